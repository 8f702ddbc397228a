import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { requirePlatform } from "@/lib/core/session"
import { findTenant, getOverview, listAudit, listPlans, listTeam, listTenants } from "./queries"
import { type AuditFilter, type TenantFilter, tenantFilter } from "./schema"

/** Who is looking, for the shell. */
export const loadPlatform = cache(async () => {
  const { user, role } = await requirePlatform()
  return { user, role }
})

/** The overview. */
export async function loadOverview() {
  return getOverview(await requirePlatform())
}

/** A page of tenants. */
export async function loadTenants(filter: TenantFilter) {
  return listTenants(await requirePlatform(), filter)
}

/** The plans, for the filter of the tenants list. */
export async function loadPlans() {
  return listPlans(await requirePlatform())
}

/** Tenants by name, for the explorer's filter. */
export async function loadTenantNames() {
  const { rows } = await listTenants(
    await requirePlatform(["super_admin", "support"]),
    tenantFilter.parse({ sort: "name" }),
    100,
  )
  return rows.map(({ id, name }) => ({ value: id, label: name }))
}

/** One tenant and whether the reader may suspend it. */
export const loadTenant = cache(async (id: string) => {
  const context = await requirePlatform()
  const tenant = (await findTenant(context, id)) ?? notFound()
  return {
    tenant,
    maySuspend: context.role === "super_admin",
    mayReadAudit: context.role !== "billing_admin",
  }
})

/** A page of the audit explorer: for super-admins and support. */
export async function loadAudit(filter: AuditFilter, limit?: number) {
  return listAudit(await requirePlatform(["super_admin", "support"]), filter, limit)
}

/** Staff of the platform. */
export async function loadTeam() {
  return listTeam(await requirePlatform())
}
