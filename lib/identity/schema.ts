import { z } from "zod"
import { passwordFault, passwordLength } from "./rules"

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email("Enter an e-mail address, like you@example.com."))
const next = z.string().max(2000).optional()
const name = z.string().trim().min(1, "Tell us your name.").max(100, "Use at most 100 characters.")
export const newPassword = z.string().superRefine((password, refinement) => {
  const fault = passwordFault(password)
  if (fault) refinement.addIssue({ code: "custom", message: fault })
})

export const signInSchema = z.object({
  email,
  password: z.string().min(1, "Enter your password.").max(passwordLength.max, "Use at most 128 characters."),
  next,
})
export type SignInInput = z.infer<typeof signInSchema>

export const signUpSchema = z
  .object({ first_name: name, last_name: name, email, password: z.string(), next })
  .superRefine(({ email: address, password }, refinement) => {
    const fault = passwordFault(password, address)
    if (fault) refinement.addIssue({ code: "custom", path: ["password"], message: fault })
  })
export type SignUpInput = z.infer<typeof signUpSchema>

export const emailSchema = z.object({ email, next })
export type EmailInput = z.infer<typeof emailSchema>

export const resetPasswordSchema = z.object({ password: newPassword })
export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>

export const confirmSchema = z.object({
  token_hash: z.string().min(8).max(200),
  type: z.enum(["signup", "email", "magiclink", "recovery", "invite", "email_change"]),
  next,
})

export const googleSchema = z.object({ next })

export const industries = ["laundry", "salon", "agency", "wedding", "general"] as const

export const newOrganizationSchema = z.object({
  name: z.string().trim().min(1, "Give your business a name.").max(120, "Use at most 120 characters."),
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9](?:[a-z0-9-]{1,46})[a-z0-9]$/, "Use 3 to 48 small letters, digits and hyphens."),
  industry: z.enum(industries),
})
export type NewOrganizationInput = z.infer<typeof newOrganizationSchema>
