import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { ViewList } from "./schema"
import type { SavedView } from "./types"

/** The views of a list one may open: one's own, and those colleagues share. */
export async function listViews(
  { db, organization, user }: OrganizationContext,
  list: ViewList,
): Promise<SavedView[]> {
  const answer = await db
    .from("saved_views")
    .select("id, user_id, name, query, is_shared, is_default")
    .eq("organization_id", organization.id)
    .eq("list", list)
    .order("name")
    .limit(100)
  return unwrap(answer).map((view) => ({
    id: view.id,
    name: view.name,
    query: view.query,
    isShared: view.is_shared,
    isMine: view.user_id === user.id,
    isDefault: view.is_default && view.user_id === user.id,
  }))
}
