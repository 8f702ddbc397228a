import { existsSync, readFileSync } from "node:fs"
import { mkdir, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { emptyState, type State } from "./state.ts"

/** Reads what an earlier run left in a directory. */
export function loadState(dataDir: string): State {
  const file = join(dataDir, "stripe.json")
  const saved: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}
  const { tables, ...rest } = Object.assign(emptyState(), saved)
  return { ...rest, tables: Object.assign(emptyState().tables, tables) }
}

/** Writes the state from time to time, and never half of it. */
export class Storage {
  private readonly dataDir: string
  private readonly read: () => State
  private saved = ""
  private writing: Promise<void> = Promise.resolve()
  private readonly timer: NodeJS.Timeout
  private dirty = false

  constructor(dataDir: string, read: () => State) {
    this.dataDir = dataDir
    this.read = read
    this.timer = setInterval(() => {
      if (this.dirty) void this.save()
    }, 300)
    this.timer.unref()
  }

  /** Something may have changed. */
  touch(): void {
    this.dirty = true
  }

  /** Writes now, if anything has changed. */
  save(): Promise<void> {
    this.dirty = false
    this.writing = this.writing.then(async () => {
      const text = JSON.stringify(this.read())
      if (text === this.saved) return
      await mkdir(this.dataDir, { recursive: true })
      const file = join(this.dataDir, "stripe.json")
      await writeFile(`${file}.new`, text)
      await rename(`${file}.new`, file)
      this.saved = text
    })
    return this.writing
  }

  /** Writes for the last time. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.save()
  }
}
