import { z } from "zod"
import { serviceId, staffId } from "@/lib/core/ids"

const option = z.object({
  id: z.guid(),
  name: z.string(),
  price_cents: z.number(),
  minutes: z.number(),
})

/** A service as the storefront shows it: prices in minor units, durations in minutes. */
export const publicService = z.object({
  id: serviceId,
  category_id: z.guid().nullable(),
  kind: z.enum(["appointment", "pickup_delivery", "class"]),
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  pricing: z.enum(["fixed", "per_item", "per_kg", "per_hour", "from"]),
  price_cents: z.number(),
  currency: z.string(),
  duration_minutes: z.number(),
  capacity: z.number(),
  max_advance_days: z.number(),
  cancellation_window_hours: z.number(),
  cancellation_fees: z.array(z.object({ hours: z.number(), fee_bp: z.number() })),
  no_show_fee_bp: z.number().nullable(),
  deposit_bp: z.number(),
  turnaround_hours: z.number().nullable(),
  service_options: z.array(option),
})
export type PublicService = z.infer<typeof publicService>
export type ServiceOption = z.infer<typeof option>

export const publicCategory = z.object({ id: z.guid(), name: z.string(), description: z.string() })
export type PublicCategory = z.infer<typeof publicCategory>

/** Someone who can be booked, and at what own price. */
export const bookableStaff = z.object({
  id: staffId,
  full_name: z.string(),
  title: z.string().nullable(),
  bio: z.string().nullable(),
  rating_sum: z.number(),
  rating_count: z.number(),
  staff_services: z.array(
    z.object({
      service_id: serviceId,
      price_cents: z.number().nullable(),
      duration_minutes: z.number().nullable(),
    }),
  ),
})
export type BookableStaff = z.infer<typeof bookableStaff>
