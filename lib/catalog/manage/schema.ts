import { z } from "zod"
import { organizationSlug, serviceId, staffId } from "@/lib/core/ids"

export const serviceKinds = ["appointment", "class", "pickup_delivery"] as const
export type ServiceKind = (typeof serviceKinds)[number]
export const pricings = ["fixed", "from", "per_hour", "per_item", "per_kg"] as const
export type Pricing = (typeof pricings)[number]

const whole = (least: number, most: number, message: string) =>
  z.number({ error: message }).int(message).min(least, message).max(most, message)
const percent = (message: string) => z.number({ error: message }).min(0, message).max(100, message)
const price = (message: string) => whole(0, 100_000_000, message)

const option = z.object({
  id: z.guid().nullable(),
  name: z
    .string()
    .trim()
    .min(1, "Give each option a name.")
    .max(80, "Keep names of options under 80 characters."),
  priceCents: price("Give each option a price; nothing is fine."),
  minutes: whole(0, 480, "An option takes between 0 and 480 minutes."),
})

const person = z.object({
  staffId,
  priceCents: price("Own prices are 0 or more.").nullable(),
  minutes: whole(5, 1440, "Own durations are between 5 minutes and a day.").nullable(),
})

/** What the service editor sends: prices in minor units, durations in minutes, parts of the price in percent. */
export const serviceInput = z
  .object({
    organization: organizationSlug,
    serviceId: serviceId.nullable(),
    /** The service's `updated_at` when the editor was opened. */
    expected: z.string().nullable(),
    name: z
      .string()
      .trim()
      .min(1, "Give the service a name.")
      .max(120, "Keep the name under 120 characters."),
    categoryId: z.guid().nullable(),
    description: z.string().trim().max(4000, "Keep the description under 4,000 characters."),
    kind: z.enum(serviceKinds),
    pricing: z.enum(pricings),
    priceCents: price("Enter a price; nothing is fine."),
    taxPercent: percent("Tax is between 0 and 100%."),
    durationMinutes: whole(5, 1440, "A visit takes between 5 minutes and a day."),
    bufferBeforeMinutes: whole(0, 480, "Keep the time before between 0 and 480 minutes."),
    bufferAfterMinutes: whole(0, 480, "Keep the time after between 0 and 480 minutes."),
    capacity: whole(1, 500, "Between 1 and 500 places."),
    leadTimeMinutes: whole(0, 43_200, "Notice is at most 30 days."),
    maxAdvanceDays: whole(1, 730, "Between 1 and 730 days ahead."),
    freeHours: whole(0, 720, "Between 0 and 720 hours before."),
    fees: z
      .array(
        z.object({
          hours: whole(1, 720, "Fees begin between 1 and 720 hours before."),
          percent: percent("A fee is between 0 and 100% of the price."),
        }),
      )
      .max(6, "At most six steps."),
    noShowPercent: percent("The fee is between 0 and 100% of the price.").nullable(),
    depositPercent: percent("The deposit is between 0 and 100%."),
    turnaroundHours: whole(1, 720, "Between 1 and 720 hours.").nullable(),
    isActive: z.boolean(),
    options: z.array(option).max(30, "At most thirty options."),
    staff: z.array(person).max(500),
  })
  .superRefine((value, refinement) => {
    const complain = (path: string, message: string) =>
      refinement.addIssue({ code: "custom", path: [path], message })
    const [first] = value.fees
    if (first && first.hours > value.freeHours)
      complain("fees", "Fees can't begin while cancelling is still free. Lower the hours of the first step.")
    value.fees.forEach((step, index) => {
      const before = value.fees[index - 1]
      if (before && (step.hours >= before.hours || step.percent < before.percent))
        complain("fees", "Each step begins later than the one above it and costs no less.")
    })
    if (value.isActive && value.staff.length === 0)
      complain("staff", "Choose who offers it, or keep it off the storefront.")
  })
export type ServiceValues = z.input<typeof serviceInput>
export type ServiceInput = z.output<typeof serviceInput>

export const orderServicesInput = z.object({
  organization: organizationSlug,
  ids: z.array(serviceId).max(2000),
})

export const archiveServiceInput = z.object({
  organization: organizationSlug,
  serviceId,
  isActive: z.boolean(),
})

const categoryName = z
  .string()
  .trim()
  .min(1, "Give the category a name.")
  .max(80, "Keep it under 80 characters.")
export const addCategoryInput = z.object({ organization: organizationSlug, name: categoryName })
export const renameCategoryInput = addCategoryInput.extend({ categoryId: z.guid() })
export const removeCategoryInput = z.object({ organization: organizationSlug, categoryId: z.guid() })
