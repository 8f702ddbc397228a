import { z } from "zod"
import { organizationSlug, staffId } from "@/lib/core/ids"
import { daysBetween, timeOffKinds } from "./rules"

const moment = z.iso.datetime({ offset: true, error: "Choose a time." })
const organization = organizationSlug

/** The days an open calendar asks for, both included. */
export const calendarQuery = z
  .object({ from: z.iso.date(), until: z.iso.date() })
  .refine(({ from, until }) => daysBetween(from, until) >= 0 && daysBetween(from, until) < 32)

export const moveInput = z.object({
  organization,
  appointmentId: z.guid(),
  startsAt: moment,
  endsAt: moment,
  staffId,
  /** The state of the visit that was on the screen. */
  expected: moment,
  /** Whether the customer gets a mail about it. */
  notify: z.boolean(),
})

export const blockInput = z.object({
  organization,
  staffId: z.guid("Choose a person."),
  startsAt: moment,
  endsAt: moment,
  kind: z.enum(timeOffKinds),
  note: z.string().trim().max(500, "Keep the note under 500 characters."),
})

export const unblockInput = z.object({ organization, timeOffId: z.guid() })
