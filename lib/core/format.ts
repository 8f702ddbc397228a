import { dayOf } from "./days"

type Instant = string | Date
type Part = "weekday" | "day" | "month" | "year" | "hour" | "minute"

const isPart = (type: string): type is Part =>
  ["weekday", "day", "month", "year", "hour", "minute"].includes(type)

const formatters = new Map<string, Intl.DateTimeFormat>()

/*
 * The parts of a moment as clocks in a zone show it. The platform's own: a library for dates would
 * be sent to every visitor. Parts are put together here, since browsers and servers differ in commas.
 */
function partsOf(
  instant: Instant,
  timezone: string,
  length: "long" | "short" = "short",
): Record<Part, string> {
  const key = `${timezone} ${length}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en", {
      timeZone: timezone,
      weekday: length,
      day: "numeric",
      month: length,
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
    formatters.set(key, formatter)
  }
  const parts: Record<Part, string> = { weekday: "", day: "", month: "", year: "", hour: "", minute: "" }
  for (const { type, value } of formatter.formatToParts(new Date(instant)))
    if (isPart(type)) parts[type] = value
  return parts
}

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
  const { hour, minute } = partsOf(instant, timezone)
  return `${hour}:${minute}`
}

/** "Friday 20 November", with the year where it isn't this one. */
export function formatDate(instant: Instant, timezone: string, now: Date = new Date()): string {
  const long = partsOf(instant, timezone, "long")
  if (long.year === partsOf(now, timezone).year) return `${long.weekday} ${long.day} ${long.month}`
  const { weekday, day, month, year } = partsOf(instant, timezone)
  return `${weekday} ${day} ${month} ${year}`
}

/** "20 Nov 2026, 14:30": exact, for tables, titles and hovers. */
export function formatDateTime(instant: Instant, timezone: string): string {
  const { day, month, year, hour, minute } = partsOf(instant, timezone)
  return `${day} ${month} ${year}, ${hour}:${minute}`
}

/** As people say it: "Today", "Tomorrow", "Yesterday", else the date. */
export function formatDay(instant: Instant, timezone: string, now: Date = new Date()): string {
  const days =
    (Date.parse(dayOf(new Date(instant), timezone)) - Date.parse(dayOf(now, timezone))) / 86_400_000
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
