import "server-only"
import { cache } from "react"
import { requireOrganization } from "@/lib/core/session"
import { findSetupProgress, getDayAtAGlance } from "./queries"

/** Today's figures; null for who may not see bookings. Several parts of the page share one answer. */
export const loadDayAtAGlance = cache(async (slug: string) => {
  const context = await requireOrganization(slug, "organization.read")
  return {
    glance: context.permissions.has("bookings.read") ? await getDayAtAGlance(context) : null,
    organization: context.organization,
  }
})

/** What is left of setting a business up; null where nothing is, or for who may not do it. */
export async function loadSetup(slug: string) {
  const context = await requireOrganization(slug, "organization.read")
  if (!context.permissions.has("organization.update")) return null
  const progress = await findSetupProgress(context)
  return progress && Object.values(progress).includes(false) ? progress : null
}
