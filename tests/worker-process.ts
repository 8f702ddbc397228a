import { setTimeout as wait } from "node:timers/promises"
import postgres from "postgres"
import { startWorker } from "@/worker/runner.ts"

/* The worker of tests/worker.test.ts: the real runner with jobs that misbehave. */
const databaseUrl = process.env.DATABASE_URL ?? ""
const sql = postgres(databaseUrl, { max: 2 })

const keyOf = (payload: unknown) =>
  typeof payload === "object" && payload !== null && "key" in payload ? String(payload.key) : ""

async function start(payload: unknown): Promise<string> {
  const key = keyOf(payload)
  await sql`insert into starts (key, pid) values (${key}, ${process.pid})`
  return key
}

const takeEffect = (key: string) =>
  sql`insert into effects (key, pid) values (${key}, ${process.pid}) on conflict do nothing`

const worker = await startWorker({
  databaseUrl,
  concurrency: 2,
  beatMilliseconds: 200,
  reapMilliseconds: 200,
  jobs: {
    "test.hang_once": {
      run: async (payload, { attempt }) => {
        const key = await start(payload)
        if (attempt === 1) await wait(600_000)
        await takeEffect(key)
      },
    },
    "test.take_a_second": {
      run: async (payload) => {
        const key = await start(payload)
        await wait(1_000)
        await takeEffect(key)
      },
    },
    "test.fail": {
      run: async () => {
        throw new Error("always")
      },
    },
  },
})

process.once("SIGTERM", async () => {
  await worker.stop()
  await sql.end()
  process.exit(0)
})
