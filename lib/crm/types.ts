import { z } from "zod"
import { lifecycles } from "./schema"

/** A row of the customers list. */
export const customerRow = z.object({
  id: z.string(),
  full_name: z.string(),
  company_name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  lifecycle: z.enum(lifecycles),
  tags: z.array(z.string()),
  created_at: z.string(),
})
export type CustomerRow = z.infer<typeof customerRow>

/** Everything a customer's page shows. */
export const customerDetail = customerRow.extend({
  kind: z.string(),
  partner_name: z.string().nullable(),
  event_date: z.string().nullable(),
  event_type: z.string().nullable(),
  source: z.string(),
  marketing_consent: z.boolean(),
  marketing_consent_at: z.string().nullable(),
})
export type CustomerDetail = z.infer<typeof customerDetail>

export const customerBooking = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  payment_status: z.string(),
  starts_at: z.string(),
  total_cents: z.number(),
  paid_cents: z.number(),
  refunded_cents: z.number(),
  currency: z.string(),
  items: z.array(z.object({ description: z.string() })),
})
export type CustomerBooking = z.infer<typeof customerBooking>
