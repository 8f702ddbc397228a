import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { CustomerFilter } from "./schema"
import {
  type CustomerBooking,
  type CustomerDetail,
  type CustomerPayment,
  type CustomerRow,
  customerBooking,
  customerDetail,
  customerPayment,
  customerRow,
} from "./types"

/** Customers on one page of the list. */
export const customersPerPage = 25

const rowColumns = "id, full_name, company_name, email, phone, lifecycle, tags, created_at"

/** One page of customers; `more` says whether there is another. */
export async function listCustomers(
  { db, organization }: OrganizationContext,
  filter: CustomerFilter,
): Promise<{ rows: CustomerRow[]; more: boolean }> {
  const from = (filter.page - 1) * customersPerPage
  let query = db.from("customers").select(rowColumns).eq("organization_id", organization.id)
  if (filter.q) {
    const found = unwrap(await db.rpc("search_customers", { p_term: filter.q, p_limit: 150 }))
    query = query.in(
      "id",
      found.map((row) => row.id),
    )
  }
  if (filter.lifecycle) query = query.eq("lifecycle", filter.lifecycle)
  const sorted =
    filter.sort === "name"
      ? query.order("full_name").order("id")
      : query.order("created_at", { ascending: false }).order("id")
  const rows = z.array(customerRow).parse(unwrap(await sorted.range(from, from + customersPerPage)))
  return { rows: rows.slice(0, customersPerPage), more: rows.length > customersPerPage }
}

/** The best matches for a term, for choosing a customer as one types. */
export async function searchCustomers(
  { db, organization }: OrganizationContext,
  term: string,
): Promise<CustomerRow[]> {
  const found = unwrap(await db.rpc("search_customers", { p_term: term, p_limit: 8 }))
  if (found.length === 0) return []
  const ids = found.map((row) => row.id)
  const rows = z
    .array(customerRow)
    .parse(
      unwrap(
        await db.from("customers").select(rowColumns).eq("organization_id", organization.id).in("id", ids),
      ),
    )
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** One customer with the notes about them, or null. */
export async function findCustomer(
  { db, organization }: OrganizationContext,
  id: string,
): Promise<CustomerDetail | null> {
  if (!z.guid().safeParse(id).success) return null
  const answer = await db
    .from("customers")
    .select(
      `${rowColumns}, kind, partner_name, event_date, event_type, source, marketing_consent, marketing_consent_at, notes:customer_notes(id, body, created_by, created_at)`,
    )
    .eq("organization_id", organization.id)
    .eq("id", id)
    .order("created_at", { referencedTable: "notes", ascending: false })
    .maybeSingle()
  return customerDetail.nullable().parse(unwrap(answer))
}

/** A customer's bookings, newest first. */
export async function listCustomerBookings(
  { db, organization }: OrganizationContext,
  customerId: string,
): Promise<CustomerBooking[]> {
  const answer = await db
    .from("bookings")
    .select(
      "id, number, status, payment_status, starts_at, total_cents, paid_cents, refunded_cents, currency, items:booking_items(description)",
    )
    .eq("organization_id", organization.id)
    .eq("customer_id", customerId)
    .order("starts_at", { ascending: false })
    .limit(100)
  return z.array(customerBooking).parse(unwrap(answer))
}

/** A customer's payments, newest first. */
export async function listCustomerPayments(
  { db, organization }: OrganizationContext,
  customerId: string,
): Promise<CustomerPayment[]> {
  const answer = await db
    .from("payments")
    .select(
      "id, method, amount_cents, refunded_cents, currency, status, created_at, booking:bookings(id, number)",
    )
    .eq("organization_id", organization.id)
    .eq("customer_id", customerId)
    .order("created_at", { ascending: false })
    .limit(100)
  return z.array(customerPayment).parse(unwrap(answer))
}
