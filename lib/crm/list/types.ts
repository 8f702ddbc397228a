import { z } from "zod/mini"

/** A row of the customers list. Light, because the browser checks it too. */
export const listedCustomer = z.object({
  id: z.string(),
  full_name: z.string(),
  partner_name: z.nullable(z.string()),
  company_name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  lifecycle: z.enum(["lead", "booked", "completed", "archived"]),
  source: z.string(),
  tags: z.array(z.string()),
  owner_name: z.nullable(z.string()),
  bookings: z.number(),
  last_booking_at: z.nullable(z.string()),
  created_at: z.string(),
  sort_value: z.string(),
})
export type ListedCustomer = z.infer<typeof listedCustomer>

/** A stretch of the list; `total` comes with the first. */
export const customerPage = z.object({
  rows: z.array(listedCustomer),
  more: z.boolean(),
  total: z.nullable(z.number()),
})
export type CustomerPage = z.infer<typeof customerPage>

/** What the list can be narrowed to. */
export const customerChoices = z.object({ tags: z.array(z.string()), sources: z.array(z.string()) })
export type CustomerChoices = z.infer<typeof customerChoices> & { owners: { id: string; name: string }[] }

/** One column of the board. */
export interface PipelineColumn {
  lifecycle: ListedCustomer["lifecycle"]
  rows: ListedCustomer[]
  total: number
}
