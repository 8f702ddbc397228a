import { TZDate } from "@date-fns/tz"
import { addDays, addMinutes, areIntervalsOverlapping, getISODay, isBefore } from "date-fns"

/** What the references compute from: plain rows, as a screen would fetch them. Times of day are local, "09:00:00". */
export interface Calendar {
  service: { duration: number; before: number; after: number }
  hours: { staffId: string; weekday: number; opens: string; closes: string }[]
  taken: { staffId: string; from: Date; until: Date }[]
  away: { staffId: string; from: Date; until: Date }[]
  closures: { from: string; until: string }[]
}

export interface Slot {
  /** Milliseconds since 1970, UTC. */
  startsAt: number
  staffId: string
}

interface Range {
  zone: string
  from: string
  until: string
}

const minute = 60_000
const step = 15 * minute

/** Loops over days, hours and appointments in plain JavaScript, as carefully written code without a database would. */
export function slotsByLoop(calendar: Calendar, range: Range): Slot[] {
  const { duration, before, after } = calendar.service
  const now = Date.now()
  const taken = byStaff(calendar.taken, (it) => [
    it.from.getTime() - after * minute,
    it.until.getTime() + before * minute,
  ])
  const away = byStaff(calendar.away, (it) => [it.from.getTime(), it.until.getTime()])
  const slots: Slot[] = []
  for (const day of openDays(calendar, range)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
    for (const { staffId, opens, closes } of calendar.hours.filter((hours) => hours.weekday === weekday)) {
      const busy = [...(taken.get(staffId) ?? []), ...(away.get(staffId) ?? [])]
      const end = instant(day, closes, range.zone) - duration * minute
      for (let start = instant(day, opens, range.zone); start <= end; start += step) {
        const ends = start + duration * minute
        if (start > now && !busy.some(([from, until]) => from < ends && until > start)) {
          slots.push({ startsAt: start, staffId })
        }
      }
    }
  }
  return slots
}

/** Does its arithmetic slot by slot with a library that knows time zones, as most booking software does. */
export function slotsByDateLibrary(calendar: Calendar, range: Range): Slot[] {
  const { duration, before, after } = calendar.service
  const now = new Date()
  const slots: Slot[] = []
  for (const day of openDays(calendar, range)) {
    const noon = at(day, "12:00", range.zone)
    for (const { staffId, opens, closes, weekday } of calendar.hours) {
      if (weekday !== getISODay(noon)) continue
      let start = at(day, opens, range.zone)
      const end = at(day, closes, range.zone)
      while (!isBefore(end, addMinutes(start, duration))) {
        const visit = { start, end: addMinutes(start, duration) }
        const isTaken = calendar.taken.some(
          (it) =>
            it.staffId === staffId &&
            areIntervalsOverlapping(visit, {
              start: addMinutes(new TZDate(it.from, range.zone), -after),
              end: addMinutes(new TZDate(it.until, range.zone), before),
            }),
        )
        const isAway = calendar.away.some(
          (it) =>
            it.staffId === staffId &&
            areIntervalsOverlapping(visit, {
              start: new TZDate(it.from, range.zone),
              end: new TZDate(it.until, range.zone),
            }),
        )
        if (isBefore(now, start) && !isTaken && !isAway) slots.push({ startsAt: start.getTime(), staffId })
        start = addMinutes(start, 15)
      }
    }
  }
  return slots
}

function openDays(calendar: Calendar, { from, until }: Range): string[] {
  const list: string[] = []
  for (let day = from; day <= until; day = addDays(`${day}T12:00:00Z`, 1).toISOString().slice(0, 10)) {
    if (!calendar.closures.some((closure) => closure.from <= day && day <= closure.until)) list.push(day)
  }
  return list
}

function byStaff<T extends { staffId: string }>(
  rows: readonly T[],
  span: (row: T) => [number, number],
): Map<string, [number, number][]> {
  const map = new Map<string, [number, number][]>()
  for (const row of rows) map.set(row.staffId, [...(map.get(row.staffId) ?? []), span(row)])
  return map
}

const offsets = new Map<string, number>()

/** Milliseconds since 1970 of a wall-clock time; a time that the clocks jump over counts on from before the jump. */
function instant(day: string, time: string, zone: string): number {
  const key = `${day} ${time}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const found = at(day, time, zone).getTime()
  offsets.set(key, found)
  return found
}

function at(day: string, time: string, zone: string): TZDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const [hours = 0, minutes = 0] = time.split(":").map(Number)
  return new TZDate(year, month - 1, date, hours, minutes, zone)
}
