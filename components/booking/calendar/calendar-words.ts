import { statusWords } from "@/components/booking/manage/booking-words"
import type { Tone } from "@/components/ui/tone"
import type { Entry } from "@/lib/booking/calendar/layout/types"
import type { CalendarView, TimeOffKind } from "@/lib/booking/calendar/rules"
import { formatTime } from "@/lib/core/format"

export const viewWords: Record<CalendarView, string> = {
  day: "Day",
  three: "3 days",
  week: "Week",
  agenda: "Agenda",
}

export const timeOffWords: Record<TimeOffKind, string> = {
  break: "Break",
  holiday: "Holiday",
  sick: "Sick",
  training: "Training",
  other: "Away",
}

/** "10:00–10:45". */
export function timesOf(
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  timezone: string,
): string {
  return `${formatTime(new Date(startsAt), timezone)}–${formatTime(new Date(endsAt), timezone)}`
}

/** The colour a block speaks in. */
export function toneOf(entry: Entry): Tone {
  if (entry.held) return "caution"
  if (entry.kind !== "appointment" && entry.status === "confirmed") return "accent"
  return entry.status ? statusWords[entry.status].tone : "neutral"
}

/** How an entry stands, in a word or two. */
export function standingOf(entry: Entry): string {
  if (entry.held) return "Held until paid"
  return entry.status ? statusWords[entry.status].label : "Booked"
}

const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" })
  return (day: string) => format.format(new Date(`${day}T00:00:00Z`))
}

/** "Sat 21", for the head of a column. */
export const shortDay = dayFormat({ weekday: "short", day: "numeric" })
/** "Saturday 21 November". */
export const longDay = dayFormat({ weekday: "long", day: "numeric", month: "long" })
const dayMonth = dayFormat({ day: "numeric", month: "short" })
const dayMonthYear = dayFormat({ day: "numeric", month: "short", year: "numeric" })
const weekdayMonth = dayFormat({ weekday: "short", day: "numeric", month: "short" })
const fullDay = dayFormat({ weekday: "short", day: "numeric", month: "short", year: "numeric" })

/** What the days shown are called: "Sat, 21 Nov 2026" or "16–22 Nov 2026"; without the year where room is short. */
export function spanOf(days: readonly string[], short = false): string {
  const [first = "", last = first] = [days[0], days.at(-1)]
  if (first === last) return short ? weekdayMonth(first) : fullDay(first)
  const sameMonth = first.slice(0, 7) === last.slice(0, 7)
  const begin = first.slice(0, 4) !== last.slice(0, 4) ? dayMonthYear(first) : dayMonth(first)
  if (short) return `${sameMonth ? Number(first.slice(8)) : dayMonth(first)}–${dayMonth(last)}`
  return `${sameMonth ? Number(first.slice(8)) : begin}–${dayMonthYear(last)}`
}
