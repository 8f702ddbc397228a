/**
 * A time of day as people type it, as "HH:MM": "9", "930", "9.30", "14:00", "9 pm", "24:00". Null
 * for what is no time.
 */
export function parseClock(typed: string): string | null {
  const match = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?\s*$/i.exec(typed)
  if (!match) return null
  const half = match[3]?.toLowerCase()
  const minutes = Number(match[2] ?? 0)
  let hours = Number(match[1])
  if (half) {
    if (hours < 1 || hours > 12) return null
    hours = (hours % 12) + (half === "pm" ? 12 : 0)
  }
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`
}
