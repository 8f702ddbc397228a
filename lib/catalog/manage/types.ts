import { z } from "zod"
import { serviceId, staffId } from "@/lib/core/ids"
import { pricings, serviceKinds } from "./schema"

/** A row of the services list. */
export const serviceRow = z.object({
  id: serviceId,
  category_id: z.guid().nullable(),
  kind: z.enum(serviceKinds),
  name: z.string(),
  slug: z.string(),
  pricing: z.enum(pricings),
  price_cents: z.number(),
  currency: z.string(),
  duration_minutes: z.number(),
  is_active: z.boolean(),
  staff_services: z.array(z.object({ staff: z.object({ full_name: z.string() }).nullable() })),
})
export type ServiceRow = z.infer<typeof serviceRow>

/** A service with all that its editor changes. */
export const serviceDetail = z.object({
  id: serviceId,
  slug: z.string(),
  category_id: z.guid().nullable(),
  kind: z.enum(serviceKinds),
  name: z.string(),
  description: z.string(),
  pricing: z.enum(pricings),
  price_cents: z.number(),
  currency: z.string(),
  tax_rate_bp: z.number(),
  duration_minutes: z.number(),
  buffer_before_minutes: z.number(),
  buffer_after_minutes: z.number(),
  capacity: z.number(),
  lead_time_minutes: z.number(),
  max_advance_days: z.number(),
  cancellation_window_hours: z.number(),
  cancellation_fees: z.array(z.object({ hours: z.number(), fee_bp: z.number() })),
  no_show_fee_bp: z.number().nullable(),
  deposit_bp: z.number(),
  turnaround_hours: z.number().nullable(),
  is_active: z.boolean(),
  updated_at: z.string(),
  service_options: z.array(
    z.object({
      id: z.guid(),
      name: z.string(),
      price_cents: z.number(),
      minutes: z.number(),
      is_active: z.boolean(),
    }),
  ),
  staff_services: z.array(
    z.object({
      staff_id: staffId,
      price_cents: z.number().nullable(),
      duration_minutes: z.number().nullable(),
    }),
  ),
})
export type ServiceDetail = z.infer<typeof serviceDetail>

/** A heading of the storefront. */
export interface Category {
  id: string
  name: string
}

/** Someone who could offer a service. */
export const colleague = z.object({ id: staffId, full_name: z.string(), title: z.string().nullable() })
export type Colleague = z.infer<typeof colleague>
