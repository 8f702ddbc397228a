import Link from "next/link"
import { cn } from "@/components/ui/cn"
import { type Choice, choiceHref, type FreeTime } from "@/lib/booking/rules"
import { plural } from "@/lib/core/format"

type DayStripProps = {
  path: string
  choice: Choice
  days: readonly string[]
  day: string
  times: Map<string, FreeTime[]>
}

const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" })
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", timeZone: "UTC" })

/** Two weeks of days; a day without free times is told apart and can still be looked at. */
export function DayStrip({ path, choice, days, day, times }: DayStripProps) {
  return (
    <ul className="grid grid-cols-7 gap-1.5">
      {days.map((one) => {
        const count = times.get(one)?.length ?? 0
        const at = new Date(`${one}T12:00:00Z`)
        return (
          <li key={one}>
            <Link
              href={choiceHref(path, { ...choice, day: one, startsAt: null })}
              replace
              scroll={false}
              aria-current={one === day ? "date" : undefined}
              className={cn(
                "flex min-h-14 flex-col items-center justify-center rounded-lg border tabular-nums transition-colors duration-120",
                one === day
                  ? "border-accent bg-accent text-accent-foreground"
                  : "border-border bg-surface hover:border-accent-text",
                count === 0 && one !== day && "border-transparent bg-subtle text-muted",
              )}
            >
              <span className="text-xs">{weekday.format(at)}</span>
              <span className="font-medium"> {date.format(at)}</span>
              <span className="sr-only">, {count === 0 ? "nothing free" : plural(count, "free time")}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
