import type { Column, Stretch } from "@/lib/booking/calendar/layout/types"
import type { CalendarView } from "@/lib/booking/calendar/rules"

/** How tall a minute is drawn. */
const pixelsPerMinute = 1.2

/** The height of a stretch in pixels. */
export function tall(minutes: number): number {
  return minutes * pixelsPerMinute
}

/** A day of one person, or of everybody shown. */
export function columnsOf(
  view: CalendarView,
  days: readonly string[],
  people: readonly { id: string }[],
): Column[] {
  const apart = people.length > 0 && (view === "day" || (view === "three" && people.length <= 4))
  return days.flatMap((day): Column[] =>
    apart
      ? people.map(({ id }) => ({ key: `${day}_${id}`, day, staffId: id }))
      : [{ key: day, day, staffId: null }],
  )
}

/** A stretch of a column that is being drawn, moved or resized. */
export interface Target extends Stretch {
  column: Column
}

/** The columns on the screen, from left to right; on a phone some are hidden. */
function columnElements(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>("[data-column]")].filter((one) => one.offsetWidth > 0)
}

/** The key of the column under a point of the window, the nearest where there is none. */
export function columnAt(body: HTMLElement, x: number): string | undefined {
  const distance = (one: HTMLElement) => {
    const { left, right } = one.getBoundingClientRect()
    return Math.max(left - x, x - right, 0)
  }
  return columnElements(body).toSorted((a, b) => distance(a) - distance(b))[0]?.dataset.column
}

/** The keys of the columns one can see, in order. */
export function visibleColumns(body: HTMLElement): string[] {
  return columnElements(body).flatMap((one) => one.dataset.column ?? [])
}

/** The minute of the day at a height of the window. */
export function minuteAt(body: HTMLElement, y: number, shown: Stretch): number {
  return shown.from + (y - body.getBoundingClientRect().top) / pixelsPerMinute
}

/** Draws where something would land. Writes only what changed, so that a drag costs no layout. */
export function placeGhost(
  body: HTMLElement,
  shown: Stretch,
  target: Target,
  words: { time: string; name: string },
): void {
  const ghost = body.querySelector<HTMLElement>("[data-ghost]")
  const column = body.querySelector<HTMLElement>(`[data-column="${target.column.key}"]`)
  if (!ghost || !column) return
  const from = Math.max(target.from, shown.from)
  const until = Math.min(Math.max(target.until, from + 5), shown.until)
  ghost.hidden = false
  ghost.style.width = `${column.offsetWidth - 4}px`
  ghost.style.height = `${Math.max(tall(until - from), 16)}px`
  const left = column.getBoundingClientRect().left - body.getBoundingClientRect().left + 2
  ghost.style.transform = `translate(${left}px, ${tall(from - shown.from)}px)`
  const [time, name] = [
    ghost.querySelector<HTMLElement>("[data-ghost-time]"),
    ghost.querySelector<HTMLElement>("[data-ghost-name]"),
  ]
  if (time && time.textContent !== words.time) time.textContent = words.time
  if (name && name.textContent !== words.name) name.textContent = words.name
}

/** Takes away what `placeGhost` drew. */
export function hideGhost(body: HTMLElement): void {
  const ghost = body.querySelector<HTMLElement>("[data-ghost]")
  if (ghost) ghost.hidden = true
}

/** A phone shows one person's columns at a time, and what belongs to nobody beside none. */
export function hiddenOnPhone({ staffId }: Column, person: string | null): boolean {
  return person !== null && staffId !== null && staffId !== person
}
