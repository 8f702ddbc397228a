import { z } from "zod"
import type { PlatformContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { AuditFilter, TenantFilter } from "./schema"
import {
  type AuditEntry,
  auditEntry,
  type CursorPage,
  overview,
  type PlatformOverview,
  type TeamMember,
  type Tenant,
  type TenantRow,
  teamMember,
  tenant,
  tenantRow,
} from "./types"

/** Tenants on one page of the list. */
export const tenantsPerPage = 25

/** Entries on one page of the audit explorer. */
export const entriesPerPage = 50

/** The figures of the overview. */
export async function getOverview({ db }: PlatformContext): Promise<PlatformOverview> {
  return overview.parse(unwrap(await db.rpc("platform_overview")))
}

/** One page of tenants, with how many there are in all. */
export async function listTenants(
  { db }: PlatformContext,
  filter: TenantFilter,
  perPage: number = tenantsPerPage,
): Promise<{ rows: TenantRow[]; total: number }> {
  const answer = await db.rpc("platform_tenants", {
    p_search: filter.q,
    p_status: filter.status,
    p_plan: filter.plan,
    p_sort: filter.sort,
    p_limit: perPage,
    p_offset: (filter.page - 1) * perPage,
  })
  const rows = z.array(tenantRow).parse(unwrap(answer))
  return { rows, total: rows[0]?.total ?? 0 }
}

/** What the platform knows of a tenant, or null for an id that is none. */
export async function findTenant({ db }: PlatformContext, id: string): Promise<Tenant | null> {
  if (!z.guid().safeParse(id).success) return null
  return tenant.nullable().parse(unwrap(await db.rpc("platform_tenant", { p_organization_id: id })))
}

/** Audit entries, newest first, from the cursor on. */
export async function listAudit(
  { db }: PlatformContext,
  filter: AuditFilter,
  limit: number = entriesPerPage,
): Promise<CursorPage<AuditEntry>> {
  const answer = await db.rpc("platform_audit", {
    p_organization_id: filter.organization,
    p_table_name: filter.table,
    p_action: filter.action,
    p_actor_id: filter.actor,
    p_success: filter.result === undefined ? undefined : filter.result === "done",
    p_before: filter.cursor,
    p_limit: limit + 1,
  })
  const rows = z.array(auditEntry).parse(unwrap(answer))
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Everyone who works for the platform. */
export async function listTeam({ db }: PlatformContext): Promise<TeamMember[]> {
  return z.array(teamMember).parse(unwrap(await db.rpc("platform_team")))
}

/** The plans a tenant can be on, for the filter. */
export async function listPlans({ db }: PlatformContext): Promise<{ key: string; name: string }[]> {
  return unwrap(await db.from("plans").select("key, name").order("position"))
}
