import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { getRequestListener } from "@hono/node-server"
import { Hono } from "hono"
import postgres from "postgres"
import { localKeys, localPorts } from "../environment.ts"
import { authRoutes } from "./auth.ts"
import type { Gateway } from "./context.ts"
import { redirectGoogleCalls } from "./google.ts"
import { startLite } from "./lite.ts"
import { forwardLiteMail } from "./mail.ts"
import { corsHeaders, proxyRest } from "./rest.ts"
import { storageRoutes } from "./storage.ts"
import { Tokens } from "./tokens.ts"

/** Where the gateway listens and whom it speaks to. */
export interface GatewayOptions {
  portBase: number
  dataDir: string
  databaseUrl: string
  restUrl: string | null
  env: Record<string, string>
  /** As hosted, ten seconds, unless a test has no time for it. */
  reuseInterval?: number
}

/** Starts the one address behind which the local Supabase lives. */
export async function startGateway(
  options: GatewayOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const ports = localPorts(options.portBase)
  const keys = localKeys(options.dataDir)
  const sql = postgres(options.databaseUrl, { max: 8, onnotice: () => {} })
  const addresses = {
    apiUrl: `http://127.0.0.1:${ports.api}`,
    siteUrl: options.env.APP_URL ?? "http://localhost:3000",
    mailUrl: `http://127.0.0.1:${ports.mail}`,
    mailFrom: options.env.MAIL_FROM ?? "Tenantry <hello@tenantry.demo>",
    mailKey: keys.resendApiKey,
    googleUrl: `http://127.0.0.1:${ports.google}`,
  }
  const restoreFetch = redirectGoogleCalls(addresses.googleUrl)
  const lite = await startLite({
    databaseUrl: options.databaseUrl,
    dataDir: options.dataDir,
    apiUrl: addresses.apiUrl,
    siteUrl: addresses.siteUrl,
    keys,
    sendMail: (mail) => forwardLiteMail(addresses, mail),
  })
  const gateway: Gateway = {
    sql,
    keys,
    ...addresses,
    restUrl: options.restUrl,
    reuseInterval: options.reuseInterval ?? 10_000,
    lite: lite.fetch,
  }
  const tokens = new Tokens(keys)

  const app = new Hono()
  app.get("/health", (c) => c.json({ status: "ok" }))
  app.route("/auth/v1", authRoutes(gateway, tokens))
  app.route("/storage/v1", storageRoutes(gateway, tokens))
  app.all("/rest/v1/*", async (c) => {
    const token =
      /^Bearer\s+(.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? c.req.header("apikey") ?? ""
    const headers = new Headers(c.req.raw.headers)
    headers.set("authorization", `Bearer ${await tokens.toInner(await tokens.verify(token))}`)
    const body = c.req.method === "GET" || c.req.method === "HEAD" ? {} : { body: await c.req.arrayBuffer() }
    return lite.fetch(new Request(c.req.url, { method: c.req.method, headers, ...body }))
  })
  const listener = getRequestListener(app.fetch)

  const server = createServer((incoming, outgoing) => {
    if (incoming.method === "OPTIONS") return void outgoing.writeHead(204, corsHeaders(incoming)).end()
    if (!mayEnter(incoming, keys.anonKey, keys.serviceRoleKey)) return refuse(incoming, outgoing)
    if (options.restUrl && incoming.url?.startsWith("/rest/v1")) {
      return proxyRest(options.restUrl, incoming, outgoing)
    }
    for (const [name, value] of Object.entries(corsHeaders(incoming))) outgoing.setHeader(name, value)
    void listener(incoming, outgoing)
  })
  // Longer than the clients' own, else they send into a connection that is just being closed.
  server.keepAliveTimeout = 72_000
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(ports.api, "127.0.0.1", resolve)
  })
  return {
    url: addresses.apiUrl,
    async close() {
      restoreFetch()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await lite.close()
      await sql.end({ timeout: 2 })
    },
  }
}

const open =
  /^\/(health|auth\/v1\/(authorize|callback|verify|health|\.well-known\/)|storage\/v1\/object\/(public|sign|upload\/sign)\/)/

/** As hosted: every request names the project's key, but for links that people follow. */
function mayEnter(incoming: IncomingMessage, ...keys: string[]): boolean {
  const url = new URL(incoming.url ?? "/", "http://gateway")
  if (open.test(url.pathname) && (incoming.method !== "POST" || url.pathname.startsWith("/auth/")))
    return true
  const given = incoming.headers.apikey ?? url.searchParams.get("apikey")
  return typeof given === "string" && keys.includes(given)
}

function refuse(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(401, { "content-type": "application/json", ...corsHeaders(incoming) })
  outgoing.end(
    JSON.stringify({
      message: "No API key found in request",
      hint: "No `apikey` request header or url param was found.",
    }),
  )
}
