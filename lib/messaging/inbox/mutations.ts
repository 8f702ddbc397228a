import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"

/** Marks one of the caller's notices as read, or all of them. */
export async function markRead(
  { db, organization, user }: OrganizationContext,
  noticeId: string | null,
  now: Date,
): Promise<void> {
  let query = db
    .from("notifications")
    .update({ read_at: now.toISOString() })
    .eq("organization_id", organization.id)
    .eq("user_id", user.id)
    .is("read_at", null)
  if (noticeId) query = query.eq("id", noticeId)
  unwrap(await query.select("id"))
}
