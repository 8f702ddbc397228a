import { z } from "zod"
import { bookingPolicy, callingOffCost } from "@/lib/booking/types"
import { bookingId, bookingToken, organizationId, staffId } from "@/lib/core/ids"

const text = z.string().nullable()
const address = z
  .object({
    line1: z.string(),
    line2: z.string().nullish(),
    city: z.string().nullish(),
    postcode: z.string().nullish(),
  })
  .nullable()

/** A booking as its own page shows it to whoever holds the link: money in minor units, times in UTC. */
export const ownBooking = z.object({
  booking: z.object({
    id: bookingId,
    number: z.string(),
    kind: z.enum(["appointment", "pickup_delivery", "class"]),
    status: z.string(),
    payment_status: z.string(),
    payment_method: z.string(),
    starts_at: z.string(),
    ends_at: z.string(),
    pickup_address: address,
    delivery_from: text,
    delivery_until: text,
    notes: text,
    subtotal_cents: z.number(),
    discount_cents: z.number(),
    tax_cents: z.number(),
    tip_cents: z.number(),
    total_cents: z.number(),
    paid_cents: z.number(),
    refunded_cents: z.number(),
    due_now_cents: z.number(),
    currency: z.string(),
    hold_expires_at: text,
    policy: bookingPolicy,
    fee_cents: z.number(),
    owed_fee_cents: z.number(),
    cancel_reason: text,
    created_at: z.string(),
  }),
  customer: z.object({ full_name: z.string(), email: text }),
  items: z.array(
    z.object({
      id: z.guid(),
      description: z.string(),
      quantity: z.number(),
      total_cents: z.number(),
      options: z.array(z.object({ name: z.string() })),
    }),
  ),
  appointment: z.object({ service_id: z.guid(), staff_id: staffId.nullable(), staff_name: text }).nullable(),
  organization: z.object({
    id: organizationId,
    name: z.string(),
    slug: z.string(),
    timezone: z.string(),
    contact_email: text,
    phone: text,
    address_line1: text,
    city: text,
    postcode: text,
  }),
  events: z.array(
    z.object({
      event_type: z.string(),
      event_data: z.record(z.string(), z.unknown()),
      created_at: z.string(),
    }),
  ),
  may_cancel: z.boolean(),
  may_reschedule: z.boolean(),
  cancel_until: z.string(),
  cancel_cost: callingOffCost,
})
export type OwnBooking = z.infer<typeof ownBooking>

/** What booking the same again takes; null where it is no longer on offer. */
const again = z
  .object({
    service: z.string(),
    staff_id: staffId.nullable(),
    option_ids: z.array(z.guid()),
    quantities: z.record(z.string(), z.number()),
  })
  .nullable()
export type Again = z.infer<typeof again>

/** One of the signed-in person's bookings, as their list shows it. */
export const myBooking = z.object({
  organization_name: z.string(),
  slug: z.string(),
  timezone: z.string(),
  id: bookingId,
  number: z.string(),
  status: z.string(),
  title: text,
  staff_name: text,
  starts_at: z.string(),
  hold_expires_at: text,
  total_cents: z.number(),
  currency: z.string(),
  again,
})
export type MyBooking = z.infer<typeof myBooking>

/** How one of the signed-in person's bookings is opened. */
export const myBookingKey = z.object({
  slug: z.string(),
  token: bookingToken,
  brand_color: text,
  again,
})
export type MyBookingKey = z.infer<typeof myBookingKey>
