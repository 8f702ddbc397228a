import type { z } from "zod"
import type { PlatformContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { restoreInput, suspendInput } from "./schema"

/** Closes a tenant's storefront and makes its dashboard read-only. */
export async function suspendOrganization(
  { db }: PlatformContext,
  { organizationId, reason }: z.infer<typeof suspendInput>,
): Promise<void> {
  unwrap(await db.rpc("suspend_organization", { p_organization_id: organizationId, p_reason: reason }))
}

/** Lifts a suspension. */
export async function restoreOrganization(
  { db }: PlatformContext,
  { organizationId }: z.infer<typeof restoreInput>,
): Promise<void> {
  unwrap(await db.rpc("restore_organization", { p_organization_id: organizationId }))
}
