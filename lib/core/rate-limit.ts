import { unwrap } from "./errors"
import { serviceClient } from "./supabase-service"

/** How often something may be tried, and for how long it is refused after that. */
export interface RateLimit {
  attempts: number
  windowSeconds: number
  blockSeconds: number
}

/** Takes one attempt; false once they are used up. The counter is in the database, shared by all servers. */
export async function takeAttempt(identifier: string, action: string, limit: RateLimit): Promise<boolean> {
  return unwrap(
    await serviceClient().rpc("take_rate_limit", {
      p_identifier: identifier,
      p_action: action,
      p_limit: limit.attempts,
      p_window_seconds: limit.windowSeconds,
      p_block_seconds: limit.blockSeconds,
    }),
  )
}

/** Whether this key is refused right now; takes no attempt. */
export async function isBlocked(identifier: string, action: string): Promise<boolean> {
  return unwrap(await serviceClient().rpc("is_rate_limited", { p_identifier: identifier, p_action: action }))
}

/** Forgets what was counted under this key: the attempts that led to a success. */
export async function clearAttempts(identifier: string, action: string): Promise<void> {
  unwrap(await serviceClient().from("rate_limits").delete().eq("identifier", identifier).eq("action", action))
}
