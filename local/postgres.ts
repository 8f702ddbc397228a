import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs"
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { type PostgresUser, run, start, unprivilegedUser } from "./postgres-process.ts"

/** How to start a database cluster. */
export interface PostgresOptions {
  port: number
  dataDir: string
  /** Tests trade safety on power loss for speed; everything else keeps Postgres' own defaults. */
  durable?: boolean
  /** Server settings beyond ours, by name. */
  settings?: Record<string, string>
}

/** A running cluster. */
export interface RunningPostgres {
  url: string
  pid: number
  stop(): Promise<void>
}

const password = "postgres"

/** The address of a database in a cluster that listens on `port`. */
export function postgresUrl(port: number, database = "postgres"): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
}

/**
 * Starts Postgres on a data directory, making the directory first if there is none. A server that a killed
 * predecessor left running on it is stopped, which loses nothing that was committed.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir)
  const user = await unprivilegedUser(dirname(dataDir))
  if (!existsSync(join(dataDir, "PG_VERSION"))) await initialise(dataDir, user)
  await stopPostgres(dataDir)

  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // As hosted Supabase: extensions are found without naming their schema.
    search_path: '"$user", public, extensions',
    timezone: "UTC",
    max_connections: "200",
    shared_buffers: "128MB",
    ...(options.durable === false
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }
      : {}),
    ...options.settings,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const log = openSync(`${dataDir}.log`, "a")
  const child = start("postgres", ["-D", dataDir, "-p", String(options.port), ...flags], user, log)
  closeSync(log)

  let exited = false
  child.once("exit", () => {
    exited = true
  })
  // A server that was killed has left its file behind, which still says that it is ready.
  while (!isReady(readPidFile(dataDir), child.pid)) {
    if (exited) throw new Error(`Postgres did not start on port ${options.port}.\n${tail(`${dataDir}.log`)}`)
    await sleep(15)
  }
  return {
    url: postgresUrl(options.port),
    pid: child.pid ?? 0,
    stop: () => stopPostgres(dataDir),
  }
}

/** Stops the server of a data directory, whoever started it. Does nothing when none is running. */
export async function stopPostgres(dataDir: string): Promise<void> {
  const file = readPidFile(resolve(dataDir))
  if (!file || !isPostgres(file.pid, resolve(dataDir))) return
  // SIGINT is Postgres' fast shutdown: open transactions are rolled back, everything else is kept.
  process.kill(file.pid, "SIGINT")
  const deadline = Date.now() + 15_000
  while (isPostgres(file.pid, resolve(dataDir))) {
    if (Date.now() > deadline) process.kill(file.pid, "SIGQUIT")
    await sleep(20)
  }
}

async function initialise(dataDir: string, user: PostgresUser): Promise<void> {
  // A cluster that was being made when its maker died must not be taken for a whole one.
  const draft = `${dataDir}.new`
  await rm(draft, { recursive: true, force: true })
  mkdirSync(dirname(dataDir), { recursive: true })
  await mkdir(draft, { mode: 0o700 })
  const passwordFile = `${draft}.password`
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(draft, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  try {
    await run(
      "initdb",
      [
        `--pgdata=${draft}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // The built-in provider sorts alike on every machine, whatever locales it has.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync",
      ],
      user,
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, dataDir)
}

function isReady(file: { pid: number; status: string } | null, pid: number | undefined): boolean {
  return file?.pid === pid && file?.status === "ready"
}

function readPidFile(dataDir: string): { pid: number; status: string } | null {
  try {
    const lines = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")
    return { pid: Number(lines[0]), status: (lines[7] ?? "").trim() }
  } catch {
    return null
  }
}

function isPostgres(pid: number, dataDir: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false
  }
  try {
    // A process id is used again after a crash; the command line tells whether it is still our server.
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8")
    return command.includes(dataDir)
  } catch {
    return process.platform !== "linux"
  }
}

function tail(file: string): string {
  try {
    return readFileSync(file, "utf8").split("\n").slice(-12).join("\n")
  } catch {
    return ""
  }
}
