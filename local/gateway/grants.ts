import { z } from "zod"
import type { Gateway } from "./context.ts"
import { AuthError, invalidCredentials, userBanned } from "./errors.ts"
import { codeHash } from "./mail.ts"
import { askLite, type Method, recordEntry, sessionAnswer } from "./sessions.ts"
import type { Tokens } from "./tokens.ts"

type Body = Record<string, unknown>

const sessionSchema = z.object({ access_token: z.string(), refresh_token: z.string() })
const refusalSchema = z.object({
  error_code: z.string().optional(),
  code: z.unknown(),
  msg: z.string().optional(),
})

// What is checked where there is no account, so that the answer takes as long as with one.
const anyHash = "$2a$10$CwTycUXWue0Thq9StjUM0uJ8o0Y4yYy5f5Fz1q0sZ1xYbqg1YV0Ta"

/** Signs in with a password. */
export async function passwordGrant(gateway: Gateway, tokens: Tokens, request: Request, body: Body) {
  const { email, password } = z.object({ email: z.string(), password: z.string() }).parse(body)
  const [row] = await gateway.sql<{ hash: string | null; banned: boolean }[]>`
    select encrypted_password as hash, coalesce(banned_until > now(), false) as banned
    from auth.users where email = ${email.toLowerCase()} and deleted_at is null`
  const hash = row?.hash || anyHash
  // Both prefixes name one algorithm; pgcrypto knows the older only.
  const comparable = hash.replace(/^\$2[by]\$/, "$2a$")
  const [check] =
    await gateway.sql`select extensions.crypt(${password}, ${comparable}) = ${comparable} as matches`
  if (!row?.hash || check?.matches !== true) throw invalidCredentials()
  if (row.banned) throw userBanned()
  return reissue(gateway, tokens, request, await askLite(gateway, tokens, request, { body }), "password")
}

/** Exchanges the code that came back from another provider. */
export async function pkceGrant(gateway: Gateway, tokens: Tokens, request: Request, body: Body) {
  return reissue(gateway, tokens, request, await askLite(gateway, tokens, request, { body }), "oauth")
}

/** Redeems a code or link from a mail. */
export async function verifyToken(gateway: Gateway, tokens: Tokens, request: Request, body: Body) {
  const { type, ...rest } = z.looseObject({ type: z.string() }).parse(body)
  const hash = z.string().safeParse(rest.token_hash).data ?? hashOf(rest)
  // Lite knows only the names of its own columns, and calls an invitation and a first sign-up alike.
  const renamed = type === "email" || type === "invite"
  const [found] = renamed
    ? await gateway.sql`
        select case when confirmation_token = ${hash} then 'signup' else 'magiclink' end as type
        from auth.users where confirmation_token = ${hash} or recovery_token = ${hash}`
    : []
  if (renamed && !found) throw new AuthError(403, "otp_expired", "Email link is invalid or has expired")
  const asked = found ? String(found.type) : type
  return reissue(
    gateway,
    tokens,
    request,
    await askLite(gateway, tokens, request, { body: { ...rest, type: asked } }),
    "otp",
  )
}

const recent = new Map<string, Promise<Awaited<ReturnType<typeof sessionAnswer>>>>()

/**
 * Exchanges a refresh token. Requests that run side by side with the same token get the same answer for a
 * while; a token that comes back later was stolen, and its session ends.
 */
export function refreshGrant(gateway: Gateway, tokens: Tokens, request: Request, body: Body) {
  const { refresh_token: token } = z.object({ refresh_token: z.string() }).parse(body)
  const known = recent.get(token)
  if (known) return known
  const answer = refresh(gateway, tokens, request, token)
  recent.set(token, answer)
  const forget = () => recent.delete(token)
  answer.catch(forget)
  setTimeout(forget, gateway.reuseInterval).unref()
  return answer
}

async function refresh(gateway: Gateway, tokens: Tokens, request: Request, token: string) {
  const [row] = await gateway.sql<{ session_id: string; revoked: boolean; stale: boolean }[]>`
    select session_id, revoked, updated_at < now() - make_interval(secs => ${gateway.reuseInterval / 1000}) as stale
    from auth.refresh_tokens where token = ${token}`
  if (row?.revoked && row.stale) {
    await gateway.sql`delete from auth.sessions where id = ${row.session_id}`
    throw new AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")
  }
  return reissue(
    gateway,
    tokens,
    request,
    await askLite(gateway, tokens, request, { body: { refresh_token: token } }),
    null,
  )
}

/** Replaces lite's token by one of ours for the same session. */
export async function reissue(
  gateway: Gateway,
  tokens: Tokens,
  request: Request,
  answer: Response,
  method: Method | null,
) {
  const json: unknown = await answer.json()
  if (!answer.ok) throw refusal(answer.status, json)
  const given = sessionSchema.parse(json)
  const { sub, session_id } = await tokens.readInner(given.access_token)
  if (!sub || !session_id) throw new AuthError(400, "unexpected_failure", "The session is incomplete.")
  if (method) await recordEntry(gateway, session_id, method, request)
  return sessionAnswer(gateway, tokens, sub, session_id, given.refresh_token)
}

function refusal(status: number, json: unknown): AuthError {
  const { error_code, code, msg } = refusalSchema.parse(json)
  const known = z.union([
    z.literal(400),
    z.literal(401),
    z.literal(403),
    z.literal(404),
    z.literal(422),
    z.literal(429),
  ])
  const name = error_code ?? (typeof code === "string" ? code : "unexpected_failure")
  return new AuthError(known.safeParse(status).data ?? 400, name, msg ?? "The request was refused.")
}

function hashOf(body: Body): string {
  const { email, token } = z.object({ email: z.string(), token: z.string() }).parse(body)
  return codeHash(email, token)
}
