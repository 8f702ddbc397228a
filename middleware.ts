import { createServerClient } from "@supabase/ssr"
import { type NextRequest, NextResponse } from "next/server"
import { sessionCookie } from "@/lib/core/cookies"
import { env, isSecure } from "@/lib/core/env"
import { contentSecurityPolicy } from "@/lib/core/security-headers"

export const config = {
  runtime: "nodejs",
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg|apple-icon.png).*)"],
}

/**
 * Gives each request its id, its nonce and a fresh session. Nothing is authorised here: every
 * loader, action and policy checks again.
 */
export async function middleware(request: NextRequest): Promise<NextResponse> {
  const headers = new Headers(request.headers)
  const nonce = crypto.randomUUID().replaceAll("-", "")
  const id = crypto.randomUUID()
  const policy = contentSecurityPolicy({
    nonce,
    supabaseUrl: env.NEXT_PUBLIC_SUPABASE_URL,
    stripeUrl: env.STRIPE_API_URL,
    secure: isSecure(),
    development: env.NODE_ENV === "development",
  })

  headers.delete("x-organization-id")
  headers.set("x-request-id", id)
  headers.set("x-request-path", request.nextUrl.pathname + request.nextUrl.search)
  headers.set("content-security-policy", policy)
  const ip = clientAddress(request.headers)
  if (ip) headers.set("x-client-ip", ip)
  else headers.delete("x-client-ip")

  const response = await withFreshSession(request, headers)
  response.headers.set("content-security-policy", policy)
  response.headers.set("x-request-id", id)
  return response
}

/*
 * Behind a proxy that overwrites a header, CLIENT_IP_HEADER names it, and its last entry is the one
 * the proxy added. Without one, instrumentation.ts has put the socket's own address into
 * x-client-ip before anything else saw the request.
 */
function clientAddress(headers: Headers): string | null {
  const named = env.CLIENT_IP_HEADER ?? (process.env.VERCEL ? "x-real-ip" : "x-client-ip")
  return headers.get(named)?.split(",").at(-1)?.trim() || null
}

async function withFreshSession(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const cookie = sessionCookie()
  if (!request.cookies.getAll().some(({ name }) => name.startsWith(cookie.name ?? ""))) {
    return NextResponse.next({ request: { headers } })
  }
  const written: Parameters<NextResponse["cookies"]["set"]>[] = []
  let cacheHeaders: Record<string, string> = {}
  const client = createServerClient(env.NEXT_PUBLIC_SUPABASE_URL, env.NEXT_PUBLIC_SUPABASE_ANON_KEY, {
    cookieOptions: cookie,
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (changed, extra) => {
        for (const { name, value, options } of changed) {
          request.cookies.set(name, value)
          written.push([name, value, options])
        }
        cacheHeaders = { ...cacheHeaders, ...extra }
      },
    },
  })
  await client.auth.getClaims()
  if (written.length > 0) headers.set("cookie", request.cookies.toString())
  const response = NextResponse.next({ request: { headers } })
  for (const cookieArguments of written) response.cookies.set(...cookieArguments)
  for (const [name, value] of Object.entries(cacheHeaders)) response.headers.set(name, value)
  return response
}
