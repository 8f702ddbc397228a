import { toString as drawQr } from "qrcode"
import type { CustomerContext, Db } from "@/lib/core/context"
import { AppError, unwrap } from "@/lib/core/errors"
import { type RateLimit, takeAttempt } from "@/lib/core/rate-limit"
import type { Enrolment } from "./types"

type Auth = Db["auth"]

const codes: RateLimit = { attempts: 5, windowSeconds: 900, blockSeconds: 900 }

/** Begins a second factor: it counts once its first code was typed. What was begun before is dropped. */
export async function beginFactor({ mfa }: Auth): Promise<Enrolment> {
  const { data: factors, error: unread } = await mfa.listFactors()
  if (unread) throw new AppError("unavailable", { cause: unread })
  for (const { id, status } of factors.all) if (status === "unverified") await mfa.unenroll({ factorId: id })
  const { data, error } = await mfa.enroll({ factorType: "totp", issuer: "Tenantry" })
  if (error) throw new AppError("not_possible", { cause: error })
  const svg = await drawQr(data.totp.uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" })
  return {
    factorId: data.id,
    secret: data.totp.secret,
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
  }
}

/**
 * Takes a code of the app; the session has given its second factor from then on. Answers the new
 * access token. Five wrong ones in a quarter of an hour, and it refuses for as long.
 */
export async function giveFactor(
  { mfa }: Auth,
  { userId, factorId, code }: { userId: string; factorId: string; code: string },
): Promise<string> {
  if (!(await takeAttempt(`user:${userId}`, "second_factor", codes))) throw new AppError("too_many_attempts")
  const { data, error } = await mfa.challengeAndVerify({ factorId, code })
  if (!error) return data.access_token
  if (!error.status || error.status >= 500) throw new AppError("unavailable", { cause: error })
  throw new AppError("invalid_code", { cause: error })
}

/** The person's factor that is in use, or null. */
export async function findFactor({ mfa }: Auth): Promise<string | null> {
  const { data, error } = await mfa.listFactors()
  if (error) throw new AppError("unavailable", { cause: error })
  return data.totp[0]?.id ?? null
}

/** Writes a wrong code into the person's security events. */
export async function noteFailedFactor(db: Db): Promise<void> {
  unwrap(await db.rpc("note_failed_factor"))
}

/** Ten new recovery codes; earlier ones are worth nothing from then on. */
export async function makeRecoveryCodes(db: Db): Promise<string[]> {
  return unwrap(await db.rpc("new_recovery_codes"))
}

/** Lets the session in by a recovery code. Throws `invalid_code` where it is wrong or used up. */
export async function redeemRecoveryCode(db: Db, code: string): Promise<void> {
  if (!unwrap(await db.rpc("use_recovery_code", { p_code: code }))) throw new AppError("invalid_code")
}

/** Turns the second factor off, recovery codes with it. */
export async function removeFactor({ db }: CustomerContext): Promise<void> {
  unwrap(await db.rpc("remove_second_factor"))
}

/** Ends all sessions but this one; answers how many. */
export async function endOtherSessions({ db }: CustomerContext): Promise<number> {
  return unwrap(await db.rpc("revoke_other_sessions"))
}
