import { DefinitionList } from "@/components/ui/definition-list"
import { SectionCard } from "@/components/ui/section-card"
import type { Address, BookingDetail } from "@/lib/booking/manage/types"
import { formatDateTime, formatDay, formatTime } from "@/lib/core/format"
import { kindWords } from "./booking-words"

type TimeCardProps = { booking: BookingDetail; timezone: string }

function Place({ address }: { address: Address }) {
  if (!address) return null
  const lines = [address.line1, address.line2, [address.city, address.postcode].filter(Boolean).join(" ")]
  return (
    <>
      {lines.filter(Boolean).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
      {address.instructions ? <span className="block text-sm text-muted">{address.instructions}</span> : null}
    </>
  )
}

function span(from: string, until: string, timezone: string): string {
  return `${formatDay(from, timezone)} ${formatTime(from, timezone)}–${formatTime(until, timezone)}`
}

/** When and where a booking takes place, and with whom. */
export function TimeCard({ booking, timezone }: TimeCardProps) {
  const current =
    booking.appointments.find((one) => one.status !== "cancelled") ?? booking.appointments.at(-1)
  const staff = current?.staff?.full_name ?? null
  const isDelivery = booking.kind === "pickup_delivery"
  const items = isDelivery
    ? [
        { term: "Pick-up", value: span(booking.starts_at, booking.ends_at, timezone) },
        { term: "From", value: <Place address={booking.pickup_address} /> },
        {
          term: "Delivery",
          value:
            booking.delivery_from && booking.delivery_until
              ? span(booking.delivery_from, booking.delivery_until, timezone)
              : null,
        },
        { term: "To", value: <Place address={booking.delivery_address} /> },
        ...(staff ? [{ term: "Driver", value: staff }] : []),
      ]
    : [
        { term: "Time", value: span(booking.starts_at, booking.ends_at, timezone) },
        { term: "Service", value: current?.service?.name },
        { term: "With", value: staff },
      ]
  return (
    <SectionCard title={kindWords[booking.kind]}>
      <DefinitionList
        items={[
          ...items,
          ...(booking.status === "pending" && booking.hold_expires_at
            ? [{ term: "Held until", value: formatDateTime(booking.hold_expires_at, timezone) }]
            : []),
          ...(booking.cancel_reason ? [{ term: "Cancelled", value: booking.cancel_reason }] : []),
          ...(booking.notes ? [{ term: "Customer says", value: booking.notes }] : []),
        ]}
      />
    </SectionCard>
  )
}
