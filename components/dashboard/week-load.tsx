import Link from "next/link"
import { SectionCard } from "@/components/ui/section-card"
import type { loadDayAtAGlance } from "@/lib/analytics/loaders"
import { formatDuration, plural } from "@/lib/core/format"

const shortDay = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
})

/** How full the next seven days are. Bars compare the days with each other. */
export async function WeekLoad({
  slug,
  day: loading,
}: {
  slug: string
  day: ReturnType<typeof loadDayAtAGlance>
}) {
  const { glance } = await loading
  if (!glance) return null
  const most = Math.max(1, ...glance.week.map((day) => day.bookings))
  return (
    <SectionCard title="Next seven days" flush className="min-h-52">
      <ul className="divide-y divide-border border-t border-border">
        {glance.week.map((day) => (
          <li
            key={day.date}
            className="relative grid grid-cols-[5.75rem_minmax(0,1fr)_5.5rem] sm:grid-cols-[5.5rem_minmax(0,1fr)_10.5rem] items-center gap-3 px-card py-2 transition-colors hover:bg-subtle"
          >
            <Link
              href={`/dashboard/${slug}/bookings?from=${day.date}&until=${day.date}`}
              data-row
              className="truncate after:absolute after:inset-0"
            >
              {shortDay.format(new Date(`${day.date}T12:00:00Z`))}
            </Link>
            <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-pressed">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${(day.bookings / most) * 100}%` }}
              />
            </span>
            <span data-numeric className="text-right text-sm whitespace-nowrap text-muted">
              {plural(day.bookings, "booking")}
              <span className="max-sm:hidden">
                {day.minutes > 0 ? ` · ${formatDuration(Math.round(day.minutes / 15) * 15)}` : ""}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
