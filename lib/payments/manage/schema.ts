import { z } from "zod"
import { bookingId, organizationSlug, paymentId } from "@/lib/core/ids"

const amountCents = z
  .number({ error: "Enter an amount." })
  .int("Enter an amount.")
  .positive("Enter an amount above nothing.")
  .max(100_000_000, "That is more than can be taken at once.")
const note = z.string().trim().max(500, "Keep it under 500 characters.")

export const takePaymentInput = z.object({
  organization: organizationSlug,
  bookingId,
  amountCents,
  method: z.enum(["cash", "bank_transfer"]),
  note,
})

export const refundInput = z.object({
  organization: organizationSlug,
  paymentId,
  amountCents,
  reason: note.min(3, "Say why in a few words."),
})
