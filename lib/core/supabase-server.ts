import "server-only"
import { createServerClient } from "@supabase/ssr"
import { createClient } from "@supabase/supabase-js"
import { cookies } from "next/headers"
import { cache } from "react"
import type { Db } from "./context"
import { sessionCookie } from "./cookies"
import type { Database } from "./database.types"
import { env } from "./env"
import { databaseHeaders, userAgent } from "./request"

/** The client that signs people in and out: it reads and writes the session's cookies. */
export async function authClient(): Promise<Db> {
  const store = await cookies()
  return createServerClient<Database>(env.NEXT_PUBLIC_SUPABASE_URL, env.NEXT_PUBLIC_SUPABASE_ANON_KEY, {
    cookieOptions: sessionCookie(),
    global: { headers: { ...(await databaseHeaders()), "user-agent": await userAgent() } },
    cookies: {
      getAll: () => store.getAll(),
      setAll: (changed) => {
        try {
          for (const { name, value, options } of changed) store.set(name, value, options)
        } catch {
          // A server component can't set cookies; the middleware has already refreshed the session.
        }
      },
    },
  })
}

/** Who the request's session belongs to, verified against the key set without a round trip. */
export interface Session {
  userId: string
  email: string
  sessionId: string
  accessToken: string
  aal: string
}

/** The session behind this request, or null. Says nothing yet about whether it was revoked: the database does. */
export const findSession = cache(async (): Promise<Session | null> => {
  const { auth } = await authClient()
  const { data } = await auth.getClaims()
  if (!data) return null
  const { sub, email, session_id, aal } = data.claims
  const { data: held } = await auth.getSession()
  if (!held.session) return null
  return {
    userId: sub,
    email: String(email ?? ""),
    sessionId: session_id,
    accessToken: held.session.access_token,
    aal: aal ?? "aal1",
  }
})

/** A data client with the user's own token, acting in one organization where one is given. */
export async function userClient(session: Session, organizationId?: string): Promise<Db> {
  return createClient<Database>(env.NEXT_PUBLIC_SUPABASE_URL, env.NEXT_PUBLIC_SUPABASE_ANON_KEY, {
    accessToken: async () => session.accessToken,
    global: { headers: await databaseHeaders(organizationId) },
  })
}

/** A data client without a user, as any visitor of a storefront. */
export async function anonymousClient(organizationId?: string): Promise<Db> {
  return createClient<Database>(env.NEXT_PUBLIC_SUPABASE_URL, env.NEXT_PUBLIC_SUPABASE_ANON_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { headers: await databaseHeaders(organizationId) },
  })
}
