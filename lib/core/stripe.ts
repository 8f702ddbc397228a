import Stripe from "stripe"
import { env } from "./env"

let client: Stripe | undefined

/** Stripe's client. `STRIPE_API_URL` points it at another server that speaks the same API. */
export function stripe(): Stripe {
  client ??= new Stripe(env.STRIPE_SECRET_KEY, {
    telemetry: false,
    maxNetworkRetries: 2,
    timeout: 10_000,
    ...address(env.STRIPE_API_URL),
  })
  return client
}

function address(url: string | undefined): { host?: string; port?: number; protocol?: "http" | "https" } {
  if (!url) return {}
  const { hostname, port, protocol } = new URL(url)
  const plain = protocol === "http:"
  return { host: hostname, port: Number(port) || (plain ? 80 : 443), protocol: plain ? "http" : "https" }
}
