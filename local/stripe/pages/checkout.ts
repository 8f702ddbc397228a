import type { EmulatorContext } from "emulate"
import { confirmPayment, failAuthentication, notAuthenticated, paymentMethod } from "../billing/charging.ts"
import { totals } from "../billing/checkout-totals.ts"
import { type PayResult, paySession, resumeSession } from "../billing/complete-checkout.ts"
import { isActive } from "../billing/discounts.ts"
import { isCardNumber } from "../cards.ts"
import { StripeError } from "../http/errors.ts"
import { confirmSetup, refuseSetup } from "../resources/setup-intents.ts"
import type { State } from "../state.ts"
import type { CheckoutSession } from "../types.ts"
import { actForOwner, all, type World } from "../world.ts"
import { money } from "./html.ts"
import { layout } from "./layout.ts"
import { challengePage, closedPage, filled, payPage, type Typed } from "./pay.ts"

type App = EmulatorContext<State>["app"]

/** The pages on which people pay, and their bank's challenge. */
export function checkoutPages(app: App, world: World): void {
  const { tables } = world.state
  const show = (session: CheckoutSession, options: { error?: string; typed?: Typed } = {}) =>
    payPage(session, world.state.lines[session.id] ?? [], {
      ...options,
      trialDays: world.state.session_data[session.id]?.subscription_data.trial_period_days,
    })
  const notFound = layout("Not found", { text: "<h1>This payment link doesn't exist.</h1>" })

  app.get("/c/pay/:id", (c) => {
    const session = tables.checkout_sessions[c.req.param("id")]
    if (!session) return c.html(notFound, 404)
    return c.html(session.status === "open" ? show(session) : closedPage(session))
  })

  app.post("/c/pay/:id", async (c) => {
    const session = tables.checkout_sessions[c.req.param("id")]
    if (!session) return c.html(notFound, 404)
    const form = new URLSearchParams(await c.req.text())
    if (session.status !== "open") return c.html(closedPage(session), 409)
    const typed = { email: form.get("email") ?? "", name: form.get("name") ?? "" }
    const field = (name: string) => form.get(name)?.trim() || null
    if (form.has("apply") && session.allow_promotion_codes) {
      const code = field("promotion_code") ?? ""
      const error = actForOwner(world, session.id, () => applyCode(world, session, code))
      return c.html(show(session, { error, typed }), error ? 400 : 200)
    }
    const number = (field("number") ?? "").replaceAll(/\D/g, "")
    const expiry = /^(\d{1,2})\D*(\d{2}|\d{4})$/.exec(field("expiry") ?? "")
    const problem = cardProblem(number, expiry, field("cvc"))
    if (problem) return c.html(show(session, { error: problem, typed }), 400)
    const result = actForOwner(world, session.id, () =>
      guarded(() =>
        paySession(world, session, {
          number,
          expMonth: Number(expiry?.[1]),
          expYear: 2000 + (Number(expiry?.[2]) % 100),
          name: field("name"),
          email: field("email"),
          postalCode: field("postcode"),
          country: field("country"),
        }),
      ),
    )
    if (result.kind === "refused") return c.html(show(session, { error: result.message, typed }), 402)
    return c.redirect(result.kind === "challenge" ? result.url : successUrl(session), 303)
  })

  app.get("/challenge/:id", (c) => {
    const intent = tables.payment_intents[c.req.param("id")] ?? tables.setup_intents[c.req.param("id")]
    if (intent?.status !== "requires_action") return c.html(notFound, 404)
    return c.html(
      challengePage(
        intent.object === "payment_intent" ? money(intent.amount, intent.currency) : "Save your card",
      ),
    )
  })

  app.post("/challenge/:id", async (c) => {
    const id = c.req.param("id")
    const intent = tables.payment_intents[id] ?? tables.setup_intents[id]
    if (intent?.status !== "requires_action") return c.html(notFound, 404)
    const passed = new URLSearchParams(await c.req.text()).get("answer") === "complete"
    const returnUrl = intent.next_action?.redirect_to_url.return_url
    const session = Object.values(tables.checkout_sessions).find(
      (row) => row.payment_intent === id || row.setup_intent === id,
    )
    const result = actForOwner(world, id, () => {
      if (passed && session?.status === "open") {
        return guarded(() => resumeSession(world, session, intent))
      }
      const method = paymentMethod(world, intent.payment_method ?? "")
      if (passed) {
        if (intent.object === "setup_intent") confirmSetup(world, intent, method, { authenticated: true })
        else confirmPayment(world, intent, method, { authenticated: true })
        return { kind: "complete" as const }
      }
      if (intent.object === "setup_intent") refuseSetup(world, intent, method)
      else failAuthentication(world, intent, method)
      return { kind: "refused" as const, message: notAuthenticated.message }
    })
    if (session) {
      if (result.kind === "refused") return c.html(show(session, { error: result.message }), 402)
      return c.redirect(successUrl(session), 303)
    }
    return c.redirect(returnUrl ?? "/", 303)
  })
}

function successUrl(session: CheckoutSession): string {
  return filled(session.success_url ?? "/", session.id)
}

function cardProblem(number: string, expiry: RegExpExecArray | null, cvc: string | null): string | null {
  if (!isCardNumber(number)) return "Your card number is invalid."
  const month = Number(expiry?.[1])
  const end = Date.UTC(2000 + (Number(expiry?.[2]) % 100), month, 1)
  if (!expiry || month < 1 || month > 12) return "Your card's expiry date is incomplete."
  if (end <= Date.now()) return "Your card's expiry date is in the past."
  if (!/^\d{3,4}$/.test(cvc ?? "")) return "Your card's security code is incomplete."
  return null
}

function applyCode(world: World, session: CheckoutSession, code: string): string | undefined {
  const found = all(world, "promotion_codes").find(
    (row) => row.code.toLowerCase() === code.toLowerCase() && isActive(world, row),
  )
  if (!found) return "This code is invalid."
  session.discounts = [{ coupon: null, promotion_code: found.id }]
  totals(world, session, world.state.lines[session.id] ?? [])
  return undefined
}

/** A refusal in the middle of paying is told to the payer, too. */
function guarded(pay: () => PayResult): PayResult {
  try {
    return pay()
  } catch (error) {
    if (error instanceof StripeError) return { kind: "refused", message: error.message }
    throw error
  }
}
