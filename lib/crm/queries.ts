import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import {
  type CustomerBooking,
  type CustomerDetail,
  type CustomerRow,
  customerBooking,
  customerDetail,
  customerRow,
} from "./types"

const rowColumns = "id, full_name, company_name, email, phone, lifecycle, tags, created_at"

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

/** One customer, or null. */
export async function findCustomer(
  { db, organization }: OrganizationContext,
  id: string,
): Promise<CustomerDetail | null> {
  if (!z.guid().safeParse(id).success) return null
  const answer = await db
    .from("customers")
    .select(
      `${rowColumns}, kind, partner_name, event_date, event_type, source, marketing_consent, marketing_consent_at`,
    )
    .eq("organization_id", organization.id)
    .eq("id", id)
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
