import { AsyncLocalStorage } from "node:async_hooks"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { LocalKeys } from "../environment.ts"
import { googleClient } from "../google/server.ts"
import { tokenLifetime } from "./context.ts"
import { FileStorage } from "./file-storage.ts"

/** A mail that lite wants sent. */
export interface LiteMail {
  to: string
  subject: string
  text?: string
  html?: string
}

interface LiteOptions {
  databaseUrl: string
  dataDir: string
  apiUrl: string
  siteUrl: string
  keys: LocalKeys
  sendMail(mail: LiteMail): Promise<void>
}

interface RunningLite {
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

/** Runs @supabase/lite in this process. Nothing but the gateway speaks to it. */
export async function startLite(options: LiteOptions): Promise<RunningLite> {
  process.env.LITE_TELEMETRY = "0"
  const { App, setExperimental } = await import("@supabase/lite")
  const { createPostgresConnection } = await import("@supabase/lite/postgres")
  const warn = console.warn
  // Lite announces its experimental features at each start.
  console.warn = () => {}
  setExperimental("storage", true)
  const connection = createPostgresConnection({ url: options.databaseUrl, postgresOptions: { max: 10 } })
  keepGrants(connection)
  const headers = new AsyncLocalStorage<string>()
  passHeadersToSql(connection, headers)

  const app = new App({
    connection,
    api: { enabled: true, external_url: options.apiUrl, schemas: ["public"] },
    auth: {
      enabled: true,
      jwt_secret: options.keys.innerSecret,
      site_url: options.siteUrl,
      additional_redirect_urls: [`${options.siteUrl}/**`],
      jwt_expiry: tokenLifetime,
      minimum_password_length: 12,
      email: { enable_signup: true, enable_confirmations: true, double_confirm_changes: false },
      external: {
        google: { enabled: true, client_id: googleClient.id, secret: googleClient.secret },
      },
    },
    storage: { enabled: true },
    options: {
      drivers: { email: { send: options.sendMail } },
      server: { admin: false },
    },
  })
  const files = join(options.dataDir, "storage")
  mkdirSync(files, { recursive: true })
  app._storageAdapter = new FileStorage(files)
  await app.init()
  console.warn = warn
  return {
    fetch: (request) =>
      headers.run(JSON.stringify(Object.fromEntries(request.headers)), () => app.fetch(request)),
    close: () => connection.close(),
  }
}

/**
 * At its first request lite would grant every table to the client roles and replace auth.uid() and its kin by
 * its own. The schemas are made already, so it is told that this has been done.
 */
function keepGrants(connection: object): void {
  if (Reflect.get(connection, "rlsState") !== "unknown")
    throw new Error("@supabase/lite has changed: rlsState is gone.")
  Reflect.set(connection, "rlsState", "active")
}

/**
 * Policies read the request's headers, as with PostgREST. Lite sets them for functions only, so they are added
 * wherever it sets the token's claims.
 */
function passHeadersToSql(connection: object, headers: AsyncLocalStorage<string>): void {
  const name = "applyJwtSessionContext"
  const original: unknown = Reflect.get(connection, name)
  if (typeof original !== "function") throw new Error(`@supabase/lite has changed: ${name} is gone.`)
  Reflect.set(connection, name, async (transaction: QueryRunner, ...rest: unknown[]) => {
    await Reflect.apply(original, connection, [transaction, ...rest])
    const statement = "select set_config('request.headers', $1, true)"
    await transaction.executeQuery({
      sql: statement,
      parameters: [headers.getStore() ?? "{}"],
      query: { kind: "RawNode", sqlFragments: [statement], parameters: [] },
      queryId: { queryId: "request-headers" },
    })
  })
}

interface QueryRunner {
  executeQuery(query: object): Promise<unknown>
}
