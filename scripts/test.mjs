import { spawn } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { install, projectEnvironment, root } from "./install.mjs"
import { Processes, takenPorts } from "./processes.mjs"
import { buildWeb, startCloud, startWeb, startWorker, wantedPorts } from "./supervisor.mjs"

// Everything CI needs, from a fresh clone. Words after the command choose suites: `npm test -- lint e2e`.
const folder = join(root, ".test")
const chosen = process.argv.slice(2)
const begin = Date.now()

const suites = {
  types: () => check(["tsc", "--noEmit"]),
  "generated-types": () => check(["tsx", "scripts/types.ts", "--check"]),
  lint: () => check(["biome", "ci", "--diagnostic-level=error", "."]),
  architecture: () => check(["npm", "run", "--silent", "lint:architecture"]),
  unused: () => check(["npm", "run", "--silent", "lint:unused"]),
  vitest,
  e2e,
}

try {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    throw new Error(
      `Tenantry needs Node 20 or newer; this is ${process.version}. Install it from nodejs.org.`,
    )
  }
  console.log("Installing what is missing …")
  install()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

mkdirSync(folder, { recursive: true })
const outcomes = []
for (const [name, suite] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(`\n── ${name}`)
  outcomes.push([name, await suite()])
}

console.log("")
for (const [name, { passed, failed, skipped }] of outcomes) {
  console.log(`${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
}
const sum = (key) => outcomes.reduce((total, [, outcome]) => total + outcome[key], 0)
console.log(`${Math.round((Date.now() - begin) / 1000)} s`)
console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`)
process.exit(sum("failed") > 0 || outcomes.length === 0 ? 1 : 0)

/** A tool that says yes or no counts as one test. */
async function check(command) {
  return (await run(command)) === 0 ? outcome(1, 0) : outcome(0, 1)
}

async function vitest() {
  const report = join(folder, "vitest.json")
  rmSync(report, { force: true })
  const code = await run([
    "vitest",
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) return outcome(0, 1)
  const counted = JSON.parse(readFileSync(report, "utf8"))
  // A file that doesn't load fails the run without a failed test.
  return outcome(
    counted.numPassedTests,
    Math.max(counted.numFailedTests, code === 0 ? 0 : 1),
    counted.numPendingTests,
  )
}

/** Builds, starts a whole Tenantry on ports and data of its own, and walks through it in a browser. */
async function e2e() {
  const portBase = await freeBase()
  const webPort = portBase + 15
  const dataDir = join(folder, "cloud")
  const distDir = ".next-test"
  const processes = new Processes(dataDir)
  try {
    await processes.takeOver()
    rmSync(join(dataDir, "postgres"), { recursive: true, force: true })
    const { env } = await startCloud(processes, {
      portBase,
      webPort,
      dataDir,
      report: (text) => console.log(`  ${text}`),
    })
    await buildWeb(processes, { env, distDir })
    await Promise.all([startWeb(processes, { env, port: webPort, distDir }), startWorker(processes, { env })])
    const inside = { E2E_DIST_DIR: distDir, E2E_LOGS: join(dataDir, "logs") }
    return await playwright({ ...env, E2E_URL: env.APP_URL, ...inside })
  } catch (error) {
    console.error(error.message)
    return outcome(0, 1)
  } finally {
    await processes.stop()
  }
}

async function playwright(env) {
  const report = join(folder, "e2e.json")
  rmSync(report, { force: true })
  const code = await run(["playwright", "test", "--reporter=list,json"], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  if (!existsSync(report)) return outcome(0, 1)
  const { stats } = JSON.parse(readFileSync(report, "utf8"))
  return outcome(stats.expected, Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1), stats.skipped)
}

function outcome(passed, failed, skipped = 0) {
  return { passed, failed, skipped }
}

async function freeBase() {
  for (let portBase = 43_200; portBase < 60_000; portBase += 20) {
    if ((await takenPorts(wantedPorts({ portBase, webPort: portBase + 15 }))).length === 0) return portBase
  }
  throw new Error("No free ports were found between 43200 and 60000.")
}

function run([command, ...args], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: projectEnvironment(env),
    })
    child.once("error", () => resolve(1))
    child.once("exit", (code) => resolve(code ?? 1))
  })
}
