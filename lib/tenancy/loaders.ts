import "server-only"
import { cache } from "react"
import { requireOrganization, requireUser } from "@/lib/core/session"
import { listMyOrganizations } from "@/lib/identity/queries"
import { getGeneralSettings } from "./queries"

/** The organizations of who is signed in. */
export const loadMyOrganizations = cache(async () => {
  const context = await requireUser()
  return { user: context.user, organizations: await listMyOrganizations(context) }
})

/** What the dashboard's frame shows: where one is, who one is there, where else one could go. */
export const loadShell = cache(async (slug: string) => {
  const context = await requireOrganization(slug)
  const { organizations } = await loadMyOrganizations()
  const { organization, user, roles, permissions, supportAccess } = context
  return { organization, user, roles, permissions, supportAccess, organizations }
})

/** The general settings, for those who may change them. */
export async function loadGeneralSettings(slug: string) {
  return getGeneralSettings(await requireOrganization(slug, "organization.update"))
}
