import { z } from "zod"
import { staffId } from "@/lib/core/ids"

/** A start at which a service can be booked; `staff_id` is null for a collection round. */
export const slot = z.object({
  starts_at: z.string(),
  ends_at: z.string(),
  staff_id: staffId.nullable(),
  seats_left: z.number(),
})
export type Slot = z.infer<typeof slot>

/** The rules a booking was made under: hours before its begin, parts of the price in basis points. */
export const bookingPolicy = z.object({
  free_hours: z.number(),
  fees: z.array(z.object({ hours: z.number(), fee_bp: z.number() })),
  no_show_fee_bp: z.number().nullish(),
})
export type BookingPolicy = z.infer<typeof bookingPolicy>

/** What calling a booking off costs in all, what comes back of what was paid, and what is still owed. */
export const callingOffCost = z.object({
  fee_cents: z.number(),
  refund_cents: z.number(),
  owed_cents: z.number(),
})
export type CallingOffCost = z.infer<typeof callingOffCost>

/** What a choice costs, in minor units; tax is part of the total. */
export const quote = z.object({
  currency: z.string(),
  lines: z.array(
    z.object({
      description: z.string(),
      quantity: z.number(),
      unit_price_cents: z.number(),
      total_cents: z.number(),
    }),
  ),
  subtotal_cents: z.number(),
  discount_cents: z.number(),
  tax_cents: z.number(),
  total_cents: z.number(),
  deposit_cents: z.number(),
  duration_minutes: z.number(),
  offer: z.object({ code: z.string(), name: z.string() }).nullish(),
})
export type Quote = z.infer<typeof quote>

/** What the one who placed a booking is told. */
export const placedBooking = z.object({
  number: z.string(),
  public_token: z.string(),
  status: z.string(),
  due_now_cents: z.number(),
})
export type PlacedBooking = z.infer<typeof placedBooking>
