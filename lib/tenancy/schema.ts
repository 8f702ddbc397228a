import { z } from "zod"
import { optionalText } from "@/lib/core/fields"
import { organizationSlug } from "@/lib/core/ids"

export const paymentChoices = ["card", "on_site"] as const

export const generalInput = z.object({
  organization: organizationSlug,
  name: z.string().trim().min(1, "Enter a name.").max(120, "Keep it under 120 characters."),
  contactEmail: z
    .string()
    .trim()
    .pipe(z.email("Enter an e-mail address, like hello@example.com.").or(z.literal("")))
    .transform((text) => text || null),
  phone: optionalText(40),
  about: optionalText(4000),
  brandColor: z
    .string()
    .trim()
    .pipe(
      z
        .string()
        .regex(/^#[0-9a-fA-F]{6}$/, "Enter a colour like #2f6f4f.")
        .or(z.literal("")),
    )
    .transform((text) => text || null),
  payment: z.array(z.enum(paymentChoices)).min(1, "Choose at least one way to pay."),
})
export type GeneralValues = z.input<typeof generalInput>
