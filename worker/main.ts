import { env } from "@/lib/core/env"
import { log } from "@/lib/core/log"
import { jobs, schedule } from "./jobs"
import { startWorker } from "./runner"

if (!env.DATABASE_URL) throw new Error("The worker needs DATABASE_URL: a direct connection to Postgres.")

const worker = await startWorker({ databaseUrl: env.DATABASE_URL, jobs, schedule })
log.info("worker ready")

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  log.info("finishing the jobs under way")
  await worker.stop()
  process.exit(0)
}

for (const signal of ["SIGTERM", "SIGINT", "disconnect"] as const) process.once(signal, stop)

await worker.ended
