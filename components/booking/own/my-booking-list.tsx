import Link from "next/link"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { LinkButton } from "@/components/ui/link-button"
import { againHref, standing } from "@/lib/booking/own/rules"
import type { MyBooking } from "@/lib/booking/own/types"
import { formatMoney, formatWhen } from "@/lib/core/format"

type Props = {
  title: string
  bookings: readonly MyBooking[]
  now: Date
  /** Whether each offers to be booked again. */
  rebook?: boolean
}

/** A person's bookings, each a card that leads to its page. */
export function MyBookingList({ title, bookings, now, rebook = false }: Props) {
  return (
    <section aria-label={title}>
      <h2 className="text-lg font-semibold">{title}</h2>
      <ul className="mt-3 divide-y divide-border overflow-hidden rounded-xl border border-border bg-surface">
        {bookings.map((booking) => {
          const { title: state, tone } = standing({ booking }, now)
          const name = booking.title ?? `Booking ${booking.number}`
          return (
            <li
              key={booking.id}
              className="relative flex flex-wrap items-center gap-x-4 gap-y-3 p-4 transition-colors duration-120 hover:bg-subtle sm:p-5"
            >
              <Avatar name={booking.organization_name} shape="square" size="lg" decorative />
              <div className="min-w-0 flex-1">
                <h3 className="font-semibold text-pretty">
                  <Link href={`/me/bookings/${booking.id}`} className="after:absolute after:inset-0">
                    {name}
                    <span className="sr-only">, {formatWhen(booking.starts_at, booking.timezone, now)}</span>
                  </Link>
                </h3>
                <p className="text-sm text-muted">
                  {booking.organization_name}
                  {booking.staff_name ? ` · with ${booking.staff_name}` : ""}
                </p>
                <p className="mt-1 flex flex-wrap gap-x-3 text-sm tabular-nums">
                  <time dateTime={booking.starts_at}>
                    {formatWhen(booking.starts_at, booking.timezone, now)}
                  </time>
                  <span className="text-muted">{formatMoney(booking.total_cents, booking.currency)}</span>
                </p>
              </div>
              <div className="flex w-full items-center justify-between gap-3 sm:w-auto sm:flex-col sm:items-end">
                <Badge tone={tone}>{state}</Badge>
                {rebook && booking.again ? (
                  <LinkButton
                    href={againHref(booking.slug, booking.again)}
                    prefetch={false}
                    className="relative z-10"
                    aria-label={`Book again: ${name} at ${booking.organization_name}`}
                  >
                    Book again
                  </LinkButton>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
