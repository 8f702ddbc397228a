import type { Span } from "@/lib/booking/manage/rules"

/** The stretch of the day a board shows, in whole hours of the organization's time. */
export interface DayScale {
  /** Milliseconds since the epoch. */
  from: number
  until: number
  /** A mark for each hour, with where it is between 0 and 100. */
  hours: { label: string; at: number }[]
}

const hour = 3_600_000

/** Opens the board from an hour before the first span to an hour after the last, but at least from nine to five. */
export function dayScale(dayStart: string, spans: readonly Span[]): DayScale {
  const start = Date.parse(dayStart)
  const first = Math.min(start + 9 * hour, ...spans.map((span) => Date.parse(span.starts_at)))
  const last = Math.max(start + 17 * hour, ...spans.map((span) => Date.parse(span.ends_at)))
  const from = start + Math.max(0, Math.floor((first - start) / hour)) * hour
  const until = Math.min(start + 24 * hour, start + Math.ceil((last - start) / hour + 0.5) * hour)
  const count = Math.round((until - from) / hour)
  const opening = Math.round((from - start) / hour)
  return {
    from,
    until,
    hours: Array.from({ length: count }, (_, index) => ({
      label: `${String((opening + index) % 24).padStart(2, "0")}:00`,
      at: (index / count) * 100,
    })),
  }
}

/** Where a moment is on the scale, between 0 and 100. */
export function placeOn(scale: DayScale, moment: number): number {
  return Math.min(100, Math.max(0, ((moment - scale.from) / (scale.until - scale.from)) * 100))
}
