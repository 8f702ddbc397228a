import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** The project's directory. */
export const root = fileURLToPath(new URL("..", import.meta.url))

const modules = join(root, "node_modules")
const marker = join(modules, ".tenantry-lock")

/** Installs the dependencies if they are missing or the lock file has changed. Says whether it did. */
export function install({ quiet = false } = {}) {
  const hash = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
  if (existsSync(marker) && readFileSync(marker, "utf8") === hash && existsSync(nodePath())) return false
  if (!existsSync(marker) && agreesWithLock()) {
    writeFileSync(marker, hash)
    return false
  }
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"]
  // Under npm, the very npm that was called; else the one on the path.
  const npm = process.env.npm_execpath
  const [command, full] = npm ? [process.execPath, [npm, ...args]] : ["npm", args]
  const result = spawnSync(command, full, {
    cwd: root,
    stdio: quiet ? "pipe" : ["ignore", "inherit", "inherit"],
    encoding: "utf8",
    shell: process.platform === "win32" && !npm,
  })
  if (result.status !== 0) {
    const details =
      result.error?.message ??
      (quiet ? `${result.stdout}${result.stderr}`.trim().split("\n").slice(-15).join("\n") : "")
    throw new Error(
      `The dependencies could not be installed.\n${details}\nCheck that the package registry can be reached, then start again.`,
    )
  }
  writeFileSync(marker, hash)
  return true
}

/** The Node that the project brings along, on which everything but these scripts runs. */
export function nodePath() {
  return join(modules, ".bin", process.platform === "win32" ? "node.exe" : "node")
}

/** An environment in which `node` is the project's own. */
export function projectEnvironment(extra = {}) {
  const separator = process.platform === "win32" ? ";" : ":"
  return { ...process.env, PATH: `${join(modules, ".bin")}${separator}${process.env.PATH ?? ""}`, ...extra }
}

function agreesWithLock() {
  const installed = join(modules, ".package-lock.json")
  if (!existsSync(installed) || !existsSync(nodePath())) return false
  const have = JSON.parse(readFileSync(installed, "utf8")).packages
  const want = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages
  return Object.entries(want).every(
    ([path, entry]) => path === "" || entry.optional || entry.peer || have[path]?.version === entry.version,
  )
}
