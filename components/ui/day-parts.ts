/** Part of a day people think in when they look for a time. */
export type DayPart = "Morning" | "Afternoon" | "Evening"

function dayPart(hour: number): DayPart {
  if (hour < 12) return "Morning"
  return hour < 17 ? "Afternoon" : "Evening"
}

/** Groups moments by part of the day in a time zone, keeping their order; empty parts are left out. */
export function byDayPart<T extends { value: string }>(times: readonly T[], timeZone: string) {
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone })
  const parts = new Map<DayPart, T[]>()
  for (const time of times) {
    const part = dayPart(Number(hour.format(new Date(time.value))))
    parts.set(part, [...(parts.get(part) ?? []), time])
  }
  return [...parts].map(([part, members]) => ({ part, times: members }))
}
