import { z } from "zod"
import { staffId } from "@/lib/core/ids"
import { memberTypes, timeOffKinds } from "./schema"

/** A row of the team list. */
export const personRow = z.object({
  id: staffId,
  full_name: z.string(),
  title: z.string().nullable(),
  member_type: z.enum(memberTypes),
  is_bookable: z.boolean(),
  is_active: z.boolean(),
  staff_services: z.array(z.object({ service_id: z.string() })),
  staff_hours: z.array(
    z.object({
      weekday: z.number(),
      starts_at: z.string(),
      ends_at: z.string(),
      valid_from: z.string().nullable(),
      valid_until: z.string().nullable(),
    }),
  ),
})
export type PersonRow = z.infer<typeof personRow>
export type HoursRow = PersonRow["staff_hours"][number]

/** A time somebody isn't there; UTC. */
export const timeOff = z.object({
  id: z.guid(),
  starts_at: z.string(),
  ends_at: z.string(),
  kind: z.enum(timeOffKinds),
  note: z.string().nullable(),
})
export type TimeOff = z.infer<typeof timeOff>

/** Somebody with all that their page shows. */
export const personDetail = personRow.extend({
  bio: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  staff_time_off: z.array(timeOff),
})
export type PersonDetail = z.infer<typeof personDetail>

/** Days on which the whole business is closed, both included. */
export const closure = z.object({
  id: z.guid(),
  starts_on: z.string(),
  ends_on: z.string(),
  reason: z.string(),
})
export type Closure = z.infer<typeof closure>

/** A visit that is still to come. */
export const visit = z.object({
  booking_id: z.string(),
  starts_at: z.string(),
  service: z.object({ name: z.string() }).nullable(),
  booking: z
    .object({ number: z.string(), customer: z.object({ full_name: z.string() }).nullable() })
    .nullable(),
})
export type Visit = z.infer<typeof visit>
