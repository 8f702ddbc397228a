import { CalendarPlus } from "lucide-react"
import { buttonStyle } from "@/components/ui/button-style"
import { DefinitionList } from "@/components/ui/definition-list"
import type { OwnBooking } from "@/lib/booking/own/types"
import { formatDate, formatTime } from "@/lib/core/format"
import { mapHref } from "../map-href"
import { VisitorZone } from "../storefront/visitor-zone"

/** When, where, with whom. */
export function BookingFacts({ own, token }: { own: OwnBooking; token: string }) {
  const { booking, appointment, organization } = own
  const { timezone } = organization
  const when = (from: string, until: string) =>
    `${formatDate(from, timezone)}, ${formatTime(from, timezone)} – ${formatTime(until, timezone)}`
  const collection = booking.kind === "pickup_delivery"
  const place = [organization.address_line1, organization.city, organization.postcode]
    .filter(Boolean)
    .join(", ")
  const home = booking.pickup_address
  const items = [
    { term: collection ? "We collect" : "When", value: when(booking.starts_at, booking.ends_at) },
    ...(booking.delivery_from && booking.delivery_until
      ? [{ term: "Back with you", value: when(booking.delivery_from, booking.delivery_until) }]
      : []),
    ...(appointment?.staff_name ? [{ term: "With", value: appointment.staff_name }] : []),
    ...(collection && home
      ? [
          {
            term: "Where",
            value: [home.line1, home.line2, home.city, home.postcode].filter(Boolean).join(", "),
          },
        ]
      : place
        ? [
            {
              term: "Where",
              value: (
                <a
                  href={mapHref(place)}
                  target="_blank"
                  rel="noreferrer"
                  className="underline underline-offset-4"
                >
                  {place}
                  <span className="sr-only"> (opens a map)</span>
                </a>
              ),
            },
          ]
        : []),
    ...(booking.notes ? [{ term: "Your note", value: booking.notes }] : []),
  ]
  return (
    <section aria-label="Your booking" className="space-y-5 rounded-xl border border-border bg-surface p-5">
      <DefinitionList items={items} look="stack" />
      <VisitorZone timezone={timezone} startsAt={booking.starts_at} />
      {booking.status === "cancelled" ? null : (
        <a
          href={`/b/${organization.slug}/bookings/${token}/calendar.ics`}
          download
          className={buttonStyle({ variant: "secondary" })}
        >
          <CalendarPlus aria-hidden="true" /> Add to calendar
        </a>
      )}
    </section>
  )
}
