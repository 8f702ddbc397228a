import "server-only"
import { notFound } from "next/navigation"
import { requireOrganization } from "@/lib/core/session"
import { findService, listAllCategories, listAllServices, listColleagues } from "./queries"
import { asCopy, blankService, toValues } from "./rules"

/** Every service with its heading. */
export async function loadServices(slug: string) {
  const context = await requireOrganization(slug, "services.read")
  const [services, categories] = await Promise.all([listAllServices(context), listAllCategories(context)])
  return { services, categories, organization: context.organization, permissions: context.permissions }
}

/** A service in its editor; `copyOf` begins a new one with another's values. */
export async function loadServiceEditor(slug: string, id: string | null, copyOf?: string) {
  const context = await requireOrganization(slug, id ? "services.read" : "services.create")
  const wanted = id ?? copyOf
  const [service, categories, staff] = await Promise.all([
    wanted ? findService(context, wanted) : null,
    listAllCategories(context),
    context.permissions.has("staff.read") ? listColleagues(context) : [],
  ])
  if (id && !service) notFound()
  const { organization, permissions } = context
  const values = service ? toValues(slug, service) : blankService(slug)
  return {
    values: id || !service ? values : asCopy(values),
    name: id ? service?.name : undefined,
    publicPath: id && service?.is_active ? `/b/${slug}/book/${service.slug}` : null,
    categories,
    staff,
    currency: service?.currency ?? organization.currency,
    organization,
    mayChange: permissions.has(id ? "services.update" : "services.create"),
  }
}
