import type { EmulatorContext } from "emulate"
import { z } from "zod"
import { paySession, resumeSession } from "./billing/complete-checkout.ts"
import { advance } from "./clock.ts"
import type { State } from "./state.ts"
import type { Dispatcher } from "./webhooks/dispatcher.ts"
import { actForOwner, now, type World } from "./world.ts"

type App = EmulatorContext<State>["app"]

const clockBody = z.object({
  advance_seconds: z.number().int().positive().optional(),
  to: z.number().int().positive().optional(),
  reset: z.boolean().optional(),
})
const deliveryBody = z.object({
  hold: z.boolean().optional(),
  copies: z.number().int().min(1).max(10).optional(),
  shuffle: z.boolean().optional(),
})
const redeliverBody = z.object({
  events: z.array(z.string()).optional(),
  type: z.string().optional(),
  copies: z.number().int().min(1).max(10).default(1),
  shuffle: z.boolean().default(false),
})
const payBody = z.object({
  card: z.string().default("4242424242424242"),
  email: z.string().default("payer@example.com"),
  name: z.string().default("Test Payer"),
  challenge: z.enum(["complete", "fail"]).default("complete"),
})

/** What tests use to move time, disturb deliveries, fake an outage and pay without a browser. */
export function controls(app: App, world: World, dispatcher: Dispatcher): void {
  const { state } = world
  const body = async (text: Promise<string>): Promise<unknown> => JSON.parse((await text) || "{}")
  const deliveryOf = (id: string) => state.deliveries[id]

  app.get("/_local/clock", (c) => c.json({ now: now(world, null), offset: state.clock_offset }))
  app.post("/_local/clock", async (c) => {
    const { advance_seconds: by, to, reset } = clockBody.parse(await body(c.req.text()))
    if (reset) state.clock_offset = 0
    else advance(world, to ?? now(world, null) + (by ?? 0))
    await dispatcher.flush()
    return c.json({ now: now(world, null), offset: state.clock_offset })
  })

  app.get("/_local/deliveries", (c) =>
    c.json(
      Object.values(state.deliveries).map((row) => ({
        ...row,
        type: state.tables.events[row.event]?.type,
      })),
    ),
  )
  app.post("/_local/deliveries", async (c) => {
    Object.assign(state.faults, deliveryBody.parse(await body(c.req.text())))
    await dispatcher.flush()
    return c.json(state.faults)
  })
  app.post("/_local/redeliver", async (c) => {
    const wanted = redeliverBody.parse(await body(c.req.text()))
    const events = Object.values(state.tables.events).filter(
      (event) =>
        (!wanted.events || wanted.events.includes(event.id)) && (!wanted.type || wanted.type === event.type),
    )
    const rounds = Array.from({ length: wanted.copies }, () => events).flat()
    if (wanted.shuffle) rounds.sort(() => Math.random() - 0.5)
    const queued = rounds.flatMap((event) => dispatcher.enqueue(event, 1))
    await dispatcher.flush()
    return c.json({ deliveries: queued.map((row) => deliveryOf(row.id)) })
  })
  app.post("/_local/flush", async (c) => {
    await dispatcher.flush()
    return c.json({ pending: Object.values(state.deliveries).filter((row) => !row.delivered).length })
  })

  app.post("/_local/outage", async (c) => {
    const outage = z.object({ mode: z.enum(["none", "refuse", "hang", "error"]) })
    state.faults.outage = outage.parse(await body(c.req.text())).mode
    return c.json(state.faults)
  })

  app.post("/_local/pay/:id", async (c) => {
    const session = state.tables.checkout_sessions[c.req.param("id")]
    if (!session) return c.json({ error: "no such session" }, 404)
    if (session.status !== "open") return c.json({ error: `session is ${session.status}` }, 409)
    const { card, challenge, ...payer } = payBody.parse(await body(c.req.text()))
    const result = actForOwner(world, session.id, () => {
      const details = { number: card, expMonth: 12, expYear: 2034, ...payer }
      const first = paySession(world, session, details)
      const intent =
        state.tables.payment_intents[session.payment_intent ?? ""] ??
        state.tables.setup_intents[session.setup_intent ?? ""]
      return first.kind === "challenge" && intent && challenge === "complete"
        ? resumeSession(world, session, intent)
        : first
    })
    return c.json({ result, session }, result.kind === "refused" ? 402 : 200)
  })
}
