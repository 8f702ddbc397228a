"use server"

import { redirect } from "next/navigation"
import { publicAction, userAction } from "@/lib/core/action"
import { env } from "@/lib/core/env"
import { AppError } from "@/lib/core/errors"
import { clientIp } from "@/lib/core/request"
import { authClient, findSession, userClient } from "@/lib/core/supabase-server"
import {
  createOrganization,
  endSession,
  sendPasswordReset,
  sendSignInLink,
  setPassword,
  signInWithPassword,
  signUp,
} from "./mutations"
import { safeRedirect, withoutOrigin } from "./rules"
import {
  confirmSchema,
  emailSchema,
  googleSchema,
  newOrganizationSchema,
  resetPasswordSchema,
  signInSchema,
  signUpSchema,
} from "./schema"

/** Where a mail's link leads in the end; the mail's template puts /auth/confirm before it. */
function destination(next: string | undefined, fallback: string): string {
  return new URL(safeRedirect(next, fallback), env.APP_URL).toString()
}

function callbackAddress(next: string | undefined): string {
  const url = new URL("/auth/callback", env.APP_URL)
  url.searchParams.set("next", safeRedirect(next, "/auth/home"))
  return url.toString()
}

/** Signs in with e-mail and password, then goes where the person was headed. */
export const signInAction = publicAction
  .metadata({ name: "identity.sign_in" })
  .inputSchema(signInSchema)
  .action(async ({ parsedInput }) => {
    const { auth } = await authClient()
    await signInWithPassword(auth, parsedInput, await clientIp())
    redirect(safeRedirect(parsedInput.next, "/auth/home"))
  })

/** Creates an account. Confirming the address leads on to naming the business. */
export const signUpAction = publicAction
  .metadata({ name: "identity.sign_up", limit: { attempts: 20, windowSeconds: 3600, blockSeconds: 900 } })
  .inputSchema(signUpSchema)
  .action(async ({ parsedInput }) => {
    const { auth } = await authClient()
    const signedIn = await signUp(auth, parsedInput, destination(parsedInput.next, "/welcome"))
    if (signedIn) redirect(safeRedirect(parsedInput.next, "/welcome"))
    return { sentTo: parsedInput.email }
  })

/** Mails a link that signs in without a password. */
export const sendSignInLinkAction = publicAction
  .metadata({ name: "identity.send_sign_in_link" })
  .inputSchema(emailSchema)
  .action(async ({ parsedInput }) => {
    const { auth } = await authClient()
    await sendSignInLink(auth, parsedInput, destination(parsedInput.next, "/auth/home"))
    return { sentTo: parsedInput.email }
  })

/** Begins a sign-in with Google; answers the address to go to. */
export const signInWithGoogleAction = publicAction
  .metadata({ name: "identity.sign_in_with_google" })
  .inputSchema(googleSchema)
  .action(async ({ parsedInput }) => {
    const { auth } = await authClient()
    const { data, error } = await auth.signInWithOAuth({
      provider: "google",
      options: {
        redirectTo: callbackAddress(parsedInput.next),
        skipBrowserRedirect: true,
      },
    })
    if (error || !data.url) throw new AppError("unavailable", { cause: error })
    return { url: data.url }
  })

/** Mails a link to choose a new password. */
export const sendPasswordResetAction = publicAction
  .metadata({ name: "identity.send_password_reset" })
  .inputSchema(emailSchema)
  .action(async ({ parsedInput }) => {
    const { auth } = await authClient()
    await sendPasswordReset(auth, parsedInput, destination("/reset-password", "/reset-password"))
    return { sentTo: parsedInput.email }
  })

/** Sets a new password for who came by the link. */
export const resetPasswordAction = userAction
  .metadata({ name: "identity.reset_password" })
  .inputSchema(resetPasswordSchema)
  .action(async ({ parsedInput }) => {
    const { auth } = await authClient()
    await setPassword(auth, parsedInput.password)
    redirect("/auth/home")
  })

/** Redeems the link of a mail. A form sends it, so that a mail scanner that opens the link uses nothing up. */
export const confirmAction = publicAction
  .metadata({ name: "identity.confirm" })
  .inputSchema(confirmSchema)
  .action(async ({ parsedInput }) => {
    const { auth } = await authClient()
    const { error } = await auth.verifyOtp({ token_hash: parsedInput.token_hash, type: parsedInput.type })
    if (error) throw new AppError("invalid_link", { cause: error })
    const fallback = parsedInput.type === "recovery" ? "/reset-password" : "/auth/home"
    redirect(safeRedirect(withoutOrigin(parsedInput.next, env.APP_URL), fallback))
  })

/** Makes the first organization of who has just signed up. */
export const createOrganizationAction = userAction
  .metadata({ name: "identity.create_organization" })
  .inputSchema(newOrganizationSchema)
  .action(async ({ parsedInput, ctx }) => {
    await createOrganization(ctx.context, parsedInput)
    redirect(`/dashboard/${parsedInput.slug}`)
  })

/** Ends this session, here and for every copy of its token. */
export const signOutAction = publicAction.metadata({ name: "identity.sign_out" }).action(async () => {
  const session = await findSession()
  if (session) await endSession(await userClient(session), session.sessionId)
  const { auth } = await authClient()
  await auth.signOut({ scope: "local" })
  redirect("/sign-in")
})
