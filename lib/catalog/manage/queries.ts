import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import {
  type Category,
  type Colleague,
  colleague,
  type ServiceDetail,
  type ServiceRow,
  serviceDetail,
  serviceRow,
} from "./types"

/** All services of the business, archived ones included, in its order. */
export async function listAllServices({ db, organization }: OrganizationContext): Promise<ServiceRow[]> {
  const answer = await db
    .from("services")
    .select(
      "id, category_id, kind, name, slug, pricing, price_cents, currency, duration_minutes, is_active, staff_services(staff(full_name))",
    )
    .eq("organization_id", organization.id)
    .order("position")
    .order("name")
  return z.array(serviceRow).parse(unwrap(answer))
}

/** The headings services stand under, in their order. */
export async function listAllCategories({ db, organization }: OrganizationContext): Promise<Category[]> {
  return unwrap(
    await db
      .from("service_categories")
      .select("id, name")
      .eq("organization_id", organization.id)
      .order("position")
      .order("name"),
  )
}

/** Who could offer a service. */
export async function listColleagues({ db, organization }: OrganizationContext): Promise<Colleague[]> {
  const answer = await db
    .from("staff")
    .select("id, full_name, title")
    .eq("organization_id", organization.id)
    .eq("is_active", true)
    .order("position")
    .order("full_name")
  return z.array(colleague).parse(unwrap(answer))
}

/** One service with its options and people, or null for an id of nobody here. */
export async function findService(
  { db, organization }: OrganizationContext,
  id: string,
): Promise<ServiceDetail | null> {
  if (!z.guid().safeParse(id).success) return null
  const answer = await db
    .from("services")
    .select(
      `id, slug, category_id, kind, name, description, pricing, price_cents, currency, tax_rate_bp, duration_minutes, buffer_before_minutes,
       buffer_after_minutes, capacity, lead_time_minutes, max_advance_days, cancellation_window_hours, cancellation_fees, no_show_fee_bp,
       deposit_bp, turnaround_hours, is_active, updated_at,
       service_options(id, name, price_cents, minutes, is_active),
       staff_services(staff_id, price_cents, duration_minutes)`,
    )
    .eq("organization_id", organization.id)
    .eq("id", id)
    .order("position", { referencedTable: "service_options" })
    .maybeSingle()
  return serviceDetail.nullable().parse(unwrap(answer))
}
