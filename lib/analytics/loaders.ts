import "server-only"
import { cache } from "react"
import { requireOrganization } from "@/lib/core/session"
import { getDayAtAGlance } from "./queries"

/** Today's figures; null for who may not see bookings. Several parts of the page share one answer. */
export const loadDayAtAGlance = cache(async (slug: string) => {
  const context = await requireOrganization(slug, "organization.read")
  return {
    glance: context.permissions.has("bookings.read") ? await getDayAtAGlance(context) : null,
    organization: context.organization,
  }
})
