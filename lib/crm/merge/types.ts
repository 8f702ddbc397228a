import { z } from "zod/mini"

/** Why two customers may be one. */
export const duplicateReason = z.enum(["contact", "name", "similar"])
export type DuplicateReason = z.infer<typeof duplicateReason>

/** All of a customer that a merge chooses between. */
export const mergeable = z.object({
  id: z.string(),
  full_name: z.string(),
  partner_name: z.nullable(z.string()),
  company_name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  event_date: z.nullable(z.string()),
  event_type: z.nullable(z.string()),
  lifecycle: z.enum(["lead", "booked", "completed", "archived"]),
  source: z.string(),
  marketing_consent: z.boolean(),
  tags: z.array(z.string()),
  created_at: z.string(),
  figures: z.nullable(z.object({ bookings: z.number(), last_booking_at: z.nullable(z.string()) })),
})
export type Mergeable = z.infer<typeof mergeable>

/** Two customers who may be one. */
export interface Duplicate {
  first: Mergeable
  second: Mergeable
  reason: DuplicateReason
}
