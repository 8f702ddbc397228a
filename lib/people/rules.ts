import type { PersonValues, Stretch } from "./schema"
import type { HoursRow, PersonDetail } from "./types"

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The week of hours that holds on a day. */
export function weekOn(rows: readonly HoursRow[], day: string): Stretch[] {
  return rows
    .filter(
      ({ valid_from, valid_until }) =>
        (valid_from === null || valid_from <= day) && (valid_until === null || valid_until >= day),
    )
    .map(({ weekday, starts_at, ends_at }) => ({
      weekday,
      starts: starts_at.slice(0, 5),
      ends: ends_at.slice(0, 5),
    }))
    .sort((a, b) => a.weekday - b.weekday || a.starts.localeCompare(b.starts))
}

/** The days after `day` on which somebody's week changes. */
export function changesAfter(rows: readonly HoursRow[], day: string): string[] {
  const begins = rows.flatMap(({ valid_from }) =>
    valid_from !== null && valid_from > day ? [valid_from] : [],
  )
  return [...new Set(begins)].sort()
}

const minutes = (time: string) => {
  const [hours = 0, rest = 0] = time.split(":").map(Number)
  return hours * 60 + rest
}

/** How long a week's hours are together, in minutes. */
export function weekMinutes(week: readonly Stretch[]): number {
  return week.reduce((sum, { starts, ends }) => sum + Math.max(0, minutes(ends) - minutes(starts)), 0)
}

/** The hours of one day on other days too, in place of theirs. */
export function copyDay(week: readonly Stretch[], from: number, to: readonly number[]): Stretch[] {
  const copied = week.filter(({ weekday }) => weekday === from)
  return [
    ...week.filter(({ weekday }) => weekday === from || !to.includes(weekday)),
    ...to.filter((day) => day !== from).flatMap((weekday) => copied.map((one) => ({ ...one, weekday }))),
  ].sort((a, b) => a.weekday - b.weekday || a.starts.localeCompare(b.starts))
}

/** A stretch to add to a day: after the last one, or nine to five. */
export function nextStretch(week: readonly Stretch[], weekday: number): Stretch {
  const last = week.filter((one) => one.weekday === weekday).at(-1)
  if (!last) return { weekday, starts: "09:00", ends: "17:00" }
  const begin = Math.min(minutes(last.ends) + 60, 22 * 60)
  const clock = (at: number) =>
    `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`
  return { weekday, starts: clock(begin), ends: clock(Math.min(begin + 120, 24 * 60)) }
}

/** Somebody as their form holds them. */
export function toPersonValues(organization: string, person: PersonDetail): PersonValues {
  return {
    organization,
    staffId: person.id,
    fullName: person.full_name,
    title: person.title ?? "",
    bio: person.bio ?? "",
    email: person.email ?? "",
    phone: person.phone ?? "",
    memberType: person.member_type,
    isBookable: person.is_bookable,
  }
}
