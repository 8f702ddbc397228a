import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { fromPostgrest, unwrap } from "@/lib/core/errors"
import { type Notice, notice } from "./types"

/** The caller's newest notices in the organization. */
export async function listNotices(
  { db, organization, user }: OrganizationContext,
  { unreadOnly = false, limit = 50 }: { unreadOnly?: boolean; limit?: number } = {},
): Promise<Notice[]> {
  let query = db
    .from("notifications")
    .select("id, kind, title, body, link, read_at, created_at")
    .eq("organization_id", organization.id)
    .eq("user_id", user.id)
  if (unreadOnly) query = query.is("read_at", null)
  return z.array(notice).parse(unwrap(await query.order("created_at", { ascending: false }).limit(limit)))
}

/** How many notices the caller has not read. */
export async function countUnread({ db, organization, user }: OrganizationContext): Promise<number> {
  const { count, error } = await db
    .from("notifications")
    .select("id", { count: "exact", head: true })
    .eq("organization_id", organization.id)
    .eq("user_id", user.id)
    .is("read_at", null)
  if (error) throw fromPostgrest(error)
  return count ?? 0
}
