import { z } from "zod"
import { customerId, organizationSlug } from "@/lib/core/ids"

export const lifecycles = ["lead", "booked", "completed", "archived"] as const

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Keep it under ${max} characters.`)
    .transform((text) => text || null)

const fields = {
  fullName: z.string().trim().min(1, "Enter a name.").max(120, "Keep it under 120 characters."),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email("Enter an e-mail address, like you@example.com.").or(z.literal("")))
    .transform((text) => text || null),
  phone: z
    .string()
    .trim()
    .transform((text) => text.replaceAll(/[\s().-]/g, ""))
    .pipe(
      z
        .string()
        .regex(
          /^(\+[1-9][0-9]{6,14})?$/,
          "Enter the number with its country code, such as +44 20 7946 0958.",
        ),
    )
    .transform((text) => text || null),
  companyName: optional(120),
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
