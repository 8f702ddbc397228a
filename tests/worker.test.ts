import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { afterAll, afterEach, describe, expect, test, vi } from "vitest"
import { ownDatabase } from "./database/session.ts"

const child = fileURLToPath(new URL("./worker-process.ts", import.meta.url))
const processes: ChildProcess[] = []
const database = await ownDatabase()
const { sql } = database

afterEach(() => {
  for (const worker of processes.splice(0)) worker.kill("SIGKILL")
})
afterAll(() => database.drop())

await sql`create table public.effects (key text primary key, pid int not null, made_at timestamptz default now())`
await sql`create table public.starts (key text not null, pid int not null)`

/** A worker in a process of its own, as in production. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", child], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: "test" },
    stdio: ["ignore", "ignore", "inherit"],
  })
  processes.push(worker)
  return worker
}

const enqueue = (job: string, key: string, attempts = 5) =>
  sql`select private.enqueue(${job}, ${sql.json({ key })}, p_max_attempts => ${attempts})`
const starts = (key: string) => sql`select pid from starts where key = ${key}`
const effects = (key: string) => sql`select pid from effects where key = ${key}`
const patience = { timeout: 40_000, interval: 50 }

describe("the worker", () => {
  test("killed mid-job, its job is taken over and takes effect once", async () => {
    const first = startWorker()
    await enqueue("test.hang_once", "killed")
    await vi.waitFor(async () => expect(await starts("killed")).toHaveLength(1), patience)
    first.kill("SIGKILL")
    // Instead of waiting out the silence, the dead worker's last sign of life is moved into the past.
    await sql`update private.worker_heartbeats set beaten_at = now() - interval '31 seconds'`

    const second = startWorker()
    await vi.waitFor(async () => expect(await effects("killed")).toEqual([{ pid: second.pid }]), patience)
    expect(await starts("killed")).toHaveLength(2)
    expect(await sql`select from graphile_worker.jobs where task_identifier = 'test.hang_once'`).toHaveLength(
      0,
    )
  })

  test("that lives keeps its job, however long the job takes", async () => {
    startWorker()
    startWorker()
    await enqueue("test.hang_once", "long")
    await vi.waitFor(async () => expect(await starts("long")).toHaveLength(1), patience)
    await sql`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour' where locked_by is not null`
    // The job that follows is done only after several rounds of the reaper, which comes five times a second.
    await enqueue("test.take_a_second", "meanwhile")
    await vi.waitFor(async () => expect(await effects("meanwhile")).toHaveLength(1), patience)
    expect(await starts("long")).toHaveLength(1)
    await sql`delete from graphile_worker._private_jobs`
  })

  test("frozen until it was given up, it ends itself instead of going on", async () => {
    const frozen = startWorker()
    const ended = new Promise((resolve) => frozen.once("exit", resolve))
    await enqueue("test.hang_once", "frozen")
    await vi.waitFor(async () => expect(await starts("frozen")).toHaveLength(1), patience)
    await sql`delete from private.worker_heartbeats`
    expect(await ended).toBe(70)
  })

  test("told to end, it finishes the job under way", async () => {
    const worker = startWorker()
    const ended = new Promise((resolve) => worker.once("exit", resolve))
    await enqueue("test.take_a_second", "drained")
    await vi.waitFor(async () => expect(await starts("drained")).toHaveLength(1), patience)
    worker.kill("SIGTERM")
    expect(await ended).toBe(0)
    expect(await effects("drained")).toHaveLength(1)
  })

  test("a job that always fails is parked after its tries, and others go on", async () => {
    startWorker()
    await enqueue("test.fail", "poison", 1)
    await enqueue("test.take_a_second", "beside")
    await vi.waitFor(async () => {
      expect(await effects("beside")).toHaveLength(1)
      expect(await sql`select task, payload, attempts from private.parked_jobs`).toEqual([
        { task: "test.fail", payload: { key: "poison" }, attempts: 1 },
      ])
    }, patience)
    expect(await sql`select from graphile_worker.jobs where task_identifier = 'test.fail'`).toHaveLength(0)
  })
})
