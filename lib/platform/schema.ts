import { z } from "zod"
import { organizationId } from "@/lib/core/ids"

export const tenantStatuses = ["trial", "active", "past_due", "suspended", "cancelled"] as const
export type TenantStatus = (typeof tenantStatuses)[number]

export const suspendInput = z.object({
  organizationId,
  reason: z
    .string()
    .trim()
    .min(5, "Say why in a sentence: the organization will read it.")
    .max(500, "Keep it under 500 characters."),
})

export const restoreInput = z.object({ organizationId })

const text = z.string().trim().max(100).optional().catch(undefined)

/** The tenants list as the URL asks for it; what makes no sense there is left out. */
export const tenantFilter = z.object({
  q: text,
  status: z.enum(tenantStatuses).optional().catch(undefined),
  plan: text,
  sort: z.enum(["newest", "oldest", "name"]).default("newest").catch("newest"),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
})
export type TenantFilter = z.infer<typeof tenantFilter>

/** The audit explorer as the URL asks for it. */
export const auditFilter = z.object({
  organization: z.guid().optional().catch(undefined),
  table: text,
  action: z.enum(["insert", "update", "delete"]).optional().catch(undefined),
  actor: z.guid().optional().catch(undefined),
  result: z.enum(["done", "refused"]).optional().catch(undefined),
  cursor: z.coerce.number().int().positive().optional().catch(undefined),
})
export type AuditFilter = z.infer<typeof auditFilter>

/** What the explorer offers to filter by: where the platform's own business and what matters most is. */
export const auditTables = [
  "organizations",
  "subscriptions",
  "platform_staff",
  "support_access",
  "organization_members",
  "member_roles",
  "bookings",
  "payments",
  "refunds",
  "customers",
  "services",
  "staff",
  "actions",
] as const
