import { z } from "zod"
import { optionalEmail, optionalPhone, optionalText, personName } from "@/lib/core/fields"
import { organizationSlug, serviceId, staffId } from "@/lib/core/ids"

export const memberTypes = ["provider", "sales", "support", "operations", "driver"] as const
export type MemberType = (typeof memberTypes)[number]

export const timeOffKinds = ["holiday", "sick", "training", "break", "other"] as const
export type TimeOffKind = (typeof timeOffKinds)[number]

const organization = organizationSlug
/** Someone who works here, as their editor sends them. */
export const personInput = z.object({
  organization,
  staffId: staffId.nullable(),
  fullName: personName,
  title: optionalText(120),
  bio: optionalText(2000),
  email: optionalEmail,
  phone: optionalPhone,
  memberType: z.enum(memberTypes),
  isBookable: z.boolean(),
})
export type PersonValues = z.input<typeof personInput>
export type PersonInput = z.output<typeof personInput>

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "Enter times like 09:00.")

/** A stretch of hours: ISO weekday (1 is Monday), local times "09:00". */
export const stretch = z.object({ weekday: z.number().int().min(1).max(7), starts: time, ends: time })
export type Stretch = z.infer<typeof stretch>

export const hoursInput = z
  .object({
    organization,
    staffId,
    /** The first day they hold; null for always. */
    from: z.iso.date().nullable(),
    hours: z.array(stretch).max(42, "At most six stretches a day."),
  })
  .superRefine(({ hours }, refinement) => {
    const complain = (message: string) => refinement.addIssue({ code: "custom", path: ["hours"], message })
    if (hours.some(({ starts, ends }) => starts >= ends))
      complain("Each stretch of hours ends after it begins.")
    else if (
      hours.some((one, index) =>
        hours
          .slice(index + 1)
          .some(
            (other) => one.weekday === other.weekday && one.starts < other.ends && other.starts < one.ends,
          ),
      )
    )
      complain("Two stretches of one day overlap. Change one of them.")
  })

export const offersInput = z.object({ organization, staffId, serviceIds: z.array(serviceId).max(500) })

const moment = z.object({ day: z.iso.date("Choose a day."), time })

export const timeOffInput = z
  .object({
    organization,
    staffId,
    from: moment,
    until: moment,
    kind: z.enum(timeOffKinds),
    note: optionalText(500),
  })
  .refine(({ from, until }) => `${from.day} ${from.time}` < `${until.day} ${until.time}`, {
    path: ["until"],
    message: "It ends after it begins.",
  })

export const removeTimeOffInput = z.object({ organization, staffId, timeOffId: z.guid() })

export const deactivateInput = z.object({ organization, staffId, handTo: staffId.nullable() })
export const reactivateInput = z.object({ organization, staffId })

export const closureInput = z
  .object({
    organization,
    from: z.iso.date("Choose a day."),
    until: z.iso.date("Choose a day."),
    reason: z.string().trim().max(200, "Keep it under 200 characters."),
  })
  .refine(({ from, until }) => from <= until, {
    path: ["until"],
    message: "The last day isn't before the first.",
  })
export const removeClosureInput = z.object({ organization, closureId: z.guid() })
