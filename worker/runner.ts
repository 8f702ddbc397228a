import { EventEmitter } from "node:events"
import { setInterval } from "node:timers"
import { Logger, parseCronItems, run, type WorkerEvents } from "graphile-worker"
import { Pool } from "pg"
import type { Jobs } from "@/lib/core/job"
import { log } from "@/lib/core/log"
import { beat, enlist, leave, parkFailedJobs, reapSilentWorkers } from "./heartbeat"

interface WorkerOptions {
  databaseUrl: string
  jobs: Jobs
  schedule?: readonly { job: string; match: string }[]
  concurrency?: number
  beatMilliseconds?: number
  reapMilliseconds?: number
}

/** Runs jobs until stopped; stopping lets those under way finish. */
export async function startWorker({
  databaseUrl,
  jobs,
  schedule = [],
  concurrency = 5,
  beatMilliseconds = 5_000,
  reapMilliseconds = 10_000,
}: WorkerOptions): Promise<{ stop: () => Promise<void>; ended: Promise<void> }> {
  const pool = new Pool({ connectionString: databaseUrl, max: concurrency + 3 })
  const lost = (error: Error) => log.warn({ err: error }, "database connection lost")
  pool.on("error", lost)
  pool.on("connect", (client) => client.on("error", lost))
  // Heartbeats have a connection of their own: jobs that hog the pool must not make a worker look dead.
  const pulse = new Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5_000 })
  pulse.on("error", (error) => log.warn({ err: error }, "heartbeat connection lost"))

  // graphile-worker locks jobs in the name of the process's pool, whichever of its workers runs them.
  const events: WorkerEvents = new EventEmitter()
  const pools: string[] = []
  events.on("pool:create", ({ workerPool }) => pools.push(workerPool.id))

  const runner = await run({
    pgPool: pool,
    concurrency,
    events,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: new Logger(() => toLog),
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [
        name,
        (payload, { job: { attempts, max_attempts } }) =>
          job.run(payload, { attempt: attempts, isLast: attempts >= max_attempts }),
      ]),
    ),
    parsedCronItems: parseCronItems(
      schedule.map(({ job, match }) => ({ task: job, match, options: { maxAttempts: 3, jobKey: job } })),
    ),
  })
  const [workerId] = pools
  if (!workerId) throw new Error("graphile-worker started without a pool.")
  await enlist(pulse, workerId)

  let missedAt = 0
  const beating = setInterval(async () => {
    try {
      if (await beat(pulse, workerId)) return
      log.fatal("this worker was silent too long and has been replaced")
      process.exit(70)
    } catch (error) {
      missedAt = Date.now()
      log.warn({ err: error }, "heartbeat missed")
    }
  }, beatMilliseconds)

  const tidy = async () => {
    // After an outage of the database everybody looks silent: first let them beat again.
    if (Date.now() - missedAt < 3 * beatMilliseconds) return
    try {
      const silent = await reapSilentWorkers(pulse)
      if (silent.length > 0) log.warn({ workers: silent }, "took over the jobs of silent workers")
      const parked = await parkFailedJobs(pulse)
      if (parked.length > 0) log.error({ tasks: parked }, "jobs parked after their last try")
    } catch (error) {
      log.warn({ err: error }, "tidying up failed")
    }
  }
  const tidying = setInterval(tidy, reapMilliseconds)
  await tidy()

  return {
    ended: runner.promise,
    stop: async () => {
      clearInterval(tidying)
      await runner.stop()
      clearInterval(beating)
      await leave(pulse, workerId).catch(() => {})
      await Promise.all([pool.end(), pulse.end()])
    },
  }
}

/* graphile-worker tells of every job it begins and ends; only trouble is worth a line of ours. */
function toLog(level: string, message: string): void {
  if (level === "error") log.error(message)
  else if (level === "warning") log.warn(message)
  else log.debug(message)
}
