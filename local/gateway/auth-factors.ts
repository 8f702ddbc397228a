import { Hono } from "hono"
import { Secret, TOTP } from "otpauth"
import { z } from "zod"
import type { Gateway } from "./context.ts"
import { AuthError } from "./errors.ts"
import { addRefreshToken, recordEntry, requireSession, sessionAnswer } from "./sessions.ts"
import type { Tokens } from "./tokens.ts"

const step = 30
const challengeLifetime = 300

/** Second factors: time-based codes, each of them good once. */
export function factorRoutes(gateway: Gateway, tokens: Tokens): Hono {
  const app = new Hono()
  const { sql } = gateway

  app.post("/", async (c) => {
    const { user, aal } = await requireSession(gateway, tokens, c.req.raw)
    const body = enrolSchema.parse(await c.req.json())
    const verified = user.factors.filter((factor) => factor.status === "verified")
    if (verified.length > 0 && aal !== "aal2") throw insufficient()
    if (body.friendly_name && user.factors.some((factor) => factor.friendly_name === body.friendly_name)) {
      throw new AuthError(422, "mfa_factor_name_conflict", "A factor with the friendly name already exists")
    }
    const secret = new Secret({ size: 20 })
    const totp = totpOf(secret, body.issuer ?? "Tenantry", user.email ?? user.id)
    const [factor] = await sql`
      insert into auth.mfa_factors (user_id, friendly_name, factor_type, status, secret)
      values (${user.id}, ${body.friendly_name ?? null}, 'totp', 'unverified', ${secret.base32})
      returning id, friendly_name`
    const uri = totp.toString()
    return c.json({ ...factor, type: "totp", totp: { qr_code: "", secret: secret.base32, uri } })
  })

  app.post("/:id/challenge", async (c) => {
    const { user } = await requireSession(gateway, tokens, c.req.raw)
    const factor = await requireFactor(gateway, user.id, c.req.param("id"))
    const [challenge] = await sql<{ id: string; created: number }[]>`
      insert into auth.mfa_challenges (factor_id) values (${factor.id})
      returning id, extract(epoch from created_at)::int as created`
    await sql`update auth.mfa_factors set last_challenged_at = now() where id = ${factor.id}`
    return c.json({
      id: challenge?.id,
      type: "totp",
      expires_at: (challenge?.created ?? 0) + challengeLifetime,
    })
  })

  app.post("/:id/verify", async (c) => {
    const { user, sessionId } = await requireSession(gateway, tokens, c.req.raw)
    const factor = await requireFactor(gateway, user.id, c.req.param("id"))
    const { challenge_id, code } = verifySchema.parse(await c.req.json())
    const [challenge] = await sql`
      select id from auth.mfa_challenges
      where id = ${challenge_id} and factor_id = ${factor.id} and verified_at is null
        and created_at > now() - make_interval(secs => ${challengeLifetime})`
    if (!challenge)
      throw new AuthError(
        422,
        "mfa_challenge_expired",
        "MFA challenge has expired, verify against another challenge or create a new challenge.",
      )
    const delta = totpOf(Secret.fromBase32(factor.secret), "", "").validate({ token: code, window: 1 })
    const now = Math.floor(Date.now() / 1000 / step)
    const accepted =
      delta === null
        ? []
        : await sql`
      update auth.mfa_factors set status = 'verified', last_step = ${now + delta}, updated_at = now()
      where id = ${factor.id} and coalesce(last_step, 0) < ${now + delta} returning id`
    if (accepted.length === 0)
      throw new AuthError(422, "mfa_verification_failed", "Invalid TOTP code entered")
    await sql`update auth.mfa_challenges set verified_at = now() where id = ${challenge_id}`
    await sql`update auth.sessions set aal = 'aal2', factor_id = ${factor.id}, updated_at = now() where id = ${sessionId}`
    // Sessions that were opened before the first factor existed have not shown it.
    if (factor.status === "unverified")
      await sql`delete from auth.sessions where user_id = ${user.id} and id <> ${sessionId}`
    await recordEntry(gateway, sessionId, "totp", c.req.raw)
    const refreshToken = crypto.randomUUID()
    await sql`update auth.refresh_tokens set revoked = true, updated_at = now() where session_id = ${sessionId}`
    await addRefreshToken(gateway, user.id, sessionId, refreshToken)
    return c.json(await sessionAnswer(gateway, tokens, user.id, sessionId, refreshToken))
  })

  app.delete("/:id", async (c) => {
    const { user, aal } = await requireSession(gateway, tokens, c.req.raw)
    const factor = await requireFactor(gateway, user.id, c.req.param("id"))
    if (factor.status === "verified" && aal !== "aal2") throw insufficient()
    await sql`delete from auth.mfa_factors where id = ${factor.id}`
    await sql`update auth.sessions set aal = 'aal1', factor_id = null where factor_id = ${factor.id}`
    return c.json({ id: factor.id })
  })
  return app
}

const enrolSchema = z.object({
  factor_type: z.literal("totp"),
  friendly_name: z.string().nullish(),
  issuer: z.string().nullish(),
})
const verifySchema = z.object({ challenge_id: z.uuid(), code: z.string() })

function totpOf(secret: Secret, issuer: string, label: string): TOTP {
  return new TOTP({ secret, issuer, label, period: step, digits: 6, algorithm: "SHA1" })
}

async function requireFactor(gateway: Gateway, userId: string, id: string) {
  const [factor] = z.uuid().safeParse(id).success
    ? await gateway.sql<{ id: string; status: string; secret: string }[]>`
        select id, status, secret from auth.mfa_factors where id = ${id} and user_id = ${userId}`
    : []
  if (!factor) throw new AuthError(404, "mfa_factor_not_found", "Factor not found")
  return factor
}

function insufficient(): AuthError {
  return new AuthError(
    401,
    "insufficient_aal",
    "AAL2 required to enroll a new factor or remove a verified one",
  )
}
