import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { dayOf } from "@/lib/core/days"
import { unwrap } from "@/lib/core/errors"
import { dayBounds } from "./rules"
import type { BookingFilter } from "./schema"
import {
  type BookableService,
  type BookingDetail,
  type BookingRow,
  bookingDetail,
  bookingRow,
  type CallingOffCosts,
  callingOffCosts,
  type DayAppointment,
  dayAppointment,
  type Slot,
  slot,
  type Transition,
} from "./types"

/** Bookings on one page of the list. */
export const bookingsPerPage = 25
const perExport = 500

const rowColumns =
  "id, number, kind, status, payment_status, starts_at, ends_at, total_cents, currency, created_at, hold_expires_at, customer:customers(id, full_name), items:booking_items(description, position), appointments(status, staff(id, full_name))"

const sortColumns = { start: "starts_at", created: "created_at", total: "total_cents" } as const

/** How the list is sorted where the URL doesn't say: what comes next first, what was last first. */
export function sortOf(filter: BookingFilter): NonNullable<BookingFilter["sort"]> {
  return filter.sort ?? (whenOf(filter) === "upcoming" ? "start" : "-start")
}

/** The part of time the list shows: someone who searches or names dates looks everywhere. */
export function whenOf(filter: BookingFilter): NonNullable<BookingFilter["when"]> {
  return filter.when ?? (filter.q || filter.from || filter.until ? "all" : "upcoming")
}

/** One page of bookings; `more` says whether there is another. Counting all would cost more than it tells. */
export async function listBookings(
  context: OrganizationContext,
  filter: BookingFilter,
  now: Date,
  perPage = bookingsPerPage,
): Promise<{ rows: BookingRow[]; more: boolean }> {
  const { db, organization } = context
  const when = whenOf(filter)
  const today = dayBounds(dayOf(now, organization.timezone), organization.timezone)
  const sort = sortOf(filter)
  const [direction, name] = sort.startsWith("-") ? [false, sort.slice(1)] : [true, sort]
  const from = (filter.page - 1) * perPage

  const columns: string = filter.staff ? `${rowColumns}, chosen:appointments!inner(staff_id)` : rowColumns
  let query = db.from("bookings").select(columns).eq("organization_id", organization.id)
  if (filter.q) {
    const found = unwrap(await db.rpc("search_bookings", { p_term: filter.q, p_limit: 150 }))
    query = query.in(
      "id",
      found.map((row) => row.id),
    )
  }
  if (filter.staff) query = query.eq("chosen.staff_id", filter.staff).neq("chosen.status", "cancelled")
  if (filter.status) query = query.eq("status", filter.status)
  if (filter.kind) query = query.eq("kind", filter.kind)
  if (filter.payment === "open")
    query = query.in("payment_status", ["unpaid", "deposit_paid"]).neq("status", "cancelled")
  else if (filter.payment) query = query.eq("payment_status", filter.payment)
  if (when === "upcoming") query = query.gte("starts_at", today.from)
  if (when === "past") query = query.lt("starts_at", today.from)
  if (filter.from) query = query.gte("starts_at", dayBounds(filter.from, organization.timezone).from)
  if (filter.until) query = query.lt("starts_at", dayBounds(filter.until, organization.timezone).until)

  const answer = await query
    .order(sortColumns[name as keyof typeof sortColumns], { ascending: direction })
    .order("id", { ascending: direction })
    .range(from, from + perPage)
  const rows = z.array(bookingRow).parse(unwrap(answer))
  return { rows: rows.slice(0, perPage), more: rows.length > perPage }
}

/** Everything a filter finds, five hundred at a time. */
export async function* exportBookings(
  context: OrganizationContext,
  filter: BookingFilter,
  now: Date,
): AsyncGenerator<BookingRow[]> {
  for (let page = 1; ; page++) {
    const { rows, more } = await listBookings(context, { ...filter, page }, now, perExport)
    if (rows.length > 0) yield rows
    if (!more) return
  }
}

