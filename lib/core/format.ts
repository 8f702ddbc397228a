import { tz } from "@date-fns/tz"
import { differenceInCalendarDays, format, isSameYear, parseISO } from "date-fns"

type Instant = string | Date

const asDate = (instant: Instant) => (typeof instant === "string" ? parseISO(instant) : instant)

/** Minor units as people write them: £12.50, whole pounds without pence on request, a true minus. */
export function formatMoney(
  cents: number,
  currency: string,
  { locale = "en-GB", whole = false }: { locale?: string; whole?: boolean } = {},
): string {
  const digits = new Intl.NumberFormat(locale, { style: "currency", currency }).resolvedOptions()
    .maximumFractionDigits
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    ...(whole && cents % 10 ** (digits ?? 2) === 0 ? { minimumFractionDigits: 0 } : {}),
  })
    .format(cents / 10 ** (digits ?? 2))
    .replace("-", "−")
}

/** A plain number with thousands separators. */
export function formatNumber(value: number, locale = "en-GB"): string {
  return new Intl.NumberFormat(locale).format(value).replace("-", "−")
}

/** "14:30" in a time zone. */
export function formatTime(instant: Instant, timezone: string): string {
  return format(asDate(instant), "HH:mm", { in: tz(timezone) })
}

/** "Friday 20 November", with the year where it isn't this one. */
export function formatDate(instant: Instant, timezone: string, now: Date = new Date()): string {
  const zone = { in: tz(timezone) }
  const sameYear = isSameYear(asDate(instant), now, zone)
  return format(asDate(instant), sameYear ? "EEEE d MMMM" : "EEE d MMM yyyy", zone)
}

/** "20 Nov 2026, 14:30": exact, for tables, titles and hovers. */
export function formatDateTime(instant: Instant, timezone: string): string {
  return format(asDate(instant), "d MMM yyyy, HH:mm", { in: tz(timezone) })
}

/** As people say it: "Today", "Tomorrow", "Yesterday", else the date. */
export function formatDay(instant: Instant, timezone: string, now: Date = new Date()): string {
  const days = differenceInCalendarDays(asDate(instant), now, { in: tz(timezone) })
  if (days === 0) return "Today"
  if (days === 1) return "Tomorrow"
  if (days === -1) return "Yesterday"
  return formatDate(instant, timezone, now)
}

/** "Tomorrow 14:30". */
export function formatWhen(instant: Instant, timezone: string, now: Date = new Date()): string {
  return `${formatDay(instant, timezone, now)} ${formatTime(instant, timezone)}`
}

/** How long something takes: "45 min", "1 h 30 min". */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** "1 booking", "3 bookings". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}
