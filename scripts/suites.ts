import { type ChildProcess, fork, spawn } from "node:child_process"
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { resolve } from "node:path"
import { z } from "zod"

/** How one suite ended. A check such as the linter counts as a single test. */
interface Outcome {
  passed: number
  failed: number
  skipped: number
}

const folder = resolve(".test")
const distDir = ".next-test"
const only = process.argv.slice(2)

const checks: [name: string, command: string[]][] = [
  ["types", ["tsc", "--noEmit"]],
  ["generated types", ["tsx", "scripts/types.ts", "--check"]],
  ["lint", ["biome", "ci", "--diagnostic-level=error", "."]],
  ["architecture", ["npm", "run", "--silent", "lint:architecture"]],
  ["unused code", ["npm", "run", "--silent", "lint:unused"]],
]

const outcomes: [string, Outcome][] = []
mkdirSync(folder, { recursive: true })
for (const [name, command] of checks) {
  if (wanted(name)) outcomes.push([name, await check(name, command)])
}
if (wanted("vitest")) outcomes.push(["unit, database and contract tests", await vitest()])
if (wanted("e2e")) outcomes.push(["flows in a browser", await flows()])

console.log("")
for (const [name, { passed, failed, skipped }] of outcomes) {
  console.log(
    `${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed${failed ? `, ${failed} failed` : ""}${skipped ? `, ${skipped} skipped` : ""}`,
  )
}
const sum = (key: keyof Outcome) => outcomes.reduce((total, [, outcome]) => total + outcome[key], 0)
console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`)
process.exit(sum("failed") > 0 ? 1 : 0)

function wanted(name: string): boolean {
  return only.length === 0 || only.includes(name)
}

async function check(name: string, command: string[]): Promise<Outcome> {
  heading(name)
  return (await run(command)) === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 }
}

async function vitest(): Promise<Outcome> {
  heading("unit, database and contract tests")
  const report = `${folder}/vitest.json`
  rmSync(report, { force: true })
  const code = await run([
    "vitest",
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const counted = z
    .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
    .parse(JSON.parse(readFileSync(report, "utf8")))
  // A file that doesn't load fails the run without a failed test.
  const failed = Math.max(counted.numFailedTests, code === 0 ? 0 : 1)
  return { passed: counted.numPassedTests, failed, skipped: counted.numPendingTests }
}

/** Builds, starts a whole Tenantry on ports and data of its own, and walks through it in a browser. */
async function flows(): Promise<Outcome> {
  heading("build, start and walk through in a browser")
  const base = await freeBase()
  const webPort = base + 15
  const dataDir = `${folder}/cloud`
  rmSync(dataDir, { recursive: true, force: true })
  const children: ChildProcess[] = []
  try {
    const cloud = await startCloud(base, webPort, dataDir)
    children.push(cloud.child)
    const env = {
      ...process.env,
      ...cloud.env,
      NEXT_DIST_DIR: distDir,
      PORT: String(webPort),
      NEXT_TELEMETRY_DISABLED: "1",
    }
    if ((await run(["next", "build"], env)) !== 0) return { passed: 0, failed: 1, skipped: 0 }
    children.push(background("web", ["next", "start", "--port", String(webPort)], env))
    children.push(background("worker", ["tsx", "worker/main.ts"], env))
    await answers(`http://localhost:${webPort}/api/health`)
    return await playwright({ ...env, E2E_URL: `http://localhost:${webPort}` })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    for (const child of children.reverse()) await end(child)
  }
}

async function playwright(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const report = `${folder}/e2e.json`
  rmSync(report, { force: true })
  const code = await run(["playwright", "test", "--reporter=list,json"], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const { stats } = z
    .object({
      stats: z.object({
        expected: z.number(),
        unexpected: z.number(),
        flaky: z.number(),
        skipped: z.number(),
      }),
    })
    .parse(JSON.parse(readFileSync(report, "utf8")))
  const failed = Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1)
  return { passed: stats.expected, failed, skipped: stats.skipped }
}

function startCloud(
  base: number,
  webPort: number,
  dataDir: string,
): Promise<{ child: ChildProcess; env: Record<string, string> }> {
  const message = z.object({ step: z.string(), env: z.record(z.string(), z.string()).optional() })
  return new Promise((fulfil, reject) => {
    const child = fork("local/main.ts", {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, LOCAL_PORT_BASE: String(base), LOCAL_DATA_DIR: dataDir, PORT: String(webPort) },
    })
    child.on("message", (received) => {
      const { env } = message.parse(received)
      if (env) fulfil({ child, env })
    })
    child.once("exit", () => reject(new Error("The local cloud did not start.")))
  })
}

function background(name: string, [command = "", ...args]: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const log = createWriteStream(`${folder}/${name}.log`)
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: true })
  child.stdout?.pipe(log)
  child.stderr?.pipe(log)
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise((fulfil) => child.once("exit", fulfil))
  try {
    // A group of its own where it was started as one: Next and tsx have children.
    process.kill(-child.pid, "SIGTERM")
  } catch {
    child.kill("SIGTERM")
  }
  const impatience = setTimeout(() => child.kill("SIGKILL"), 15_000)
  await gone
  clearTimeout(impatience)
}

async function answers(url: string): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((fulfil) => setTimeout(fulfil, 250))
  }
  throw new Error(`${url} did not answer; see .test/web.log.`)
}

async function freeBase(): Promise<number> {
  for (let base = 43_200; base < 60_000; base += 20) {
    const free = await Promise.all(Array.from({ length: 17 }, (_, offset) => isFree(base + offset)))
    if (free.every(Boolean)) return base
  }
  throw new Error("No free ports were found between 43200 and 60000.")
}

function isFree(port: number): Promise<boolean> {
  return new Promise((fulfil) => {
    const server = createServer()
    server.once("error", () => fulfil(false))
    server.listen(port, "127.0.0.1", () => server.close(() => fulfil(true)))
  })
}

function run([command = "", ...args]: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((fulfil) => {
    const child = spawn(command, args, { stdio: "inherit", env })
    child.once("error", () => fulfil(1))
    child.once("exit", (code) => fulfil(code ?? 1))
  })
}

function heading(text: string): void {
  console.log(`\n── ${text}`)
}
