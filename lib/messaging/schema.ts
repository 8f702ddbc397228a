import { z } from "zod"
import { organizationId } from "@/lib/core/ids"

export const sendEmailPayload = z.object({ organization_id: organizationId, email_queue_id: z.guid() })

const cents = z.number().int()
const text = z.string().nullish()

const organization = z.object({
  name: z.string(),
  slug: z.string(),
  timezone: z.string(),
  locale: z.string(),
  brand_color: text,
  contact_email: text,
  phone: text,
})

/** What every mail about a booking is filled with; the database writes it with the change itself. */
export const bookingMail = z.object({
  booking_id: z.guid(),
  number: z.string(),
  path: z.string().startsWith("/"),
  organization,
  customer_name: z.string(),
  kind: z.string(),
  status: z.string(),
  payment_status: z.string(),
  starts_at: z.string(),
  ends_at: z.string().nullable(),
  total_cents: cents,
  paid_cents: cents,
  currency: z.string(),
  staff_name: text,
  items: z.array(z.object({ description: z.string(), quantity: z.number(), total_cents: cents })).nullish(),
  amount_cents: cents.nullish(),
  refund_cents: cents.nullish(),
  fee_cents: cents.nullish(),
  owed_cents: cents.nullish(),
  receipt_url: text,
  reason: text,
  note: text,
  change: text,
  previous_starts_at: text,
})
export type BookingMail = z.infer<typeof bookingMail>

export const invitationMail = z.object({
  organization: organization.pick({ name: true, slug: true, brand_color: true, contact_email: true }),
  invited_by: z.string(),
  role: z.string(),
  path: z.string().startsWith("/"),
})
export type InvitationMail = z.infer<typeof invitationMail>
