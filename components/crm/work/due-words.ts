import type { Tone } from "@/components/ui/tone"

const names = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

/** When something is due, as people say it, seen from a day; both are "2026-11-21". */
export function dueWords(due: string, today: string): { label: string; tone: Tone } {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000)
  if (days === 0) return { label: "Today", tone: "caution" }
  if (days === 1) return { label: "Tomorrow", tone: "neutral" }
  const [year = "", month = "1", day = "1"] = due.split("-")
  const date = `${Number(day)} ${names[Number(month) - 1]}${year === today.slice(0, 4) ? "" : ` ${year}`}`
  if (days < 0) return { label: `Overdue since ${date}`, tone: "negative" }
  return { label: date, tone: "neutral" }
}
