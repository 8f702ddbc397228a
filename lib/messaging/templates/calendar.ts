import { createEvent } from "ics"
import type { BookingMail } from "../schema"

/** The booking as a calendar file, or null where it has no end. The same booking keeps its place in a calendar. */
export function calendarFile(data: BookingMail, appUrl: string): string | null {
  if (!data.ends_at) return null
  const { value } = createEvent({
    uid: `${data.booking_id}@tenantry`,
    title: `${data.items?.[0]?.description ?? "Booking"} at ${data.organization.name}`,
    start: Date.parse(data.starts_at),
    startInputType: "utc",
    startOutputType: "utc",
    end: Date.parse(data.ends_at),
    endInputType: "utc",
    endOutputType: "utc",
    url: new URL(data.path, appUrl).toString(),
    description: `Booking ${data.number}`,
    status: "CONFIRMED",
    productId: "tenantry",
  })
  return value ?? null
}
