import { z } from "zod"
import { optionalEmail, optionalPhone, optionalText, personName } from "@/lib/core/fields"
import { customerId, organizationSlug } from "@/lib/core/ids"

export const lifecycles = ["lead", "booked", "completed", "archived"] as const

const fields = {
  fullName: personName,
  email: optionalEmail,
  phone: optionalPhone,
  companyName: optionalText(120),
  marketingConsent: z.boolean(),
}

export const updateCustomerInput = z.object({
  organization: organizationSlug,
  customerId,
  lifecycle: z.enum(lifecycles),
  ...fields,
})
export type UpdateCustomerValues = z.input<typeof updateCustomerInput>

export const createCustomerInput = z.object({ organization: organizationSlug, ...fields })
export type CreateCustomerValues = z.input<typeof createCustomerInput>

export const customerNoteInput = z.object({
  organization: organizationSlug,
  customerId,
  body: z.string().trim().min(1, "Write something first.").max(4000, "Keep it under 4,000 characters."),
})
