import "server-only"
import { cache } from "react"
import { publicOrganization } from "@/lib/core/session"
import { listBookableStaff, listCategories, listServices } from "./queries"
import { byCategory } from "./rules"

/** The storefront's frame: whose it is. */
export const loadStorefront = cache(async (slug: string) => {
  const { organization } = await publicOrganization(slug)
  return organization
})

/** The business page: what it offers and who does it; nothing while it isn't published. */
export const loadBusiness = cache(async (slug: string) => {
  const context = await publicOrganization(slug)
  if (!context.organization.isPublished) return { organization: context.organization, groups: [], staff: [] }
  const [services, categories, staff] = await Promise.all([
    listServices(context),
    listCategories(context),
    listBookableStaff(context),
  ])
  return { organization: context.organization, groups: byCategory(services, categories), staff }
})
