import "server-only"
import { notFound } from "next/navigation"
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

/** One service by its address, with all services (a collection may hold several) and who offers it. */
export const loadService = cache(async (slug: string, serviceSlug: string) => {
  const context = await publicOrganization(slug)
  if (!context.organization.isPublished) notFound()
  const [services, staff] = await Promise.all([listServices(context), listBookableStaff(context)])
  const service = services.find((one) => one.slug === serviceSlug)
  if (!service) notFound()
  const offeredBy = staff.filter((person) =>
    person.staff_services.some((offered) => offered.service_id === service.id),
  )
  return { context, organization: context.organization, service, services, staff: offeredBy }
})
