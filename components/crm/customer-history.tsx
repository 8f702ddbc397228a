import Link from "next/link"
import { BookingStatus } from "@/components/booking/manage/booking-badges"
import { methodWords, paymentStateWords } from "@/components/payments/manage/payment-words"
import { Badge } from "@/components/ui/badge"
import { SectionCard } from "@/components/ui/section-card"
import { bookingStatus } from "@/lib/booking/manage/schema"
import type { ContextOrganization } from "@/lib/core/context"
import { formatMoney, formatWhen } from "@/lib/core/format"
import type { CustomerBooking, CustomerPayment } from "@/lib/crm/types"

type Place = { organization: Pick<ContextOrganization, "slug" | "timezone" | "locale"> }

/** A customer's bookings, newest first. */
export function CustomerBookings({
  bookings,
  organization,
}: Place & { bookings: readonly CustomerBooking[] }) {
  return (
    <SectionCard title="Bookings" flush>
      {bookings.length === 0 ? <p className="px-card pb-4 text-muted">Nothing was booked yet.</p> : null}
      <ul className="divide-y divide-border border-t border-border empty:hidden">
        {bookings.map((booking) => (
          <li
            key={booking.id}
            className="relative flex items-center gap-3 px-card py-2.5 transition-colors hover:bg-subtle"
          >
            <div className="min-w-0 flex-1">
              <Link
                href={`/dashboard/${organization.slug}/bookings/${booking.id}`}
                data-row
                className="block truncate font-medium after:absolute after:inset-0"
              >
                {booking.items.map((item) => item.description).join(", ") || booking.number}
              </Link>
              <p className="text-sm text-muted">
                {formatWhen(booking.starts_at, organization.timezone)} ·{" "}
                <span data-numeric>{booking.number}</span>
              </p>
            </div>
            <span data-numeric className="text-muted max-sm:hidden">
              {formatMoney(booking.total_cents, booking.currency, { locale: organization.locale })}
            </span>
            <BookingStatus status={bookingStatus.parse(booking.status)} />
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}

/** A customer's payments, newest first. */
export function CustomerPayments({
  payments,
  organization,
}: Place & { payments: readonly CustomerPayment[] }) {
  return (
    <SectionCard title="Payments" flush>
      {payments.length === 0 ? <p className="px-card pb-4 text-muted">Nothing was paid yet.</p> : null}
      <ul className="divide-y divide-border border-t border-border empty:hidden">
        {payments.map((payment) => {
          const state = paymentStateWords[payment.status]
          return (
            <li key={payment.id} className="flex items-center gap-3 px-card py-2.5">
              <div className="min-w-0 flex-1">
                <p>
                  <span data-numeric className="font-medium">
                    {formatMoney(payment.amount_cents, payment.currency, { locale: organization.locale })}
                  </span>{" "}
                  {methodWords[payment.method]}
                </p>
                <p className="truncate text-sm text-muted">
                  {formatWhen(payment.created_at, organization.timezone)}
                  {payment.booking ? ` · ${payment.booking.number}` : ""}
                </p>
              </div>
              {state ? <Badge tone={state.tone}>{state.label}</Badge> : null}
            </li>
          )
        })}
      </ul>
    </SectionCard>
  )
}
