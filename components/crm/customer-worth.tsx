import { Stat } from "@/components/ui/stat"
import { formatDay, formatMoney, formatNumber, formatTime } from "@/lib/core/format"
import type { CustomerBooking } from "@/lib/crm/types"

type CustomerWorthProps = {
  bookings: readonly CustomerBooking[]
  withMoney: boolean
  currency: string
  locale: string
  timezone: string
  now: Date
}

/** What a customer means to the business, in three numbers. */
export function CustomerWorth({ bookings, withMoney, currency, locale, timezone, now }: CustomerWorthProps) {
  const kept = bookings.filter((booking) => booking.status !== "cancelled" && booking.status !== "no_show")
  const paid = bookings.reduce((sum, booking) => sum + booking.paid_cents - booking.refunded_cents, 0)
  const next = kept
    .filter((booking) => Date.parse(booking.starts_at) > now.getTime())
    .sort((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at))[0]
  const last = kept.find((booking) => Date.parse(booking.starts_at) <= now.getTime())
  const visit = next ?? last
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Stat
        label="Bookings"
        value={formatNumber(kept.length)}
        note={`${formatNumber(bookings.length - kept.length)} cancelled or missed`}
      />
      {withMoney ? (
        <Stat label="Paid" value={formatMoney(paid, currency, { locale, whole: true })} note="in all" />
      ) : null}
      <Stat
        label={next ? "Next visit" : "Last visit"}
        value={visit ? formatDay(visit.starts_at, timezone).replace(/^\w+day (?=\d)/, "") : "–"}
        note={
          visit
            ? `${formatDay(visit.starts_at, timezone)}, ${formatTime(visit.starts_at, timezone)}`
            : undefined
        }
      />
    </div>
  )
}
