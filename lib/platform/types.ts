import { z } from "zod"

/** Shapes of what the platform's functions answer; parsed, so that a change there fails here. */
export const overview = z.object({
  by_status: z.record(z.string(), z.number()),
  by_plan: z.array(z.object({ key: z.string(), name: z.string(), organizations: z.number() })),
  created_last_30_days: z.number(),
  trials_ending: z.number(),
  monthly_revenue_cents: z.number(),
  members: z.number(),
  refused_last_day: z.number(),
})
export type PlatformOverview = z.infer<typeof overview>

export const tenant = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  industry: z.string(),
  status: z.string(),
  billing_email: z.string().nullable(),
  timezone: z.string(),
  currency: z.string(),
  country: z.string(),
  brand_color: z.string().nullable(),
  created_at: z.string(),
  trial_ends_at: z.string().nullable(),
  suspended_at: z.string().nullable(),
  suspension_reason: z.string().nullable(),
  plan: z
    .object({
      key: z.string(),
      name: z.string(),
      status: z.string(),
      interval: z.string(),
      currency: z.string(),
      price_cents: z.number(),
      current_period_end: z.string().nullable(),
      cancel_at_period_end: z.boolean(),
    })
    .nullable(),
  usage: z.array(z.object({ metric: z.string(), used: z.number(), limit: z.number().nullable() })),
  members: z.number(),
  last_active_at: z.string().nullable(),
  owners: z.array(z.object({ full_name: z.string().nullable(), email: z.string() })),
})
export type Tenant = z.infer<typeof tenant>

export const tenantRow = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  industry: z.string(),
  status: z.string(),
  plan_name: z.string().nullable(),
  members: z.number(),
  bookings_month: z.number(),
  created_at: z.string(),
  trial_ends_at: z.string().nullable(),
  total: z.number(),
})
export type TenantRow = z.infer<typeof tenantRow>

const values = z.record(z.string(), z.unknown()).nullable()

export const auditEntry = z.object({
  id: z.number(),
  created_at: z.string(),
  organization_id: z.string().nullable(),
  organization_name: z.string().nullable(),
  actor_type: z.string(),
  actor_id: z.string().nullable(),
  actor_email: z.string().nullable(),
  action: z.string(),
  table_name: z.string(),
  record_id: z.string().nullable(),
  old_values: values,
  new_values: values,
  ip: z.string().nullable(),
  request_id: z.string().nullable(),
  success: z.boolean(),
})
export type AuditEntry = z.infer<typeof auditEntry>

export const teamMember = z.object({
  user_id: z.string(),
  full_name: z.string().nullable(),
  email: z.string(),
  role: z.string(),
  granted_at: z.string(),
  last_sign_in_at: z.string().nullable(),
})
export type TeamMember = z.infer<typeof teamMember>

/** A page of a long list that goes on where the last entry ended. */
export interface CursorPage<Row> {
  rows: Row[]
  next: number | null
}
