import { z } from "zod/mini"
import type { BookingStatus } from "@/lib/booking/manage/schema"
import { timeOffKinds } from "./rules"

// Read in the browser as well, so these use the small build of zod.
const statuses = [
  "draft",
  "pending",
  "confirmed",
  "in_progress",
  "ready",
  "out_for_delivery",
  "completed",
  "cancelled",
  "no_show",
] as const satisfies readonly BookingStatus[]

/** One appointment in the calendar, with what its block and its sheet say. */
export const calendarAppointment = z.object({
  id: z.string(),
  booking_id: z.string(),
  service_id: z.string(),
  staff_id: z.nullable(z.string()),
  starts_at: z.string(),
  ends_at: z.string(),
  blocked_from: z.string(),
  blocked_until: z.string(),
  status: z.enum(["held", "confirmed", "done", "no_show"]),
  hold_expires_at: z.nullable(z.string()),
  /** The state a move has to name, to the microsecond. */
  updated_at: z.string(),
  service: z.nullable(
    z.object({
      name: z.string(),
      kind: z.enum(["appointment", "pickup_delivery", "class"]),
      capacity: z.number(),
    }),
  ),
  booking: z.nullable(
    z.object({
      number: z.string(),
      status: z.enum(statuses),
      payment_status: z.enum(["unpaid", "deposit_paid", "paid", "partially_refunded", "refunded"]),
      notes: z.nullable(z.string()),
      currency: z.string(),
      customer: z.nullable(
        z.object({ id: z.string(), full_name: z.string(), phone: z.nullable(z.string()) }),
      ),
    }),
  ),
})
export type CalendarAppointment = z.infer<typeof calendarAppointment>

/** Time in which somebody is away. */
export const calendarTimeOff = z.object({
  id: z.string(),
  staff_id: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  kind: z.enum(timeOffKinds),
  note: z.nullable(z.string()),
})
export type CalendarTimeOff = z.infer<typeof calendarTimeOff>

/** Everything a calendar draws of a stretch of days. */
export const calendarData = z.object({
  /** Differs when anything here does. */
  version: z.string(),
  appointments: z.array(calendarAppointment),
  staff: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Works here and can be booked; others are shown only where they have visits. */
      bookable: z.boolean(),
      /** The caller's own record. */
      self: z.boolean(),
    }),
  ),
  hours: z.array(
    z.object({
      staff_id: z.string(),
      weekday: z.number(),
      starts_at: z.string(),
      ends_at: z.string(),
      valid_from: z.nullable(z.string()),
      valid_until: z.nullable(z.string()),
    }),
  ),
  timeOff: z.array(calendarTimeOff),
  closures: z.array(
    z.object({ id: z.string(), starts_on: z.string(), ends_on: z.string(), reason: z.string() }),
  ),
})
export type CalendarData = z.infer<typeof calendarData>
export type CalendarStaff = CalendarData["staff"][number]

/** Where a visit stands after it was moved. */
export const movedAppointment = z.object({
  appointment_id: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  staff_id: z.string(),
  updated_at: z.string(),
})
export type MovedAppointment = z.infer<typeof movedAppointment>
