import Link from "next/link"
import { SectionCard } from "@/components/ui/section-card"
import { loadDayAtAGlance } from "@/lib/analytics/loaders"
import { formatDate, formatDuration, plural } from "@/lib/core/format"

/** How full the next seven days are. Bars compare the days with each other. */
export async function WeekLoad({ slug }: { slug: string }) {
  const { glance } = await loadDayAtAGlance(slug)
  if (!glance) return null
  const most = Math.max(1, ...glance.week.map((day) => day.bookings))
  return (
    <SectionCard title="Next seven days" flush className="min-h-52">
      <ul className="divide-y divide-border border-t border-border">
        {glance.week.map((day) => (
          <li
            key={day.date}
            className="relative grid grid-cols-[6.5rem_minmax(0,1fr)_auto] items-center gap-3 px-card py-2 transition-colors hover:bg-subtle"
          >
            <Link
              href={`/dashboard/${slug}/bookings?from=${day.date}&until=${day.date}`}
              data-row
              className="truncate after:absolute after:inset-0"
            >
              {formatDate(`${day.date}T12:00:00Z`, "UTC").replace(/^(\w{3})\w*/, "$1")}
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
