import "server-only"
import { requireOrganization } from "@/lib/core/session"
import { getCustomerChoices, listCustomers, listPipeline } from "./queries"
import type { CustomerFilter } from "./schema"

/** The top of the customers list, what it can be narrowed to, and what the reader may do in it. */
export async function loadCustomerList(slug: string, filter: CustomerFilter) {
  const context = await requireOrganization(slug, "customers.read")
  const [first, choices] = await Promise.all([
    listCustomers(context, filter, null),
    getCustomerChoices(context),
  ])
  const may = context.permissions
  return {
    first,
    choices,
    organization: context.organization,
    mayCreate: may.has("customers.create"),
    mayUpdate: may.has("customers.update"),
    mayExport: may.has("customers.export"),
  }
}

/** What the head of the list needs before its rows. */
export async function loadCustomersHead(slug: string) {
  const may = (await requireOrganization(slug, "customers.read")).permissions
  return {
    mayCreate: may.has("customers.create"),
    mayMerge: may.has("customers.update") && may.has("customers.delete"),
  }
}

/** The customers by state. */
export async function loadPipeline(slug: string) {
  const context = await requireOrganization(slug, "customers.read")
  return {
    columns: await listPipeline(context),
    organization: context.organization,
    mayUpdate: context.permissions.has("customers.update"),
  }
}
