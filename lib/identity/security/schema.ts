import { z } from "zod"
import { newPassword } from "../schema"

const next = z.string().max(2000).optional()
const code = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits that the app shows."))

/** Turning the second step on: the first code proves that the app was set up. */
export const confirmFactorSchema = z.object({ factorId: z.guid(), code })
export type ConfirmFactorInput = z.input<typeof confirmFactorSchema>

/** The second step of signing in. */
export const factorCodeSchema = z.object({ code, next })
export type FactorCodeInput = z.input<typeof factorCodeSchema>

/** A recovery code in place of the second step. */
export const recoveryCodeSchema = z.object({
  code: z.string().trim().min(1, "Enter one of your recovery codes.").max(64, "This is too long for a code."),
  next,
})
export type RecoveryCodeInput = z.infer<typeof recoveryCodeSchema>

export const changePasswordSchema = z.object({
  current: z.string().min(1, "Enter your current password.").max(128, "Use at most 128 characters."),
  password: newPassword,
})
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>

export const sessionSchema = z.object({ sessionId: z.guid() })
