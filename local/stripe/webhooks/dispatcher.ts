import type { Delivery } from "../state.ts"
import type { StripeEvent } from "../types.ts"
import { newId, now, type World } from "../world.ts"
import { signature } from "./sign.ts"

/** Seconds until the next try, by how many have failed; Stripe too goes on for three days. */
const backoff = [5, 15, 60, 300, 600, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600, 24 * 3600]

const patience = 20_000
const atOnce = 8

/** Sends events to their endpoints, signed, again and again until they arrive. */
export class Dispatcher {
  private readonly world: World
  private readonly running = new Map<string, Promise<void>>()
  private readonly aborted = new AbortController()
  private scheduled = false

  constructor(world: World) {
    this.world = world
  }

  /** Queues an event for each endpoint that wants it. */
  enqueue(event: StripeEvent, copies = this.world.state.faults.copies): Delivery[] {
    const queued: Delivery[] = []
    for (const endpoint of Object.values(this.world.state.tables.webhook_endpoints)) {
      const wanted = endpoint.enabled_events
      if (endpoint.status !== "enabled") continue
      if (!wanted.includes("*") && !wanted.includes(event.type)) continue
      for (let copy = 0; copy < copies; copy++) {
        const delivery: Delivery = {
          id: newId("whd"),
          event: event.id,
          endpoint: endpoint.id,
          attempts: [],
          next_attempt_at: now(this.world, null),
          delivered: false,
        }
        this.world.state.deliveries[delivery.id] = delivery
        queued.push(delivery)
      }
      event.pending_webhooks += 1
    }
    this.schedule()
    return queued
  }

  /** Starts what is due, once the present request has been answered. */
  schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      this.pump()
    })
  }

  /** Sends what is due now and waits until every answer is in. */
  async flush(): Promise<void> {
    this.pump()
    while (this.running.size > 0) {
      await Promise.all(this.running.values())
      this.pump()
    }
  }

  /** Stops; what wasn't delivered stays queued. */
  async close(): Promise<void> {
    this.aborted.abort()
    await Promise.allSettled(this.running.values())
  }

  private pump(): void {
    const { faults, deliveries } = this.world.state
    if (faults.hold || this.aborted.signal.aborted) return
    const time = now(this.world, null)
    const due = Object.values(deliveries).filter(
      (row) => row.next_attempt_at !== null && row.next_attempt_at <= time && !this.running.has(row.id),
    )
    if (faults.shuffle) due.sort(() => Math.random() - 0.5)
    for (const delivery of due.slice(0, Math.max(0, atOnce - this.running.size))) {
      const attempt = this.attempt(delivery).finally(() => {
        this.running.delete(delivery.id)
        this.schedule()
      })
      this.running.set(delivery.id, attempt)
    }
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { tables } = this.world.state
    const endpoint = tables.webhook_endpoints[delivery.endpoint]
    const event = tables.events[delivery.event]
    if (!endpoint || !event) {
      delivery.next_attempt_at = null
      return
    }
    // Compared with the machine's clock by those who verify, so it is not ours that signs.
    const timestamp = Math.floor(Date.now() / 1000)
    const body = JSON.stringify(event, null, 2)
    const answer = await this.send(endpoint.url, body, signature(endpoint.secret ?? "", body, timestamp))
    delivery.attempts.push({ at: now(this.world, null), ...answer })
    if (answer.status !== null && answer.status >= 200 && answer.status < 300) {
      delivery.delivered = true
      delivery.next_attempt_at = null
      event.pending_webhooks = Math.max(0, event.pending_webhooks - 1)
      return
    }
    const wait = backoff[delivery.attempts.length - 1]
    delivery.next_attempt_at = wait === undefined ? null : now(this.world, null) + wait
  }

  private async send(url: string, body: string, proof: string) {
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json; charset=utf-8",
          "stripe-signature": proof,
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        },
        body,
        redirect: "manual",
        signal: AbortSignal.any([AbortSignal.timeout(patience), this.aborted.signal]),
      })
      await answer.body?.cancel()
      return { status: answer.status }
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.message : String(error) }
    }
  }
}
