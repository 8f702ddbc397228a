import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { StaffId } from "@/lib/core/ids"
import {
  type Closure,
  closure,
  type PersonDetail,
  type PersonRow,
  personDetail,
  personRow,
  type Visit,
  visit,
} from "./types"

const columns =
  "id, full_name, title, member_type, is_bookable, is_active, staff_services(service_id), staff_hours(weekday, starts_at, ends_at, valid_from, valid_until)"

/** Everybody who works or worked here, in their order. */
export async function listPeople({ db, organization }: OrganizationContext): Promise<PersonRow[]> {
  const answer = await db
    .from("staff")
    .select(columns)
    .eq("organization_id", organization.id)
    .order("position")
    .order("full_name")
  return z.array(personRow).parse(unwrap(answer))
}

/** One person with hours and time off from now on, or null for an id of nobody here. */
export async function findPerson(
  { db, organization }: OrganizationContext,
  id: string,
  now: Date,
): Promise<PersonDetail | null> {
  if (!z.guid().safeParse(id).success) return null
  const answer = await db
    .from("staff")
    .select(`${columns}, bio, email, phone, staff_time_off(id, starts_at, ends_at, kind, note)`)
    .eq("organization_id", organization.id)
    .eq("id", id)
    .gt("staff_time_off.ends_at", now.toISOString())
    .order("starts_at", { referencedTable: "staff_time_off" })
    .maybeSingle()
  return personDetail.nullable().parse(unwrap(answer))
}

/** Somebody's visits that are still to come, up to two hundred. */
export async function listVisitsToCome(
  { db, organization }: OrganizationContext,
  staffId: StaffId,
  now: Date,
): Promise<Visit[]> {
  const answer = await db
    .from("appointments")
    .select(
      "booking_id, starts_at, service:services(name), booking:bookings(number, customer:customers(full_name))",
    )
    .eq("organization_id", organization.id)
    .eq("staff_id", staffId)
    .in("status", ["held", "confirmed"])
    .gt("starts_at", now.toISOString())
    .order("starts_at")
    .limit(200)
  return z.array(visit).parse(unwrap(answer))
}

/** What can be offered: services by name. */
export async function listServiceNames({
  db,
  organization,
}: OrganizationContext): Promise<{ id: string; name: string }[]> {
  return unwrap(
    await db
      .from("services")
      .select("id, name")
      .eq("organization_id", organization.id)
      .eq("is_active", true)
      .order("position")
      .order("name"),
  )
}

/** Days the business is closed, from a day on. */
export async function listClosures(
  { db, organization }: OrganizationContext,
  from: string,
): Promise<Closure[]> {
  const answer = await db
    .from("business_closures")
    .select("id, starts_on, ends_on, reason")
    .eq("organization_id", organization.id)
    .gte("ends_on", from)
    .order("starts_on")
  return z.array(closure).parse(unwrap(answer))
}

/** How many visits of one person, or of everybody, are booked between two moments (UTC); counted up to a thousand. */
export async function countVisits(
  { db, organization }: OrganizationContext,
  from: string,
  until: string,
  staffId?: StaffId,
): Promise<number> {
  let query = db
    .from("appointments")
    .select("id")
    .eq("organization_id", organization.id)
    .in("status", ["held", "confirmed"])
    .gt("ends_at", from)
    .lt("starts_at", until)
    .limit(1000)
  if (staffId) query = query.eq("staff_id", staffId)
  return unwrap(await query).length
}
