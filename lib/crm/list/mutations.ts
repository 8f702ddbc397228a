import type { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { CustomerFilter, changeCustomersInput } from "./schema"

/** Tags, untags or moves many customers; answers how many it changed. */
export async function changeCustomers(
  { db, organization }: OrganizationContext,
  { ids, filter: { sort: _, ...filter }, change }: z.infer<typeof changeCustomersInput>,
): Promise<number> {
  return unwrap(
    await db.rpc("change_customers", {
      p_organization_id: organization.id,
      p_customer_ids: ids ?? undefined,
      p_filter: filter,
      p_change: change,
    }),
  )
}

/** Opens an export: refused without the permission, written into the audit log before a row leaves. */
export async function beginExport(
  { db, organization }: OrganizationContext,
  { sort: _, ...filter }: CustomerFilter,
): Promise<void> {
  unwrap(
    await db.rpc("begin_export", {
      p_organization_id: organization.id,
      p_what: "customers",
      p_filter: filter,
    }),
  )
}
