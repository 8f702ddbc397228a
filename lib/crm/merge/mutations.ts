import type { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { mergeInput } from "./schema"

/** Makes one customer of two; whatever belonged to either belongs to the one who stays. */
export async function mergeCustomers(
  { db, organization }: OrganizationContext,
  { customerId, otherId, take }: z.infer<typeof mergeInput>,
): Promise<void> {
  unwrap(
    await db.rpc("merge_customers", {
      p_organization_id: organization.id,
      p_customer_id: customerId,
      p_other_id: otherId,
      p_take: take,
    }),
  )
}
