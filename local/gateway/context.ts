import type postgres from "postgres"
import type { LocalKeys } from "../environment.ts"

/** What every part of the gateway needs. */
export interface Gateway {
  sql: postgres.Sql
  keys: LocalKeys
  /** The gateway's own address, as clients see it. */
  apiUrl: string
  siteUrl: string
  mailUrl: string
  mailFrom: string
  mailKey: string
  googleUrl: string
  /** Where PostgREST listens; null where there is none and lite answers. */
  restUrl: string | null
  /** For how long a refresh token that was exchanged gives the same answer again, in milliseconds. */
  reuseInterval: number
  /** Asks @supabase/lite, which runs in this process. */
  lite(request: Request): Promise<Response>
}

/** How long an access token lives, in seconds. */
export const tokenLifetime = 600
