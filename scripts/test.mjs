// The one command for tests: installs if needed, then hands over to the suites. Plain Node, no packages.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = join(dirname(fileURLToPath(import.meta.url)), "..")
process.chdir(root)

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Tenantry needs Node 20 or newer; this is ${process.version}.`)
  process.exit(1)
}

const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex")
const stamp = "node_modules/.installed"
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  console.log("Installing packages…")
  const install = spawnSync("npm", ["ci", "--loglevel=error"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  })
  if (install.status !== 0) {
    console.error("The packages could not be installed. Is the package registry within reach?")
    process.exit(install.status ?? 1)
  }
  mkdirSync("node_modules", { recursive: true })
  writeFileSync(stamp, lock)
}

const node = join(root, "node_modules/.bin/node")
const path = `${join(root, "node_modules/.bin")}:${process.env.PATH}`
const suites = spawnSync(node, ["--import", "tsx", "scripts/suites.ts", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, PATH: path },
})
process.exit(suites.status ?? 1)
