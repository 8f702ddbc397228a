import { execFile } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { vi } from "vitest"
import { freePort } from "@/local/free-port.ts"
import { migrate } from "@/local/migrations.ts"
import { startPostgres } from "@/local/postgres.ts"
import { createSystemSchemas } from "@/local/schemas.ts"

/** A Postgres that a test may kill, with every migration, no demo data, and Postgres' own durability. */
export interface Cluster {
  url: string
  dataDir: string
  /** Kills the server and all its processes at once, as the machine's end would, and waits until they are gone. */
  kill(): Promise<void>
  /** Starts it again on the same port and data. */
  restart(): Promise<void>
  remove(): Promise<void>
}

/** Starts a cluster of one's own. */
export async function startCluster(): Promise<Cluster> {
  const port = await freePort()
  const dataDir = fileURLToPath(new URL(`../../.test/fault-${process.pid}-${port}`, import.meta.url))
  let server = await startPostgres({ port, dataDir })
  await createSystemSchemas(server.url)
  await migrate(server.url)
  return {
    url: server.url,
    dataDir,
    async kill() {
      // Stopped first, so that it can't start another process while its children are counted.
      process.kill(server.pid, "SIGSTOP")
      const everyone = [server.pid, ...(await childrenOf(server.pid))]
      for (const pid of everyone) process.kill(pid, "SIGKILL")
      await vi.waitUntil(() => !everyone.some(isAlive), { timeout: 10_000, interval: 5 })
    },
    async restart() {
      server = await startPostgres({ port, dataDir })
    },
    async remove() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
      for (const left of [`${dataDir}.log`, `${dataDir}-keys`])
        await rm(left, { recursive: true, force: true })
    },
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  if (!existsSync("/proc/self/stat")) {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid="])
    const pairs = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number))
    return pairs.flatMap(([child, parent]) => (child && parent === pid ? [child] : []))
  }
  const everyone = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  return everyone.filter((child) => Number(/^\d+ \(.*\) \S+ (\d+)/.exec(readStat(child))?.[1]) === pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^\d+ \(.*\) Z/.test(readStat(pid))
  } catch {
    return false
  }
}

function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
  } catch {
    return ""
  }
}
