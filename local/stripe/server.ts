import { createServer, type Server } from "node:http"
import { getRequestListener } from "@hono/node-server"
import { createEmulator } from "emulate"
import { type Settings, stripeEmulator } from "./emulator.ts"
import type { State } from "./state.ts"
import { loadState, Storage } from "./storage.ts"
import type { World } from "./world.ts"

/** Where the stand-in listens, keeps its state, and whom it tells what happens. */
export interface StripeOptions {
  port: number
  dataDir: string
  env: Record<string, string | undefined>
}

/** A running stand-in. */
export interface RunningStripe {
  url: string
  close(): Promise<void>
}

/**
 * Starts a Stripe that moves no money. It answers stripe-node, shows pay pages, and sends signed webhooks to
 * `APP_URL/api/webhooks/stripe` with `STRIPE_WEBHOOK_SECRET`. What tests can do to it is under `/_local`.
 */
export async function startStripe({ port, dataDir, env }: StripeOptions): Promise<RunningStripe> {
  const server = createServer()
  const actualPort = await listen(server, port)
  const url = `http://127.0.0.1:${actualPort}`
  let world: World | undefined
  const current = (): State => world?.state ?? loaded
  const loaded = loadState(dataDir)
  const emulator = await createEmulator({
    service: stripeEmulator(settings(env), (made) => {
      world = made
    }),
    seed: loaded,
    baseUrl: url,
    listen: false,
    inspector: false,
  })
  const storage = new Storage(dataDir, current)
  const answer = getRequestListener(async (request) => emulator.fetch(await plain(request)), {
    overrideGlobalObjects: false,
  })

  // Faults act below HTTP, where a real outage does; the controls stay reachable.
  server.on("request", (request, response) => {
    storage.touch()
    const { outage } = current().faults
    if (outage === "none" || request.url?.startsWith("/_local/")) return void answer(request, response)
    if (outage === "refuse") return void request.socket.destroy()
    if (outage === "hang") return
    response.writeHead(500, { "content-type": "application/json" })
    response.end('{"error":{"type":"api_error","message":"Sorry, there was an error at our end."}}')
  })
  const heartbeat = setInterval(() => storage.touch(), 5000)
  heartbeat.unref()
  return {
    url,
    async close() {
      clearInterval(heartbeat)
      server.close()
      server.closeAllConnections()
      await emulator.close()
      await storage.close()
    },
  }
}

/** The adapter's requests only look like the platform's own, which the emulator needs. */
async function plain(request: Request): Promise<Request> {
  const { method, headers, url } = request
  const bodiless = method === "GET" || method === "HEAD"
  return new Request(url, { method, headers, ...(bodiless ? {} : { body: await request.arrayBuffer() }) })
}

function settings(env: StripeOptions["env"]): Settings {
  const { APP_URL: app, STRIPE_WEBHOOK_SECRET: secret } = env
  return {
    secretKey: env.STRIPE_SECRET_KEY,
    webhook: app && secret ? { url: new URL("/api/webhooks/stripe", app).href, secret } : undefined,
  }
}

function listen(server: Server, port: number): Promise<number> {
  server.keepAliveTimeout = 72_000
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", () => {
      const address = server.address()
      resolve(typeof address === "object" && address ? address.port : port)
    })
  })
}
