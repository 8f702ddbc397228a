import { createEvent } from "ics"
import { findOwnBooking } from "@/lib/booking/own/queries"
import { env } from "@/lib/core/env"
import { bookingToken } from "@/lib/core/ids"
import { findStorefront } from "@/lib/core/session"

type Parameters = { params: Promise<{ organization: string; token: string }> }

/** The booking as a calendar file. Times are UTC; the same booking keeps its id, so that moving it moves the entry. */
export async function GET(_request: Request, { params }: Parameters): Promise<Response> {
  const { organization, token } = await params
  const parsed = bookingToken.safeParse(token)
  const context = await findStorefront(organization)
  const own = context && parsed.success ? await findOwnBooking(context, parsed.data) : null
  if (!own) return new Response("There is nothing at this address.\n", { status: 404 })
  const { booking, items, organization: business } = own
  const { value, error } = createEvent({
    uid: `${booking.id}@tenantry`,
    productId: "tenantry",
    title: `${items[0]?.description ?? "Booking"} · ${business.name}`,
    start: Date.parse(booking.starts_at),
    end: Date.parse(booking.ends_at),
    startInputType: "utc",
    startOutputType: "utc",
    endInputType: "utc",
    endOutputType: "utc",
    location: [business.address_line1, business.city, business.postcode].filter(Boolean).join(", "),
    description: `Booking ${booking.number}`,
    url: new URL(`/b/${business.slug}/bookings/${token}`, env.APP_URL).toString(),
    status:
      booking.status === "cancelled" ? "CANCELLED" : booking.status === "pending" ? "TENTATIVE" : "CONFIRMED",
  })
  if (!value) throw error ?? new Error("The calendar file could not be made.")
  return new Response(value, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${booking.number}.ics"`,
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
    },
  })
}
