import { execFileSync, spawn } from "node:child_process"
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

/**
 * The processes of one data directory. Each is noted in a file together with its start time, so that a later
 * start can tell what a killed predecessor left running from somebody else's process with the same number.
 */
export class Processes {
  #file
  #logs
  #running = new Map()
  #noted = []
  #owns = false

  constructor(dataDir) {
    this.#file = join(dataDir, "processes.json")
    this.#logs = join(dataDir, "logs")
    mkdirSync(this.#logs, { recursive: true })
  }

  /** Stops what an earlier start left behind. Throws if that start is still alive. */
  async takeOver() {
    const earlier = readNotes(this.#file)
    for (const note of earlier) {
      if (note.name === "supervisor" && note.pid !== process.pid && isSame(note)) {
        throw new Error(
          `Tenantry is running already from this directory (process ${note.pid}). Stop it there with Ctrl-C, ` +
            "or give this one other ports and data: PORT=3100 LOCAL_PORT_BASE=55321 LOCAL_DATA_DIR=.local/second",
        )
      }
    }
    this.#owns = true
    const left = earlier.filter((note) => note.name !== "supervisor" && isSame(note))
    // The newest first: the web server and the worker before the database that they use.
    for (const note of left.reverse()) await end(note)
    await this.#endDatabase()
    this.note("supervisor", process.pid)
    return left.map((note) => note.name)
  }

  /** Remembers a process, ours or a child's. */
  note(name, pid) {
    this.#noted.push({ name, pid, started: startTime(pid) })
    writeFileSync(this.#file, JSON.stringify(this.#noted))
  }

  /** Starts a program whose output goes to a log file, or to this terminal. */
  start(name, command, args, { env, cwd, inherit = false, channel = false }) {
    const log = inherit ? "inherit" : openSync(join(this.#logs, `${name}.log`), "w")
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ["ignore", log, log, ...(channel ? ["ipc"] : [])],
      // Ctrl-C reaches the whole group; a group of their own lets us stop them in order.
      detached: process.platform !== "win32",
    })
    if (typeof log === "number") closeSync(log)
    const entry = { name, child, ended: false, expected: false }
    entry.exit = new Promise((resolve) => {
      child.once("error", (error) => resolve(error.message))
      child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`))
    }).then((reason) => {
      entry.ended = true
      this.#running.delete(name)
      return reason
    })
    this.#running.set(name, entry)
    if (child.pid) this.note(name, child.pid)
    return entry
  }

  /** The last lines that a program wrote. */
  tail(name, lines = 15) {
    const file = join(this.#logs, `${name}.log`)
    return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n") : ""
  }

  /** Stops everything, the last started first. */
  async stop() {
    // A start that was refused must not touch what belongs to the one that runs.
    if (!this.#owns) return
    for (const entry of [...this.#running.values()].reverse()) {
      entry.expected = true
      signal(entry.child.pid, "SIGTERM")
      const patience = entry.name === "cloud" ? 20_000 : 8_000
      const late = await Promise.race([entry.exit.then(() => false), sleep(patience, true, { ref: false })])
      if (late) {
        signal(entry.child.pid, "SIGKILL", true)
        await entry.exit
      }
    }
    await this.#endDatabase()
    rmSync(this.#file, { force: true })
  }

  async #endDatabase() {
    const dataDir = join(dirname(this.#file), "postgres")
    const pid = Number(readText(join(dataDir, "postmaster.pid")).split("\n")[0])
    if (!pid || !readText(`/proc/${pid}/cmdline`).includes(dataDir)) return
    signal(pid, "SIGINT")
    for (let waited = 0; isAlive(pid) && waited < 15_000; waited += 50) await sleep(50)
  }
}

/** Those of the wanted ports on which something listens already. */
export async function takenPorts(wanted) {
  const checks = wanted.map(async (item) => ((await isFree(item.port)) ? null : item))
  return (await Promise.all(checks)).filter((item) => item !== null)
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)))
  })
}

function readNotes(file) {
  try {
    return JSON.parse(readText(file) || "[]")
  } catch {
    return []
  }
}

function readText(file) {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}

function isSame(note) {
  return isAlive(note.pid) && startTime(note.pid) === note.started
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return !/^\d+ \(.*\) Z/.test(readText(`/proc/${pid}/stat`))
  } catch (error) {
    return error.code === "EPERM"
  }
}

function startTime(pid) {
  const stat = readText(`/proc/${pid}/stat`)
  // The program's name stands in brackets and may hold spaces; the start time is the 20th field after it.
  if (stat) return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim()
  } catch {
    return ""
  }
}

async function end(note) {
  signal(note.pid, "SIGTERM")
  for (let waited = 0; isSame(note); waited += 50) {
    if (waited >= 8_000) signal(note.pid, "SIGKILL", true)
    await sleep(50)
  }
}

function signal(pid, name, wholeGroup = false) {
  try {
    process.kill(wholeGroup && process.platform !== "win32" ? -pid : pid, name)
  } catch {
    // It has ended meanwhile.
  }
}
