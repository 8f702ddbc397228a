import { z } from "zod/mini"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import { type Duplicate, duplicateReason, type Mergeable, mergeable } from "./types"

const columns =
  "id, full_name, partner_name, company_name, email, phone, event_date, event_type, lifecycle, source, marketing_consent, tags, created_at, figures:customer_analytics(bookings, last_booking_at)"

/** Customers by id, with all that a merge chooses between. */
export async function listMergeable(
  { db, organization }: OrganizationContext,
  ids: readonly string[],
): Promise<Mergeable[]> {
  const known = ids.filter((id) => z.guid().safeParse(id).success)
  if (known.length === 0) return []
  const answer = await db
    .from("customers")
    .select(columns)
    .eq("organization_id", organization.id)
    .in("id", [...new Set(known)])
  return z.array(mergeable).parse(unwrap(answer))
}

/** Pairs that may be one person; with a customer, only pairs they are in. */
export async function listDuplicates(
  context: OrganizationContext,
  customerId?: string,
): Promise<Duplicate[]> {
  const pairs = unwrap(
    await context.db.rpc("list_duplicates", { p_customer_id: customerId, p_limit: customerId ? 3 : 50 }),
  )
  const found = await listMergeable(
    context,
    pairs.flatMap((pair) => [pair.first_id, pair.second_id]),
  )
  const byId = new Map(found.map((customer) => [customer.id, customer]))
  return pairs.flatMap((pair) => {
    const first = byId.get(pair.first_id)
    const second = byId.get(pair.second_id)
    return first && second ? [{ first, second, reason: duplicateReason.parse(pair.reason) }] : []
  })
}
