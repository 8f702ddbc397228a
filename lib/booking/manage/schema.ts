import { z } from "zod"
import { bookingId, customerId, organizationSlug, serviceId, staffId } from "@/lib/core/ids"

export const bookingStatuses = [
  "draft",
  "pending",
  "confirmed",
  "in_progress",
  "ready",
  "out_for_delivery",
  "completed",
  "cancelled",
  "no_show",
] as const
export const bookingStatus = z.enum(bookingStatuses)
export type BookingStatus = z.infer<typeof bookingStatus>

export const bookingKinds = ["appointment", "pickup_delivery", "class"] as const
export type BookingKind = (typeof bookingKinds)[number]

export const paymentStatuses = ["unpaid", "deposit_paid", "paid", "partially_refunded", "refunded"] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

const day = z.iso.date().optional().catch(undefined)

/** The bookings list as the URL asks for it; what makes no sense there is left out. */
export const bookingFilter = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  when: z.enum(["upcoming", "past", "all"]).optional().catch(undefined),
  status: bookingStatus.optional().catch(undefined),
  kind: z.enum(bookingKinds).optional().catch(undefined),
  payment: z
    .enum([...paymentStatuses, "open"])
    .optional()
    .catch(undefined),
  staff: z.guid().optional().catch(undefined),
  from: day,
  until: day,
  sort: z.enum(["start", "-start", "created", "-created", "total", "-total"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(4000).default(1).catch(1),
})
export type BookingFilter = z.infer<typeof bookingFilter>

const organization = organizationSlug
const reason = z.string().trim().max(500, "Keep it under 500 characters.")

export const setStatusInput = z.object({
  organization,
  bookingId,
  status: bookingStatus,
  note: reason.optional(),
})

/** One step for many bookings; cancelling needs a reason and goes one by one. */
export const setStatusesInput = z.object({
  organization,
  bookingIds: z.array(bookingId).min(1).max(100, "Change up to 100 bookings at once."),
  status: bookingStatus.exclude(["draft", "cancelled"]),
})

export const cancelInput = z.object({
  organization,
  bookingId,
  reason: reason.min(3, "Say why in a few words: the customer reads it."),
  /** The customer asked for it, so the booking's policy applies. */
  onBehalf: z.boolean(),
})

export const waiveFeeInput = z.object({
  organization,
  bookingId,
  reason: reason.min(3, "Say why in a few words."),
})

export const rescheduleInput = z.object({
  organization,
  bookingId,
  startsAt: z.iso.datetime({ offset: true, error: "Choose a time." }),
  staffId: staffId.nullable(),
})

export const noteInput = z.object({
  organization,
  bookingId,
  body: z.string().trim().min(1, "Write something first.").max(4000, "Keep it under 4,000 characters."),
})

export const removeNoteInput = z.object({ organization, bookingId, noteId: z.guid() })

const optionalText = (max: number) => z.string().trim().max(max, `Keep it under ${max} characters.`)

/** A booking made by a member for someone who stands at the counter or is on the phone. */
export const walkInInput = z
  .object({
    organization,
    idempotencyKey: z.string().min(8).max(200),
    serviceId: serviceId.or(z.literal("").transform(() => null)),
    staffId: staffId.nullable(),
    startsAt: z.iso.datetime({ offset: true }).or(z.literal("")),
    quantity: z.number().positive().max(1000),
    customerId: customerId.nullable(),
    fullName: optionalText(120),
    email: z.email("Enter an e-mail address, like you@example.com.").or(z.literal("")),
    phone: optionalText(30),
    line1: optionalText(200),
    postcode: optionalText(20),
    notes: optionalText(2000),
  })
  .superRefine((value, refinement) => {
    const complain = (path: string, message: string) =>
      refinement.addIssue({ code: "custom", path: [path], message })
    if (!value.serviceId) complain("serviceId", "Choose a service.")
    if (!value.startsAt) complain("startsAt", "Choose a time.")
    if (!value.customerId && !value.fullName)
      complain("fullName", "Enter a name, or choose a customer you know.")
    if (value.phone && !/^\+[1-9][0-9]{6,14}$/.test(value.phone.replaceAll(/[\s().-]/g, "")))
      complain("phone", "Enter the number with its country code, such as +44 20 7946 0958.")
  })
export type WalkInInput = z.infer<typeof walkInInput>
export type WalkInValues = z.input<typeof walkInInput>

/** What the time chooser asks for. */
export const slotsQuery = z.object({
  service: z.guid(),
  staff: z.guid().optional(),
  from: z.iso.date(),
  until: z.iso.date(),
})
