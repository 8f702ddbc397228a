import { z } from "zod"
import { type Gateway, tokenLifetime } from "./context.ts"
import { AuthError, userBanned } from "./errors.ts"
import type { Claims, Tokens } from "./tokens.ts"
import { findUser, isBanned } from "./users.ts"

/** How a session was entered, as in a token's `amr`. */
export type Method = "password" | "otp" | "oauth" | "totp"

const methodsSchema = z.array(z.object({ method: z.string(), timestamp: z.number() }))

/** Gives a session one more refresh token. */
export async function addRefreshToken(gateway: Gateway, userId: string, sessionId: string, token: string) {
  await gateway.sql`
    insert into auth.refresh_tokens (id, token, user_id, session_id, revoked)
    values (${crypto.randomUUID()}, ${token}, ${userId}, ${sessionId}, false)`
}

/** Notes by which way, and from which device, a session was entered. */
export async function recordEntry(gateway: Gateway, sessionId: string, method: Method, request: Request) {
  const agent = request.headers.get("user-agent")
  const ip = z.union([z.ipv4(), z.ipv6()]).safeParse(request.headers.get("x-client-ip"))
  await gateway.sql`
    update auth.sessions set user_agent = ${agent}, ip = ${ip.success ? ip.data : null} where id = ${sessionId}`
  await gateway.sql`
    insert into auth.mfa_amr_claims (session_id, authentication_method) values (${sessionId}, ${method})
    on conflict (session_id, authentication_method) do update set updated_at = now()`
}

/** What a client gets who has just signed in or refreshed: an ES256 token built from the session, and the user. */
export async function sessionAnswer(
  gateway: Gateway,
  tokens: Tokens,
  userId: string,
  sessionId: string,
  refreshToken: string,
) {
  const user = await findUser(gateway.sql, userId)
  if (!user) throw new AuthError(404, "user_not_found", "User not found")
  if (isBanned(user)) throw userBanned()
  const [session] = await gateway.sql`
    select s.aal, coalesce(jsonb_agg(jsonb_build_object(
      'method', c.authentication_method, 'timestamp', extract(epoch from c.updated_at)::int
    ) order by c.updated_at desc) filter (where c.id is not null), '[]') as methods
    from auth.sessions s left join auth.mfa_amr_claims c on c.session_id = s.id
    where s.id = ${sessionId} group by s.id`
  if (!session)
    throw new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist")
  const accessToken = await tokens.sign({
    iss: `${gateway.apiUrl}/auth/v1`,
    sub: user.id,
    aud: "authenticated",
    role: "authenticated",
    email: user.email,
    phone: user.phone,
    app_metadata: user.app_metadata,
    user_metadata: user.user_metadata,
    aal: session.aal ?? "aal1",
    amr: methodsSchema.parse(session.methods),
    session_id: sessionId,
    is_anonymous: false,
  })
  return {
    access_token: accessToken,
    token_type: "bearer",
    expires_in: tokenLifetime,
    expires_at: Math.floor(Date.now() / 1000) + tokenLifetime,
    refresh_token: refreshToken,
    user,
  }
}

/** The user and session that a request's token stands for, if both are still there. */
export async function requireSession(gateway: Gateway, tokens: Tokens, request: Request) {
  const claims = await tokens.verify(bearer(request))
  const { sub, session_id } = claims
  if (!sub || !session_id) throw new AuthError(403, "bad_jwt", "invalid claim: missing sub claim")
  const [session] = await gateway.sql`
    select id, aal from auth.sessions where id = ${session_id} and user_id = ${sub}`
  if (!session)
    throw new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist")
  const user = await findUser(gateway.sql, sub)
  if (!user) throw new AuthError(403, "user_not_found", "User from sub claim in JWT does not exist")
  if (isBanned(user)) throw new AuthError(403, "user_banned", "User is banned")
  const aal: unknown = session.aal
  return { user, sessionId: session_id, claims, aal: aal === "aal2" ? ("aal2" as const) : ("aal1" as const) }
}

/** Ends sessions: this one, all others of the user, or all. */
export async function closeSessions(gateway: Gateway, scope: string, userId: string, sessionId: string) {
  const { sql } = gateway
  if (scope === "others")
    await sql`delete from auth.sessions where user_id = ${userId} and id <> ${sessionId}`
  else if (scope === "local") await sql`delete from auth.sessions where id = ${sessionId}`
  else await sql`delete from auth.sessions where user_id = ${userId}`
}

/** The request's bearer token. */
export function bearer(request: Request): string {
  return /^Bearer\s+(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? ""
}

/** Passes a request on to lite, with the token in lite's form and another body if given. */
export async function askLite(
  gateway: Gateway,
  tokens: Tokens,
  request: Request,
  options: { claims?: Claims; body?: unknown; path?: string } = {},
): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.delete("content-length")
  headers.delete("authorization")
  if (options.claims) headers.set("authorization", `Bearer ${await tokens.toInner(options.claims)}`)
  const url = options.path ? new URL(options.path, request.url) : new URL(request.url)
  const hasBody = request.method !== "GET" && request.method !== "HEAD"
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  return gateway.lite(
    new Request(url, { method: request.method, headers, ...(hasBody && body ? { body } : {}) }),
  )
}
