import "server-only"
import { cache } from "react"
import { requireOrganization } from "@/lib/core/session"
import { countUnread, listNotices } from "./queries"

/** The bell: how many are unread, and the newest few. */
export const loadBell = cache(async (slug: string) => {
  const context = await requireOrganization(slug, "organization.read")
  const [unread, notices] = await Promise.all([countUnread(context), listNotices(context, { limit: 6 })])
  return { unread, notices, timezone: context.organization.timezone }
})

/** The page of notices. */
export async function loadNotices(slug: string, unreadOnly: boolean) {
  const context = await requireOrganization(slug, "organization.read")
  const notices = await listNotices(context, { unreadOnly, limit: 100 })
  return { notices, organization: context.organization }
}
