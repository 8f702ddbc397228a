import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { requireOrganization } from "@/lib/core/session"
import { listMemberNames } from "@/lib/tenancy/queries"
import { getCustomerChoices } from "./list/queries"
import { listDuplicates } from "./merge/queries"
import { findCustomer, listCustomerBookings } from "./queries"
import { listContacts, listCustomerTasks, listTimeline } from "./work/queries"

/** One customer with all that hangs on them, as far as the reader may see it. */
export const loadCustomer = cache(async (slug: string, id: string) => {
  const context = await requireOrganization(slug, "customers.read")
  const customer = (await findCustomer(context, id)) ?? notFound()
  const may = context.permissions
  const [names, bookings, timeline, tasks, contacts, choices, duplicates] = await Promise.all([
    may.has("bookings.read") ? listMemberNames(context) : new Map<string, string>(),
    may.has("bookings.read") ? listCustomerBookings(context, id) : [],
    listTimeline(context, id, null),
    listCustomerTasks(context, id),
    listContacts(context, id),
    getCustomerChoices(context),
    listDuplicates(context, id),
  ])
  return {
    customer,
    bookings,
    names: Object.fromEntries(names),
    timeline,
    tasks,
    contacts,
    tags: choices.tags,
    duplicates,
    organization: context.organization,
    me: context.memberId,
    seesMoney: may.has("payments.read"),
    mayUpdate: may.has("customers.update"),
    mayMerge: may.has("customers.update") && may.has("customers.delete"),
    mayBook: may.has("bookings.create"),
  }
})

/** Whom a form is opened for, if the id is a customer the reader may see. */
export async function findCustomerName(
  slug: string,
  id: string,
): Promise<{ id: string; name: string } | null> {
  const context = await requireOrganization(slug)
  if (!context.permissions.has("customers.read")) return null
  const customer = await findCustomer(context, id)
  return customer && { id: customer.id, name: customer.full_name }
}
