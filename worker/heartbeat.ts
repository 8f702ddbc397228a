import type { Pool } from "pg"

/** How long a worker may be silent before its jobs are given to others. */
export const silenceSeconds = 30

/**
 * Says that this worker lives. False if it was reaped meanwhile: a frozen process that wakes up must
 * not go on with jobs that others have taken over.
 */
export async function beat(pool: Pool, workerId: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    "update private.worker_heartbeats set beaten_at = now() where worker_id = $1",
    [workerId],
  )
  return rowCount === 1
}

/** Registers a worker as it starts. */
export async function enlist(pool: Pool, workerId: string): Promise<void> {
  await pool.query(
    "insert into private.worker_heartbeats (worker_id) values ($1) on conflict (worker_id) do update set beaten_at = now()",
    [workerId],
  )
}

/** Takes leave, at an orderly end. */
export async function leave(pool: Pool, workerId: string): Promise<void> {
  await pool.query("delete from private.worker_heartbeats where worker_id = $1", [workerId])
}

/**
 * Frees the jobs of workers that fell silent, and of those that died before they were registered.
 * graphile-worker itself would wait four hours.
 */
export async function reapSilentWorkers(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ worker_id: string }>(
    `with silent as (
       delete from private.worker_heartbeats
        where beaten_at < now() - make_interval(secs => $1)
       returning worker_id
     ), unknown as (
       select j.locked_by as worker_id
         from graphile_worker._private_jobs j
        where j.locked_by is not null
          and j.locked_at < now() - make_interval(secs => $1)
          and not exists (select from private.worker_heartbeats h where h.worker_id = j.locked_by)
     )
     select worker_id from silent union select worker_id from unknown`,
    [silenceSeconds],
  )
  const workerIds = rows.map((row) => row.worker_id)
  if (workerIds.length > 0) await pool.query("select graphile_worker.force_unlock_workers($1)", [workerIds])
  return workerIds
}

/** Moves jobs that used up their tries out of the others' way, to be looked at and replayed. */
export async function parkFailedJobs(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ task: string }>(
    `with failed as (
       delete from graphile_worker._private_jobs j
        using graphile_worker._private_tasks t
        where t.id = j.task_id and j.attempts >= j.max_attempts and j.locked_at is null
       returning t.identifier, j.payload, j.last_error, j.attempts
     )
     insert into private.parked_jobs (task, payload, error, attempts)
     select f.identifier, f.payload::jsonb, f.last_error, f.attempts from failed f
     returning task`,
  )
  return rows.map((row) => row.task)
}
