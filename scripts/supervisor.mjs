import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { nodePath, projectEnvironment, root } from "./install.mjs"

/** The ports that a start needs, each with the variable that moves it. */
export function wantedPorts({ portBase, webPort, web = true }) {
  const parts = { API: 0, database: 1, mail: 3, Stripe: 4, SMS: 5, Google: 6, "data API": 10 }
  const cloud = Object.entries(parts).map(([name, offset]) => ({
    name,
    port: portBase + offset,
    variable: "LOCAL_PORT_BASE",
  }))
  return web ? [{ name: "web", port: webPort, variable: "PORT" }, ...cloud] : cloud
}

/** Starts the local cloud, brings its database up to date, and gives the environment for the application. */
export async function startCloud(processes, { portBase, webPort, dataDir, report = () => {} }) {
  const entry = processes.start("cloud", nodePath(), ["--import", "tsx", "local/main.ts"], {
    cwd: root,
    channel: true,
    env: projectEnvironment({
      LOCAL_PORT_BASE: String(portBase),
      PORT: String(webPort),
      LOCAL_DATA_DIR: dataDir,
    }),
  })
  const ready = new Promise((resolve) => {
    entry.child.on("message", (message) => {
      if (message.process) processes.note(message.process.name, message.process.pid)
      else if (message.step === "environment") resolve(message.env)
      else report(message.text)
    })
  })
  const env = await Promise.race([ready, entry.exit.then(() => null)])
  if (!env) throw new Error(`The local cloud did not start.\n${processes.tail("cloud")}`)
  return { entry, env }
}

/** Builds the application if its sources, or what is built into them, have changed. Says whether it did. */
export async function buildWeb(processes, { env, distDir = ".next" }) {
  const stamp = join(root, distDir, "tenantry-build")
  const hash = sourceHash(env)
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false
  const entry = processes.start("build", nodePath(), [next, "build"], {
    cwd: root,
    env: projectEnvironment({
      ...env,
      NODE_ENV: "production",
      NEXT_DIST_DIR: distDir,
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  })
  const reason = await entry.exit
  if (reason !== "code 0")
    throw new Error(`The application could not be built (${reason}).\n${processes.tail("build", 30)}`)
  writeFileSync(stamp, hash)
  return true
}

/** Starts the web server and waits until it answers. */
export async function startWeb(processes, { env, port, distDir = ".next", dev = false }) {
  const entry = processes.start("web", nodePath(), [next, dev ? "dev" : "start", "-p", String(port)], {
    cwd: root,
    inherit: dev,
    env: projectEnvironment({
      ...env,
      NODE_ENV: dev ? "development" : "production",
      NEXT_DIST_DIR: distDir,
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  })
  await waitFor(processes, entry, `http://127.0.0.1:${port}/`)
  return entry
}

/** Starts the worker. */
export async function startWorker(processes, { env }) {
  const entry = processes.start("worker", nodePath(), ["--import", "tsx", "worker/main.ts"], {
    cwd: root,
    env: projectEnvironment(env),
  })
  // It has nothing to call; one that can't run ends at once.
  const reason = await Promise.race([entry.exit, sleep(700, null)])
  if (reason) throw new Error(`The worker did not start (${reason}).\n${processes.tail("worker")}`)
  return entry
}

const next = join(root, "node_modules/next/dist/bin/next")

async function waitFor(processes, entry, url) {
  const deadline = Date.now() + 120_000
  while (!entry.ended && Date.now() < deadline) {
    const status = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(60_000) }).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status > 0 && status < 500) return
    if (status >= 500)
      throw new Error(`The web server answers with an error (${status}).\n${processes.tail("web")}`)
    await sleep(100)
  }
  throw new Error(`The web server did not start.\n${processes.tail("web")}`)
}

function sourceHash(env) {
  const hash = createHash("sha256")
  for (const [name, value] of Object.entries(env).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${value}\n`)
  }
  const tops = ["app", "components", "lib", "public", "middleware.ts", "instrumentation.ts", "next.config.ts"]
  for (const top of [...tops, "package-lock.json", "postcss.config.mjs", "tsconfig.json"])
    addToHash(hash, top)
  return hash.digest("hex")
}

function addToHash(hash, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addToHash(hash, `${path}/${name}`)
  } else if (!/\.test\.tsx?$/.test(path)) hash.update(`${path}\n`).update(readFileSync(full))
}
