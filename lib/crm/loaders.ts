import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { requireOrganization } from "@/lib/core/session"
import { listMemberNames } from "@/lib/tenancy/queries"
import { findCustomer, listCustomerBookings, listCustomerPayments } from "./queries"

/** One customer with their bookings and payments, as far as the reader may see them. */
export const loadCustomer = cache(async (slug: string, id: string) => {
  const context = await requireOrganization(slug, "customers.read")
  const customer = (await findCustomer(context, id)) ?? notFound()
  const may = context.permissions
  const [names, bookings, payments] = await Promise.all([
    may.has("bookings.read") ? listMemberNames(context) : new Map<string, string>(),
    may.has("bookings.read") ? listCustomerBookings(context, id) : [],
    may.has("payments.read") ? listCustomerPayments(context, id) : null,
  ])
  return {
    customer,
    bookings,
    payments,
    names,
    organization: context.organization,
    mayUpdate: may.has("customers.update"),
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
