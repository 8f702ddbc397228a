import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { z } from "zod"

const entry = z.object({
  key: z.string(),
  event: z.enum(["invoke", "ok", "fail", "unknown"]),
  bookingId: z.string().optional(),
  code: z.string().optional(),
})

/** One line of the history: what a client was about to do, or what it was told. */
export type Entry = z.infer<typeof entry>

/** What the clients saw, kept in a file: the database under test is no witness of its own. */
export class History {
  readonly #file: string
  readonly #handle: number

  constructor(name: string) {
    const directory = fileURLToPath(new URL("../../.test/history/", import.meta.url))
    mkdirSync(directory, { recursive: true })
    this.#file = join(directory, `${name}-${process.pid}.jsonl`)
    this.#handle = openSync(this.#file, "w")
  }

  write(line: Entry): void {
    writeSync(this.#handle, `${JSON.stringify(line)}\n`)
  }

  read(): Entry[] {
    const lines = readFileSync(this.#file, "utf8").split("\n").filter(Boolean)
    return lines.map((line) => entry.parse(JSON.parse(line)))
  }

  /** Forgets the file, at the end of a test that went well. */
  remove(): void {
    closeSync(this.#handle)
    rmSync(this.#file)
  }
}

/** How a key's story ended, and all that was said on the way. */
export interface Story {
  acknowledged: Set<string>
  refused: boolean
  unanswered: number
}

/** The history told key by key. */
export function byKey(history: readonly Entry[]): Map<string, Story> {
  const stories = new Map<string, Story>()
  for (const { key, event, bookingId } of history) {
    const story = stories.get(key) ?? { acknowledged: new Set<string>(), refused: false, unanswered: 0 }
    stories.set(key, story)
    if (event === "ok") story.acknowledged.add(bookingId ?? "")
    if (event === "fail") story.refused = true
    if (event === "unknown") story.unanswered++
  }
  return stories
}

/** What contradicts the history in the bookings that are there: an empty list if all is well. */
export function contradictions(
  history: readonly Entry[],
  bookings: readonly { id: string; key: string }[],
): string[] {
  const found = new Map<string, string[]>()
  for (const { id, key } of bookings) found.set(key, [...(found.get(key) ?? []), id])
  const stories = byKey(history)
  const invented = [...found.keys()]
    .filter((key) => !stories.has(key))
    .map((key) => `${key}: never asked for`)
  const wrong = [...stories].flatMap(([key, { acknowledged, refused }]) => {
    const ids = found.get(key) ?? []
    if (ids.length > 1) return [`${key}: booked ${ids.length} times`]
    if (acknowledged.size > 1) return [`${key}: told of ${acknowledged.size} bookings`]
    if (acknowledged.size === 1 && refused) return [`${key}: both given and refused`]
    if (acknowledged.size === 1 && !acknowledged.has(ids[0] ?? "")) return [`${key}: acknowledged and lost`]
    return refused && ids.length > 0 ? [`${key}: refused and booked`] : []
  })
  return [...invented, ...wrong]
}
