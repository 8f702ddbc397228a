import { tzOffset } from "@date-fns/tz"
import { addToDay } from "@/lib/core/days"

/** What blocked time is for. */
export const timeOffKinds = ["break", "holiday", "sick", "training", "other"] as const
export type TimeOffKind = (typeof timeOffKinds)[number]

export const calendarViews = ["day", "three", "week", "agenda"] as const
export type CalendarView = (typeof calendarViews)[number]

const minute = 60_000
const dayMinutes = 1440

/** A place on the wall clock: a day and the minutes since its midnight, as the hands show them. */
export interface Local {
  day: string
  minute: number
}

/** What the clocks on the wall show at a moment. */
export function toLocal(moment: number, timezone: string): Local {
  const shifted = moment + tzOffset(timezone, new Date(moment)) * minute
  const day = new Date(shifted).toISOString().slice(0, 10)
  return { day, minute: Math.floor((shifted - Date.parse(`${day}T00:00:00Z`)) / minute) }
}

/**
 * The moment at which the clocks show this. Of an hour that comes twice the first is meant; an hour that
 * is skipped is read with the clocks not yet changed, so 01:30 becomes 02:30. Minutes may leave the day.
 */
export function fromLocal({ day, minute: minutes }: Local, timezone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * minute
  const offsetAt = (moment: number) => tzOffset(timezone, new Date(moment)) * minute
  const before = offsetAt(wall - dayMinutes * minute)
  const after = offsetAt(wall + dayMinutes * minute)
  if (offsetAt(wall - before) === before) return wall - before
  return offsetAt(wall - after) === after ? wall - after : wall - before
}

/** The stretch of a day's wall clock that is skipped or comes twice, in minutes; null on other days. */
export function clockChange(
  day: string,
  timezone: string,
): { kind: "skipped" | "repeated"; from: number; until: number } | null {
  let early = fromLocal({ day, minute: 0 }, timezone)
  let late = fromLocal({ day, minute: dayMinutes }, timezone)
  const offsetAt = (moment: number) => tzOffset(timezone, new Date(moment))
  const [before, after] = [offsetAt(early), offsetAt(late)]
  if (before === after) return null
  while (late - early > minute) {
    const middle = early + Math.floor((late - early) / 2 / minute) * minute
    if (offsetAt(middle) === before) early = middle
    else late = middle
  }
  const shown = toLocal(late, timezone).minute
  const expected = shown + before - after
  return after > before
    ? { kind: "skipped", from: expected, until: shown }
    : { kind: "repeated", from: shown, until: expected }
}

/** How many days `until` is after `from`. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

const lengths: Record<CalendarView, number> = { day: 1, three: 3, week: 7, agenda: 14 }

/** The days a view shows around a date; a week begins on Monday. */
export function viewDays(view: CalendarView, date: string): string[] {
  const first = view === "week" ? addToDay(date, 1 - weekdayOf(date)) : date
  return Array.from({ length: lengths[view] }, (_, index) => addToDay(first, index))
}

/** The date one step before or after in a view. */
export function stepDate(view: CalendarView, date: string, direction: 1 | -1): string {
  return addToDay(date, direction * (view === "agenda" ? 7 : lengths[view]))
}

/** To the nearest multiple of `grain` minutes. */
export function snap(minutes: number, grain: number): number {
  return Math.round(minutes / grain) * grain
}

/** "09:05" for minutes since midnight; 24:00 is the end of a day. */
export function clock(minutes: number): string {
  const within = minutes === dayMinutes ? minutes : ((minutes % dayMinutes) + dayMinutes) % dayMinutes
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`
}

/** Where in the calendar one is: all of it is in the address. */
export interface Place {
  view: CalendarView
  date: string
  /** Who is shown; null for everybody. */
  staff: readonly string[] | null
  /** On a phone, whose day is shown; null for the first. */
  person: string | null
  /** The whole day instead of the hours one works. */
  whole: boolean
  /** Steps of a drag in minutes. */
  grain: 5 | 15
  /** The visit whose sheet is open. */
  open: string | null
}

type Read = (name: string) => string | null | undefined
const isView = (text: string | null | undefined): text is CalendarView =>
  calendarViews.some((view) => view === text)
const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text)

/** Reads an address; what makes no sense in it is left out. */
export function readPlace(read: Read, today: string): Place {
  const [view, date, staff, open, person] = [
    read("view"),
    read("date"),
    read("staff"),
    read("open"),
    read("person"),
  ]
  const valid = date && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`))
  const shown = staff?.split(",").filter(isId) ?? []
  return {
    view: isView(view) ? view : "day",
    date: valid ? date : today,
    staff: shown.length > 0 ? shown : null,
    person: person && isId(person) ? person : null,
    whole: read("hours") === "all",
    grain: read("snap") === "5" ? 5 : 15,
    open: open && isId(open) ? open : null,
  }
}

/** The address of a place, without what goes without saying. */
export function placeQuery(place: Place, today: string): string {
  const query = new URLSearchParams()
  if (place.view !== "day") query.set("view", place.view)
  if (place.date !== today) query.set("date", place.date)
  if (place.staff) query.set("staff", place.staff.join(","))
  if (place.person) query.set("person", place.person)
  if (place.whole) query.set("hours", "all")
  if (place.grain === 5) query.set("snap", "5")
  if (place.open) query.set("open", place.open)
  return query.toString().replaceAll("%2C", ",")
}
