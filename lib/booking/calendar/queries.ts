import { z } from "zod/mini"
import type { OrganizationContext } from "@/lib/core/context"
import { addToDay } from "@/lib/core/days"
import { unwrap } from "@/lib/core/errors"
import { fromLocal } from "./rules"
import { type CalendarData, calendarAppointment, calendarTimeOff } from "./types"

interface Days {
  from: string
  until: string
}

function bounds({ organization }: OrganizationContext, { from, until }: Days) {
  const at = (day: string) => new Date(fromLocal({ day, minute: 0 }, organization.timezone)).toISOString()
  return { first: at(from), dayBefore: at(addToDay(from, -1)), end: at(addToDay(until, 1)) }
}

/** A token that changes when what a calendar shows of these days does. */
export async function getCalendarVersion(context: OrganizationContext, days: Days): Promise<string> {
  const { first, end } = bounds(context, days)
  return unwrap(await context.db.rpc("calendar_version", { p_from: first, p_until: end }))
}

/** The most appointments one calendar draws. */
const most = 2000

/** Everything a calendar draws of these days, both included. */
export async function getCalendar(context: OrganizationContext, days: Days): Promise<CalendarData> {
  const { db, organization, memberId } = context
  const { first, dayBefore, end } = bounds(context, days)
  // Asked first: a change that comes in between is sent twice rather than never.
  const version = await getCalendarVersion(context, days)
  const [appointments, staff, hours, timeOff, closures] = await Promise.all([
    db
      .from("appointments")
      .select(
        `id, booking_id, service_id, staff_id, starts_at, ends_at, blocked_from, blocked_until, status, hold_expires_at, updated_at,
         service:services(name, kind, capacity),
         booking:bookings(number, status, payment_status, notes, currency, customer:customers(id, full_name, phone))`,
      )
      .eq("organization_id", organization.id)
      .gte("starts_at", dayBefore)
      .lt("starts_at", end)
      .gt("ends_at", first)
      .neq("status", "cancelled")
      .order("starts_at")
      .limit(most),
    db
      .from("staff")
      .select("id, full_name, is_active, is_bookable, user_id")
      .eq("organization_id", organization.id)
      .order("position")
      .order("full_name"),
    db
      .from("staff_hours")
      .select("staff_id, weekday, starts_at, ends_at, valid_from, valid_until")
      .eq("organization_id", organization.id),
    db
      .from("staff_time_off")
      .select("id, staff_id, starts_at, ends_at, kind, note")
      .eq("organization_id", organization.id)
      .gt("ends_at", first)
      .lt("starts_at", end)
      .order("starts_at"),
    db
      .from("business_closures")
      .select("id, starts_on, ends_on, reason")
      .eq("organization_id", organization.id)
      .gte("ends_on", days.from)
      .lte("starts_on", days.until),
  ])
  return {
    version,
    appointments: z.array(calendarAppointment).parse(unwrap(appointments)),
    staff: unwrap(staff).map((person) => ({
      id: person.id,
      name: person.full_name,
      bookable: person.is_active && person.is_bookable,
      self: memberId !== null && person.user_id === memberId,
    })),
    hours: unwrap(hours),
    timeOff: z.array(calendarTimeOff).parse(unwrap(timeOff)),
    closures: unwrap(closures),
  }
}

/** The steps of the status machine, by kind of booking. */
export async function listSteps({ db }: OrganizationContext) {
  return unwrap(await db.from("booking_transitions").select("kind, from_status, to_status, permission_key"))
}
