import { z } from "zod"
import type { Gateway } from "./context.ts"
import { reissue } from "./grants.ts"
import { newCode, sendAuthMail } from "./mail.ts"
import { askLite } from "./sessions.ts"
import type { Tokens } from "./tokens.ts"

const schema = z.looseObject({
  email: z.email(),
  password: z.string(),
  data: z.record(z.string(), z.unknown()).nullish(),
})

/**
 * Opens an account. An address that already has one gets the same answer, in the same time, as the hosted
 * service gives: an invented user, and a new confirmation mail only if the first was never followed.
 */
export async function signUp(
  gateway: Gateway,
  tokens: Tokens,
  request: Request,
  input: unknown,
): Promise<object> {
  const body = schema.parse(input)
  const email = body.email.toLowerCase()
  const [existing] = await gateway.sql<{ confirmed: boolean }[]>`
    select email_confirmed_at is not null as confirmed from auth.users where email = ${email}`
  if (existing && body.password.length >= 12) {
    await gateway.sql`select extensions.crypt(${body.password}, extensions.gen_salt('bf', 10))`
    if (!existing.confirmed) await renewConfirmation(gateway, email)
    return inventedUser(email, body.data ?? {})
  }
  const answer = await askLite(gateway, tokens, request, { body })
  const json: unknown = await answer.clone().json()
  const hasSession = z.object({ access_token: z.string() }).safeParse(json).success
  if (!answer.ok || hasSession) return reissue(gateway, tokens, request, answer, "password")
  return z.looseObject({}).parse(json)
}

async function renewConfirmation(gateway: Gateway, email: string): Promise<void> {
  const { code, hash } = newCode(email)
  await gateway.sql`
    update auth.users set confirmation_token = ${hash}, confirmation_sent_at = now() where email = ${email}`
  sendAuthMail(gateway, "signup", email, hash, code)
}

function inventedUser(email: string, data: Record<string, unknown>): object {
  const id = crypto.randomUUID()
  const now = new Date().toISOString()
  return {
    id,
    aud: "authenticated",
    role: "authenticated",
    email,
    phone: "",
    confirmation_sent_at: now,
    app_metadata: { provider: "email", providers: ["email"] },
    user_metadata: { ...data, email, email_verified: false, phone_verified: false, sub: id },
    identities: [],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  }
}
