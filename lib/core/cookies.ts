import type { CookieOptionsWithName } from "@supabase/ssr"
import { isSecure } from "./env"

/**
 * The cookie that holds the session. Scripts can't read it; over https its name binds it to this
 * host, so that a neighbouring subdomain can't plant one.
 */
export function sessionCookie(): CookieOptionsWithName {
  const secure = isSecure()
  return {
    name: secure ? "__Host-tenantry" : "tenantry",
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
  }
}
