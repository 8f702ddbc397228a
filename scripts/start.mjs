import { mkdirSync } from "node:fs"
import { join, resolve } from "node:path"
import { install, root } from "./install.mjs"
import { Processes, takenPorts } from "./processes.mjs"
import { buildWeb, startCloud, startWeb, startWorker, wantedPorts } from "./supervisor.mjs"

const dev = process.argv.includes("--dev")
const cloudOnly = process.argv.includes("--local")
const webPort = Number(process.env.PORT ?? 3000)
const portBase = Number(process.env.LOCAL_PORT_BASE ?? 54321)
const dataDir = resolve(root, process.env.LOCAL_DATA_DIR ?? ".local/cloud")
const distDir = process.env.NEXT_DIST_DIR ?? ".next"
const begin = Date.now()
let processes
let stopping = false

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => stop(0))

try {
  await main()
} catch (error) {
  if (!stopping) {
    console.error(`\n${error.message}\n`)
    await stop(1)
  }
}

async function main() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    throw new Error(
      `Tenantry needs Node 20 or newer; this is ${process.version}. Install it from nodejs.org.`,
    )
  }
  mkdirSync(dataDir, { recursive: true })
  processes = new Processes(dataDir)
  const left = await processes.takeOver()
  if (left.length > 0) done(`cleared up after an earlier start (${left.join(", ")})`)

  const taken = await takenPorts(wantedPorts({ portBase, webPort, web: !cloudOnly }))
  if (taken.length > 0) throw new Error(explainPorts(taken))

  if (await step("dependencies", () => install())) done("dependencies installed")
  const { entry, env } = await startCloud(processes, { portBase, webPort, dataDir, report: done })
  watch(entry)
  if (cloudOnly) return announce(env)

  if (!dev && (await step("building the application", () => buildWeb(processes, { env, distDir }))))
    done("application built")
  const [web, worker] = await Promise.all([
    startWeb(processes, { env, port: webPort, distDir, dev }),
    startWorker(processes, { env }),
  ])
  watch(web)
  watch(worker, () => startWorker(processes, { env }))
  announce(env)
}

function explainPorts(taken) {
  const list = taken.map(({ name, port }) => `  ${port} (${name})`).join("\n")
  const help = [
    taken.some(({ variable }) => variable === "PORT") && "PORT=3100 moves the web server",
    taken.some(({ variable }) => variable !== "PORT") &&
      "LOCAL_PORT_BASE=55321 moves the local cloud (it uses base to base + 10)",
  ]
  return `Something else listens on:\n${list}\nStop it, or choose other ports: ${help.filter(Boolean).join("; ")}.\nFor example: PORT=3100 LOCAL_PORT_BASE=55321 npm start`
}

function watch(entry, restart) {
  void entry.exit.then(async (reason) => {
    if (stopping || entry.expected) return
    if (restart) {
      console.error(`  The ${entry.name} ended (${reason}) and is started again.`)
      const again = await restart().catch((error) => fail(error.message))
      if (again) watch(again, restart)
    } else await fail(`The ${entry.name} ended (${reason}).\n${processes.tail(entry.name)}`)
  })
}

async function fail(message) {
  if (stopping) return
  console.error(`\n${message}\n`)
  await stop(1)
}

async function stop(code) {
  if (stopping) return
  stopping = true
  if (processes) {
    if (code === 0) console.log("\n  Stopping …")
    await processes.stop()
  }
  process.exit(code)
}

async function step(text, work) {
  if (process.stdout.isTTY) process.stdout.write(`  … ${text}\r`)
  const result = await work()
  if (process.stdout.isTTY) process.stdout.write("\u001b[2K\r")
  return result
}

function done(text) {
  console.log(`  ✓ ${text} (${((Date.now() - begin) / 1000).toFixed(1)} s)`)
}

function announce(env) {
  const local = (port) => `http://127.0.0.1:${port}`
  const lines = [
    ...(cloudOnly ? [] : [["Tenantry", env.APP_URL]]),
    ["Mail inbox", `${local(portBase + 3)}/inbox`],
    ["SMS", local(portBase + 5)],
    ["Stripe", local(portBase + 4)],
    ["Supabase", env.NEXT_PUBLIC_SUPABASE_URL],
    ["Database", env.DATABASE_URL],
    ["Logs", join(dataDir, "logs")],
  ]
  console.log(`\n  Ready in ${((Date.now() - begin) / 1000).toFixed(1)} s\n`)
  for (const [name, address] of lines) console.log(`  ${name.padEnd(12)} ${address}`)
  if (!cloudOnly) console.log(signIns(env.APP_URL))
  console.log("\n  Ctrl-C stops everything; data is kept.")
}

function signIns(url) {
  const people = [
    ["platform, all", "super@tenantry.demo", "/admin"],
    ["platform, support", "support@tenantry.demo", "/admin"],
    ["platform, billing", "billing@tenantry.demo", "/admin"],
    ["owner", "owner@glow.demo", "/dashboard/glow-studio"],
    ["admin", "admin@glow.demo", "/dashboard/glow-studio"],
    ["member", "member@glow.demo", "/dashboard/glow-studio"],
    ["viewer", "viewer@glow.demo", "/dashboard/glow-studio"],
    ["owner", "owner@spotless.demo", "/dashboard/spotless-laundry"],
    ["owner", "owner@northwind.demo", "/dashboard/northwind-growth"],
    ["owner", "owner@evermore.demo", "/dashboard/evermore-weddings"],
    ["customer", "customer@tenantry.demo", "/b/glow-studio"],
  ]
  const rows = people.map(([role, email, path]) => `  ${role.padEnd(18)} ${email.padEnd(24)} ${url}${path}`)
  return `\n  Demo sign-ins, password Tenantry-demo-2026\n${rows.join("\n")}`
}
