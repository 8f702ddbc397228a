import { createClient } from "@supabase/supabase-js"
import type { Db } from "./context"
import type { Database } from "./database.types"
import { env } from "./env"

let client: Db | undefined

/**
 * The service's own client, which sees rows of every tenant. dependency-cruiser names its importers:
 * webhooks, jobs, the counter of attempts and the record of refusals.
 */
export function serviceClient(): Db {
  client ??= createClient<Database>(env.NEXT_PUBLIC_SUPABASE_URL, env.SUPABASE_SERVICE_ROLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  })
  return client
}
