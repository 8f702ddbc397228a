import { createHash } from "node:crypto"
import { setTimeout as wait } from "node:timers/promises"
import type { CustomerContext, Db } from "@/lib/core/context"
import { AppError, fromPostgrest, unwrap } from "@/lib/core/errors"
import { clearAttempts, isBlocked, type RateLimit, takeAttempt } from "@/lib/core/rate-limit"
import type { EmailInput, NewOrganizationInput, SignInInput, SignUpInput } from "./schema"

const quarterOfAnHour = { windowSeconds: 900, blockSeconds: 900 }
const perAccount: RateLimit = { attempts: 5, ...quarterOfAnHour }
const perAddress: RateLimit = { attempts: 20, ...quarterOfAnHour }
const mailsPerAccount: RateLimit = { attempts: 5, windowSeconds: 3600, blockSeconds: 900 }

/* Long enough to cover hashing and a mail, so that an answer takes the same time for a known and an unknown address. */
const evenMilliseconds = 700

/** Whose attempts are counted. The address itself stays out of the counter's table. */
function accountKey(email: string): string {
  return `account:${createHash("sha256").update(email).digest("base64url")}`
}

async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), wait(evenMilliseconds)])
  if (result.status === "rejected") throw result.reason
  return result.value
}

/**
 * Signs in with a password. The account's attempt is taken before the password is looked at, so
 * that a burst can't slip through, and given back by a success. Every refusal reads the same.
 */
export async function signInWithPassword(
  auth: Db["auth"],
  { email, password }: SignInInput,
  ip: string | null,
) {
  const account = accountKey(email)
  const address = `ip:${ip ?? "unknown"}`
  if ((await isBlocked(address, "sign_in")) || !(await takeAttempt(account, "sign_in", perAccount))) {
    throw new AppError("too_many_attempts")
  }
  const { error } = await auth.signInWithPassword({ email, password })
  if (!error) return clearAttempts(account, "sign_in")
  if (error.status === undefined || error.status >= 500 || error.status === 0) {
    throw new AppError("unavailable", { cause: error })
  }
  await takeAttempt(address, "sign_in", perAddress)
  await wait(evenMilliseconds / 2)
  throw new AppError("invalid_credentials", { cause: error })
}

/** Creates the account, or, where there is one already, answers just the same. True if already signed in. */
export async function signUp(auth: Db["auth"], input: SignUpInput, redirectTo: string): Promise<boolean> {
  return inEvenTime(async () => {
    await spendMail(input.email)
    const { data, error } = await auth.signUp({
      email: input.email,
      password: input.password,
      options: {
        data: { first_name: input.first_name, last_name: input.last_name },
        emailRedirectTo: redirectTo,
      },
    })
    if (error?.code === "weak_password") throw new AppError("weak_password", { cause: error })
    refuseOutage(error)
    return Boolean(data.session)
  })
}

/** Mails a link that signs in; says nothing about whether the address is known. */
export async function sendSignInLink(
  auth: Db["auth"],
  { email }: EmailInput,
  redirectTo: string,
): Promise<void> {
  await inEvenTime(async () => {
    await spendMail(email)
    const options = { shouldCreateUser: false, emailRedirectTo: redirectTo }
    refuseOutage((await auth.signInWithOtp({ email, options })).error)
  })
}

/** Mails a link to choose a new password; says nothing about whether the address is known. */
export async function sendPasswordReset(
  auth: Db["auth"],
  { email }: EmailInput,
  redirectTo: string,
): Promise<void> {
  await inEvenTime(async () => {
    await spendMail(email)
    refuseOutage((await auth.resetPasswordForEmail(email, { redirectTo })).error)
  })
}

/** Sets the password of who came by a reset link, and ends every other session. */
export async function setPassword(auth: Db["auth"], password: string): Promise<void> {
  const { error } = await auth.updateUser({ password })
  if (error?.code === "same_password") {
    throw new AppError("weak_password", {
      message: "Choose a password you haven't used here before.",
      cause: error,
    })
  }
  if (error?.code === "weak_password") throw new AppError("weak_password", { cause: error })
  if (error)
    throw new AppError(error.status === 401 || error.status === 403 ? "signed_out" : "unexpected", {
      cause: error,
    })
  await auth.signOut({ scope: "others" })
}

/** Makes an organization with the caller as its owner, on the trial of the default plan. */
export async function createOrganization(
  context: CustomerContext,
  input: NewOrganizationInput,
): Promise<void> {
  unwrap(
    await context.db.rpc("create_organization", {
      p_name: input.name,
      p_slug: input.slug,
      p_industry: input.industry,
    }),
  )
}

/** Ends a session at once: its token is refused from now on, wherever it is held. */
export async function endSession(db: Db, sessionId: string): Promise<void> {
  const { error } = await db.rpc("revoke_session", { p_session_id: sessionId })
  if (error && error.details !== "not_found" && error.details !== "signed_out") throw fromPostgrest(error)
}

async function spendMail(email: string): Promise<void> {
  if (!(await takeAttempt(accountKey(email), "auth_mail", mailsPerAccount))) {
    throw new AppError("too_many_attempts")
  }
}

function refuseOutage(error: { status?: number | undefined } | null): void {
  if (error && (error.status === undefined || error.status === 0 || error.status >= 500)) {
    throw new AppError("unavailable", { cause: error })
  }
}
