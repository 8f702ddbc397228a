import { ChevronRight, CircleCheck, Clock, CreditCard, Hourglass, TimerOff } from "lucide-react"
import Link from "next/link"
import { SectionCard } from "@/components/ui/section-card"
import type { loadDayAtAGlance } from "@/lib/analytics/loaders"
import { plural } from "@/lib/core/format"

/** What needs someone's attention, each a list to work through. */
export async function Attention({
  slug,
  day: loading,
}: {
  slug: string
  day: ReturnType<typeof loadDayAtAGlance>
}) {
  const { glance } = await loading
  if (!glance) return null
  const { pending, holds, unpaid, overdue } = glance.attention
  const list = `/dashboard/${slug}/bookings`
  const items = [
    {
      count: pending,
      icon: Hourglass,
      title: `${plural(pending, "booking")} to confirm`,
      note: "Waiting for your answer",
      href: `${list}?when=all&status=pending`,
    },
    {
      count: overdue,
      icon: TimerOff,
      title: `${plural(overdue, "booking")} past its time`,
      note: "Confirmed, and neither started nor closed",
      href: `${list}?when=past&status=confirmed`,
    },
    {
      count: unpaid ?? 0,
      icon: CreditCard,
      title: `${plural(unpaid ?? 0, "completed booking")} not paid`,
      note: "In the last 60 days",
      href: `${list}?when=past&status=completed&payment=open`,
    },
    {
      count: holds,
      icon: Clock,
      title: `${plural(holds, "time")} held for payment`,
      note: "Let go after 15 minutes",
      href: `${list}?when=all&status=pending`,
    },
  ].filter((item) => item.count > 0)
  return (
    <SectionCard title="Needs attention" flush className="min-h-52">
      {items.length === 0 ? (
        <div className="flex flex-col items-center gap-2 px-card pt-6 pb-10 text-center text-muted">
          <CircleCheck aria-hidden="true" className="size-6 text-positive" />
          Nothing is waiting for you.
        </div>
      ) : (
        <ul className="divide-y divide-border border-t border-border">
          {items.map(({ icon: Icon, title, note, href }) => (
            <li
              key={title}
              className="relative flex items-center gap-3 px-card py-2.5 transition-colors hover:bg-subtle"
            >
              <Icon aria-hidden="true" className="size-4 shrink-0 text-caution" />
              <div className="min-w-0 flex-1">
                <Link
                  href={href}
                  data-row
                  className="block truncate font-medium after:absolute after:inset-0"
                >
                  {title}
                </Link>
                <p className="truncate text-sm text-muted">{note}</p>
              </div>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}
