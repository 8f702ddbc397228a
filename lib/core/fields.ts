import { z } from "zod"

/** A text that may be left empty; null then. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Keep it under ${max} characters.`)
    .transform((text) => text || null)

/** Somebody's name. */
export const personName = z.string().trim().min(1, "Enter a name.").max(120, "Keep it under 120 characters.")

/** An e-mail address in small letters, or null. */
export const optionalEmail = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Enter an e-mail address, like you@example.com.").or(z.literal("")))
  .transform((text) => text || null)

/** A phone number with its country code (E.164), however it was grouped; or null. */
export const optionalPhone = z
  .string()
  .trim()
  .transform((text) => text.replaceAll(/[\s().-]/g, ""))
  .pipe(
    z
      .string()
      .regex(/^(\+[1-9][0-9]{6,14})?$/, "Enter the number with its country code, such as +44 20 7946 0958."),
  )
  .transform((text) => text || null)