/** Everything about one booking, or null for an id of nobody here. */
export async function findBooking(
  { db, organization }: OrganizationContext,
  id: string,
): Promise<BookingDetail | null> {
  if (!z.guid().safeParse(id).success) return null
  const answer = await db
    .from("bookings")
    .select(
      `id, number, kind, channel, status, payment_status, payment_method, starts_at, ends_at, pickup_address, delivery_address,
       pickup_from, pickup_until, delivery_from, delivery_until, notes, subtotal_cents, discount_cents, tax_cents, tip_cents,
       total_cents, paid_cents, refunded_cents, fee_cents, fee_waiver_reason, currency, hold_expires_at, cancel_reason, created_at,
       customer:customers(id, full_name, email, phone),
       items:booking_items(id, description, quantity, unit_price_cents, total_cents, condition_notes, position),
       appointments(id, status, starts_at, ends_at, created_at, staff(id, full_name), service:services(id, name)),
       events:booking_events(id, event_type, event_data, actor_type, actor_id, created_at),
       remarks:booking_notes(id, body, created_by, created_at),
       payments(id, method, amount_cents, refunded_cents, currency, status, note, receipt_url, failure_reason, created_at,
                refunds(id, amount_cents, reason, status, created_at))`,
    )
    .eq("organization_id", organization.id)
    .eq("id", id)
    .order("position", { referencedTable: "items" })
    .order("created_at", { referencedTable: "events", ascending: false })
    .order("created_at", { referencedTable: "remarks", ascending: false })
    .order("created_at", { referencedTable: "payments" })
    .maybeSingle()
  return bookingDetail.nullable().parse(unwrap(answer))
}

/** What calling off would cost the customer now. */
export async function getCallingOffCosts(
  { db, organization }: OrganizationContext,
  bookingId: string,
): Promise<CallingOffCosts> {
  const answer = await db.rpc("calling_off_costs", {
    p_organization_id: organization.id,
    p_booking_id: bookingId,
  })
  return callingOffCosts.parse(unwrap(answer))
}

/** The steps of the status machine for one kind of booking. */
export async function listTransitions({ db }: OrganizationContext, kind: string): Promise<Transition[]> {
  return unwrap(
    await db.from("booking_transitions").select("from_status, to_status, permission_key").eq("kind", kind),
  )
}

/** Everything in the calendar on one day, but what was cancelled. */
export async function listDayAppointments(
  { db, organization }: OrganizationContext,
  day: string,
): Promise<DayAppointment[]> {
  const { from, until } = dayBounds(day, organization.timezone)
  const answer = await db
    .from("appointments")
    .select(
      "id, booking_id, starts_at, ends_at, status, staff_id, service:services(name), booking:bookings(number, status, payment_status, customer:customers(full_name))",
    )
    .eq("organization_id", organization.id)
    .gte("starts_at", from)
    .lt("starts_at", until)
    .neq("status", "cancelled")
    .order("starts_at")
    .limit(500)
  return z.array(dayAppointment).parse(unwrap(answer))
}

/** Staff who can be booked, in their order. */
export async function listBookableStaff({
  db,
  organization,
}: OrganizationContext): Promise<{ id: string; full_name: string }[]> {
  return unwrap(
    await db
      .from("staff")
      .select("id, full_name")
      .eq("organization_id", organization.id)
      .eq("is_active", true)
      .eq("is_bookable", true)
      .order("position")
      .order("full_name"),
  )
}

/** Who offers a service. */
export async function listStaffOf(
  { db, organization }: OrganizationContext,
  serviceId: string,
): Promise<{ id: string; name: string }[]> {
  const rows = unwrap(
    await db
      .from("staff_services")
      .select("staff(id, full_name, is_active)")
      .eq("organization_id", organization.id)
      .eq("service_id", serviceId),
  )
  return rows.flatMap(({ staff }) => (staff?.is_active ? [{ id: staff.id, name: staff.full_name }] : []))
}

/** What a member can book for someone, with who offers it. */
export async function listBookableServices({
  db,
  organization,
}: OrganizationContext): Promise<BookableService[]> {
  const rows = unwrap(
    await db
      .from("services")
      .select("id, name, kind, price_cents, currency, duration_minutes, staff_services(staff_id)")
      .eq("organization_id", organization.id)
      .eq("is_active", true)
      .order("position")
      .order("name"),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: bookingDetail.shape.kind.parse(row.kind),
    priceCents: row.price_cents,
    currency: row.currency,
    minutes: row.duration_minutes,
    staffIds: row.staff_services.map((one) => one.staff_id),
  }))
}

/** Free times of a service between two days. */
export async function listSlots(
  { db, organization }: OrganizationContext,
  wanted: { service: string; staff?: string | undefined; from: string; until: string },
): Promise<Slot[]> {
  const answer = await db.rpc("available_slots", {
    p_organization_id: organization.id,
    p_service_id: wanted.service,
    p_from: wanted.from,
    p_to: wanted.until,
    p_staff_id: wanted.staff,
  })
  return z.array(slot).parse(unwrap(answer))
}
