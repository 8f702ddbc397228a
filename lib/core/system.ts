import { mint, type SystemContext } from "./context"
import { serviceClient } from "./supabase-service"

/** The gate for background jobs and verified webhooks. */
export function systemContext(): SystemContext {
  return mint({ kind: "system", db: serviceClient() })
}
