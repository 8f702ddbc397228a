import { z } from "zod"
import type { PublicContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import {
  type BookableStaff,
  bookableStaff,
  type PublicCategory,
  type PublicService,
  publicCategory,
  publicService,
} from "./types"

/** What a business offers, in its own order, with the options of each service. */
export async function listServices({ db, organization }: PublicContext): Promise<PublicService[]> {
  const answer = await db
    .from("services")
    .select(
      `id, category_id, kind, name, slug, description, pricing, price_cents, currency, duration_minutes, capacity,
       max_advance_days, cancellation_window_hours, cancellation_fees, no_show_fee_bp, deposit_bp, turnaround_hours,
       service_options(id, name, price_cents, minutes)`,
    )
    .eq("organization_id", organization.id)
    .order("position")
    .order("name")
    .order("position", { referencedTable: "service_options" })
  return z.array(publicService).parse(unwrap(answer))
}

/** The headings under which services stand. */
export async function listCategories({ db, organization }: PublicContext): Promise<PublicCategory[]> {
  const answer = await db
    .from("service_categories")
    .select("id, name, description")
    .eq("organization_id", organization.id)
    .order("position")
  return z.array(publicCategory).parse(unwrap(answer))
}

/** Who can be booked, and for what. */
export async function listBookableStaff({ db, organization }: PublicContext): Promise<BookableStaff[]> {
  const answer = await db
    .from("staff")
    .select(
      "id, full_name, title, bio, rating_sum, rating_count, staff_services(service_id, price_cents, duration_minutes)",
    )
    .eq("organization_id", organization.id)
    .order("position")
    .order("full_name")
  return z.array(bookableStaff).parse(unwrap(answer))
}
