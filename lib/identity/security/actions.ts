"use server"

import { revalidatePath } from "next/cache"
import { redirect } from "next/navigation"
import { publicAction, userAction } from "@/lib/core/action"
import { AppError } from "@/lib/core/errors"
import { clientIp } from "@/lib/core/request"
import { anonymousClient, authClient, findSession, userClient } from "@/lib/core/supabase-server"
import { endSession, setPassword, signInWithPassword } from "../mutations"
import { safeRedirect } from "../rules"
import {
  beginFactor,
  endOtherSessions,
  findFactor,
  giveFactor,
  makeRecoveryCodes,
  noteFailedFactor,
  redeemRecoveryCode,
  removeFactor,
} from "./mutations"
import {
  changePasswordSchema,
  confirmFactorSchema,
  factorCodeSchema,
  recoveryCodeSchema,
  sessionSchema,
} from "./schema"

const page = "/me/security"

async function requireSession() {
  const session = await findSession()
  if (!session) throw new AppError("signed_out")
  return session
}

/** Begins a second factor; answers what the app has to scan. */
export const beginFactorAction = userAction
  .metadata({ name: "identity.begin_factor" })
  .action(async () => beginFactor((await authClient()).auth))

/** Turns the second factor on by its first code; answers the recovery codes, this once. */
export const confirmFactorAction = userAction
  .metadata({ name: "identity.confirm_factor" })
  .inputSchema(confirmFactorSchema)
  .action(async ({ parsedInput }) => {
    const session = await requireSession()
    const { auth } = await authClient()
    const accessToken = await giveFactor(auth, { userId: session.userId, ...parsedInput })
    const codes = await makeRecoveryCodes(await userClient({ ...session, accessToken }))
    return { codes }
  })

/** Ten new recovery codes in place of the old ones. */
export const newRecoveryCodesAction = userAction
  .metadata({ name: "identity.new_recovery_codes" })
  .action(async ({ ctx }) => ({ codes: await makeRecoveryCodes(ctx.context.db) }))

/** Turns the second factor off. */
export const removeFactorAction = userAction
  .metadata({ name: "identity.remove_factor" })
  .action(async ({ ctx }) => {
    await removeFactor(ctx.context)
    revalidatePath(page)
  })

/** The second step of signing in, by the app's code. */
export const secondStepAction = publicAction
  .metadata({ name: "identity.second_step" })
  .inputSchema(factorCodeSchema)
  .action(async ({ parsedInput: { code, next } }) => {
    const session = await requireSession()
    const { auth } = await authClient()
    const factorId = await findFactor(auth)
    if (!factorId) throw new AppError("signed_out")
    try {
      await giveFactor(auth, { userId: session.userId, factorId, code })
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid_code")
        await noteFailedFactor(await userClient(session))
      throw error
    }
    redirect(safeRedirect(next, "/auth/home"))
  })

/** The second step of signing in, by a recovery code. */
export const recoveryStepAction = publicAction
  .metadata({ name: "identity.recovery_step" })
  .inputSchema(recoveryCodeSchema)
  .action(async ({ parsedInput: { code, next } }) => {
    await redeemRecoveryCode(await userClient(await requireSession()), code)
    redirect(safeRedirect(next, "/auth/home"))
  })

/** Signs one device out, at once. */
export const endSessionAction = userAction
  .metadata({ name: "identity.end_session" })
  .inputSchema(sessionSchema)
  .action(async ({ parsedInput, ctx }) => {
    await endSession(ctx.context.db, parsedInput.sessionId)
    revalidatePath(page)
  })

/** Signs all other devices out, at once. */
export const endOtherSessionsAction = userAction
  .metadata({ name: "identity.end_other_sessions" })
  .action(async ({ ctx }) => {
    const ended = await endOtherSessions(ctx.context)
    revalidatePath(page)
    return { ended }
  })

/** Changes the password of who knows the present one, and signs all other devices out. */
export const changePasswordAction = userAction
  .metadata({ name: "identity.change_password" })
  .inputSchema(changePasswordSchema)
  .action(async ({ parsedInput, ctx }) => {
    const aside = await anonymousClient()
    const email = ctx.context.user.email
    await signInWithPassword(aside.auth, { email, password: parsedInput.current }, await clientIp()).catch(
      (error: unknown) => {
        if (!(error instanceof AppError) || error.code !== "invalid_credentials") throw error
        throw new AppError("invalid_credentials", {
          message: "This isn't your current password.",
          fields: { current: ["This isn't your current password."] },
          cause: error,
        })
      },
    )
    await aside.auth.signOut({ scope: "local" })
    const { auth } = await authClient()
    await setPassword(auth, parsedInput.password)
    revalidatePath(page)
    return { changed: true }
  })
