import { Hono } from "hono"
import { z } from "zod"
import { publicKeySet } from "../environment.ts"
import { adminRoutes } from "./auth-admin.ts"
import { factorRoutes } from "./auth-factors.ts"
import type { Gateway } from "./context.ts"
import { AuthError } from "./errors.ts"
import { googleRoutes } from "./google.ts"
import { passwordGrant, pkceGrant, refreshGrant, verifyToken } from "./grants.ts"
import { confirmationLink, newCode, redirectTarget, sendAuthMail } from "./mail.ts"
import { askLite, closeSessions, requireSession } from "./sessions.ts"
import { signUp } from "./sign-up.ts"
import type { Tokens } from "./tokens.ts"
import { findUser } from "./users.ts"

const bodySchema = z.record(z.string(), z.unknown())

/** Supabase Auth: lite's, with what it lacks or does otherwise than the hosted service. */
export function authRoutes(gateway: Gateway, tokens: Tokens): Hono {
  const app = new Hono()
  const grants = { password: passwordGrant, refresh_token: refreshGrant, pkce: pkceGrant }

  app.onError((error) => {
    if (error instanceof AuthError) return error.toResponse()
    if (error instanceof z.ZodError)
      return new AuthError(400, "validation_failed", z.prettifyError(error)).toResponse()
    console.error("Auth:", error)
    return Response.json(
      { code: 500, error_code: "unexpected_failure", msg: "Unexpected failure" },
      { status: 500 },
    )
  })
  app.use((c, next) => redirectTarget.run(c.req.query("redirect_to") ?? null, next))

  app.get("/.well-known/jwks.json", (c) => {
    c.header("cache-control", "public, max-age=600")
    return c.json(publicKeySet(gateway.keys))
  })
  app.post("/token", async (c) => {
    const type = z.enum(["password", "refresh_token", "pkce"]).safeParse(c.req.query("grant_type"))
    if (!type.success) throw new AuthError(400, "validation_failed", "unsupported_grant_type")
    return c.json(await grants[type.data](gateway, tokens, c.req.raw, bodySchema.parse(await c.req.json())))
  })
  app.post("/signup", async (c) => c.json(await signUp(gateway, tokens, c.req.raw, await c.req.json())))
  app.post("/verify", async (c) =>
    c.json(await verifyToken(gateway, tokens, c.req.raw, bodySchema.parse(await c.req.json()))),
  )
  app.get("/verify", (c) => {
    const { token = "", type, redirect_to: target } = c.req.query()
    const kind = z.enum(["signup", "recovery", "magiclink", "email_change", "invite"]).parse(type)
    return c.redirect(confirmationLink(gateway.siteUrl, token, kind, target ?? null), 303)
  })
  app.post("/resend", async (c) => {
    const { type, email } = z.object({ type: z.string(), email: z.email() }).parse(await c.req.json())
    if (type === "signup") await resendConfirmation(gateway, email)
    return c.json({})
  })
  for (const path of ["/otp", "/magiclink", "/recover"] as const) {
    app.post(path, async (c) => askLite(gateway, tokens, c.req.raw, { body: await c.req.json() }))
  }

  app.get("/user", async (c) => c.json((await requireSession(gateway, tokens, c.req.raw)).user))
  app.put("/user", async (c) => {
    const { user, sessionId, claims } = await requireSession(gateway, tokens, c.req.raw)
    const body = bodySchema.parse(await c.req.json())
    const answer = await askLite(gateway, tokens, c.req.raw, { claims, body })
    if (!answer.ok) return answer
    if (body.password !== undefined) await closeSessions(gateway, "others", user.id, sessionId)
    return c.json(await findUser(gateway.sql, user.id))
  })
  app.post("/logout", async (c) => {
    const { user, sessionId } = await requireSession(gateway, tokens, c.req.raw)
    await closeSessions(gateway, c.req.query("scope") ?? "global", user.id, sessionId)
    return c.body(null, 204)
  })
  app.get("/reauthenticate", async (c) => {
    const { claims } = await requireSession(gateway, tokens, c.req.raw)
    return askLite(gateway, tokens, c.req.raw, { claims })
  })

  app.route("/", googleRoutes(gateway))
  app.route("/factors", factorRoutes(gateway, tokens))
  app.route("/", adminRoutes(gateway, tokens))
  app.all("*", (c) => gateway.lite(c.req.raw))
  return app
}

async function resendConfirmation(gateway: Gateway, email: string): Promise<void> {
  const { code, hash } = newCode(email)
  const sent = await gateway.sql`
    update auth.users set confirmation_token = ${hash}, confirmation_sent_at = now()
    where email = ${email.toLowerCase()} and email_confirmed_at is null returning id`
  if (sent.length > 0) sendAuthMail(gateway, "signup", email, hash, code)
}
