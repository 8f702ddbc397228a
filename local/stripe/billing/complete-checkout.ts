import type { PaymentIntent, SetupIntent } from "../payment-types.ts"
import { createCustomer } from "../resources/customers.ts"
import { createPaymentIntent } from "../resources/payment-intents.ts"
import { attach } from "../resources/payment-methods.ts"
import { confirmSetup, createSetupIntent } from "../resources/setup-intents.ts"
import type { CheckoutSession, PaymentMethod } from "../types.ts"
import { emit, find, type World } from "../world.ts"
import { type CardDetails, confirmPayment, createCard, paymentMethod } from "./charging.ts"
import { redeem } from "./discounts.ts"
import { subscribeFromCheckout } from "./subscribe-from-checkout.ts"

/** Where paying led: done, to the bank's challenge, or back with a reason. */
export type PayResult =
  | { kind: "complete" }
  | { kind: "challenge"; url: string }
  | { kind: "refused"; message: string }

/** Pays an open session with a card, as its page does. */
export function paySession(world: World, session: CheckoutSession, details: CardDetails): PayResult {
  const method = createCard(world, details)
  return settleSession(world, session, method, false)
}

/** Goes on with a session whose payer has proved who they are. */
export function resumeSession(
  world: World,
  session: CheckoutSession,
  intent: PaymentIntent | SetupIntent,
): PayResult {
  if (!intent.payment_method) return { kind: "refused", message: "This payment is no longer open." }
  return settleSession(world, session, paymentMethod(world, intent.payment_method), true)
}

function settleSession(
  world: World,
  session: CheckoutSession,
  method: PaymentMethod,
  authenticated: boolean,
): PayResult {
  const options = { authenticated, returnUrl: `${world.baseUrl}/c/pay/${session.id}` }
  if (session.mode === "payment" && session.amount_total !== 0) {
    const intent = sessionIntent(world, session)
    confirmPayment(world, intent, method, options)
    const open = unfinished(intent.next_action?.redirect_to_url.url, intent.last_payment_error?.message)
    if (open) return open
  } else {
    // A subscription's card is proved first, so that its first invoice can be paid at once.
    const setup = sessionSetup(world, session)
    confirmSetup(world, setup, method, options)
    const open = unfinished(setup.next_action?.redirect_to_url.url, setup.last_setup_error?.message)
    if (open) return open
  }
  ensureCustomer(world, session, method)
  if (session.mode === "subscription") {
    const refused = subscribeFromCheckout(world, session, method)
    if (refused) return { kind: "refused", message: refused }
  }
  complete(world, session, method)
  return { kind: "complete" }
}

function unfinished(url: string | undefined, refusal: string | undefined): PayResult | null {
  if (url) return { kind: "challenge", url }
  return refusal ? { kind: "refused", message: refusal } : null
}

function sessionIntent(world: World, session: CheckoutSession): PaymentIntent {
  const existing = find(world, "payment_intents", session.payment_intent)
  if (existing) return existing
  const intent = createPaymentIntent(world, {
    ...world.state.session_data[session.id]?.payment_intent_data,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "gbp",
    customer: session.customer,
  })
  session.payment_intent = intent.id
  return intent
}

function sessionSetup(world: World, session: CheckoutSession): SetupIntent {
  const existing = find(world, "setup_intents", session.setup_intent)
  if (existing) return existing
  const intent = createSetupIntent(world, {
    ...world.state.session_data[session.id]?.setup_intent_data,
    customer: session.customer,
  })
  session.setup_intent = intent.id
  return intent
}

function ensureCustomer(world: World, session: CheckoutSession, method: PaymentMethod): void {
  if (!session.customer && session.customer_creation === "always") {
    const { name, email, phone } = method.billing_details
    session.customer = createCustomer(world, {
      name: name ?? undefined,
      email: email ?? session.customer_email ?? undefined,
      phone: phone ?? undefined,
    }).id
  }
  const intent = find(world, "payment_intents", session.payment_intent)
  if (!session.customer) return
  if (intent && !intent.customer) intent.customer = session.customer
  if (session.mode !== "payment" || intent?.setup_future_usage) attach(world, method.id, session.customer)
}

function complete(world: World, session: CheckoutSession, method: PaymentMethod): void {
  const discount = session.discounts[0]
  if (discount && session.mode === "payment") {
    const input = discount.promotion_code
      ? { promotion_code: discount.promotion_code }
      : { coupon: discount.coupon ?? undefined }
    redeem(world, input, { checkout_session: session.id, customer: session.customer })
  }
  session.status = "complete"
  session.url = null
  if (session.mode === "subscription") session.setup_intent = null
  if (session.mode === "payment") {
    session.payment_status = session.amount_total === 0 ? "no_payment_required" : "paid"
  }
  session.customer_details = {
    ...method.billing_details,
    business_name: null,
    individual_name: null,
    email: method.billing_details.email ?? session.customer_email,
    tax_exempt: "none",
    tax_ids: [],
  }
  emit(world, "checkout.session.completed", session)
}
