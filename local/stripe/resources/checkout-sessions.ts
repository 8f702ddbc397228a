import { z } from "zod"
import { totals } from "../billing/checkout-totals.ts"
import { usableCoupon } from "../billing/discounts.ts"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { mergeMetadata, metadata } from "../http/params.ts"
import type { CheckoutSession, LineItem } from "../types.ts"
import { customerNow, emit, find, get, insert, newId, type World } from "../world.ts"
import { type CheckoutLine, type CheckoutParams, checkoutParams } from "./checkout-params.ts"
import { assertChargeable } from "./payment-intents.ts"
import { createPrice } from "./prices.ts"

const day = 24 * 60 * 60

function lineItem(world: World, line: CheckoutLine, index: number): LineItem {
  const price = line.price
    ? get(world, "prices", line.price, `line_items[${index}][price]`)
    : line.price_data && createPrice(world, line.price_data)
  if (!price) throw invalid("A line item needs a price or price_data.", `line_items[${index}]`)
  if (!price.active) throw invalid("The price specified is inactive.", `line_items[${index}][price]`)
  const quantity = line.quantity ?? 1
  if (quantity < 1) throw invalid("Invalid positive integer", `line_items[${index}][quantity]`)
  const amount = Math.round(Number(price.unit_amount_decimal) * quantity)
  return {
    id: newId("li"),
    object: "item",
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    adjustable_quantity: null,
    currency: price.currency,
    description: get(world, "products", price.product).name,
    metadata: mergeMetadata({}, line.metadata),
    price,
    quantity,
  }
}

function checkLines(mode: CheckoutParams["mode"], lines: LineItem[]): void {
  if (mode === "setup") return
  if (lines.length === 0) {
    throw invalid("Missing required param: line_items.", "line_items", "parameter_missing")
  }
  const recurring = lines.filter((line) => line.price.recurring)
  if (mode === "payment" && recurring.length > 0) {
    throw invalid(
      "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.",
      "mode",
    )
  }
  if (mode === "subscription" && recurring.length === 0) {
    throw invalid("You must provide at least one recurring price in `subscription` mode.", "mode")
  }
  if (new Set(lines.map((line) => line.currency)).size > 1) {
    throw invalid("All line items must have the same currency.", "line_items")
  }
}

function expiry(created: number, wanted: number | undefined): number {
  if (wanted === undefined) return created + day
  // A little grace, as the caller's clock may be behind ours.
  if (wanted < created + 30 * 60 - 5) {
    throw invalid(
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      "expires_at",
    )
  }
  if (wanted > created + day + 5) {
    throw invalid(
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
      "expires_at",
    )
  }
  return wanted
}

function createSession(world: World, params: CheckoutParams): CheckoutSession {
  if (!params.success_url) {
    throw invalid("Missing required param: success_url.", "success_url", "parameter_missing")
  }
  if (params.customer && params.customer_email) {
    throw invalid("You may only specify one of these parameters: customer, customer_email.")
  }
  const customer = params.customer ? get(world, "customers", params.customer, "customer") : null
  const lines = (params.line_items ?? []).map((line, index) => lineItem(world, line, index))
  checkLines(params.mode, lines)
  const discounts = (params.discounts ?? []).map((discount) => {
    usableCoupon(world, discount)
    return { coupon: discount.coupon ?? null, promotion_code: discount.promotion_code ?? null }
  })
  const id = newId("cs_test", 58)
  const created = customerNow(world, customer?.id ?? null)
  const setup = params.mode === "setup"
  const session: CheckoutSession = {
    id,
    object: "checkout.session",
    created,
    livemode: false,
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: null,
    amount_subtotal: null,
    amount_total: null,
    automatic_tax: {
      enabled: params.automatic_tax?.enabled ?? false,
      liability: null,
      provider: null,
      status: null,
    },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency: lines[0]?.currency ?? params.currency ?? null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: customer?.id ?? null,
    customer_account: null,
    customer_creation:
      params.mode === "subscription" ? "always" : (params.customer_creation ?? "if_required"),
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts,
    expires_at: expiry(created, params.expires_at),
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: mergeMetadata({}, params.metadata),
    mode: params.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: params.payment_method_collection ?? (setup ? null : "always"),
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_status: setup ? "no_payment_required" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url,
    total_details: null,
    ui_mode: "hosted_page",
    url: `${world.baseUrl}/c/pay/${id}`,
    wallet_options: null,
  }
  if (!setup) totals(world, session, lines)
  if (params.mode === "payment" && session.amount_total !== 0) {
    assertChargeable(session.amount_total ?? 0, session.currency ?? "")
  }
  insert(world, "checkout_sessions", session)
  world.state.lines[id] = lines
  const { payment_intent_data: payment, subscription_data: subscription } = params
  world.state.session_data[id] = {
    payment_intent_data: { ...payment, metadata: mergeMetadata({}, payment?.metadata) },
    subscription_data: { ...subscription, metadata: mergeMetadata({}, subscription?.metadata) },
    setup_intent_data: {
      ...params.setup_intent_data,
      metadata: mergeMetadata({}, params.setup_intent_data?.metadata),
    },
  }
  return session
}

/** Ends an unpaid session, so that no challenge still under way can charge for it. */
export function expireSession(world: World, session: CheckoutSession): void {
  const intent = find(world, "payment_intents", session.payment_intent)
  if (intent && intent.status !== "succeeded") {
    intent.status = "canceled"
    intent.canceled_at = session.expires_at
    intent.cancellation_reason = "automatic"
    intent.next_action = null
    emit(world, "payment_intent.canceled", intent)
  }
  session.status = "expired"
  session.url = null
  emit(world, "checkout.session.expired", session)
}

/** Checkout sessions: payment, setup and subscription. */
export function checkoutSessions(api: Api): void {
  const { world } = api
  const path = "/v1/checkout/sessions"
  api.post(path, checkoutParams, ({ params }) => createSession(world, params))
  api.readable(path, "checkout_sessions", ["customer", "payment_intent", "status", "subscription"])
  api.post(`${path}/:id`, z.object({ metadata: metadata.optional() }), ({ params, id }) => {
    const session = get(world, "checkout_sessions", id)
    session.metadata = mergeMetadata(session.metadata, params.metadata)
    return session
  })
  api.post(`${path}/:id/expire`, z.object({}), ({ id }) => {
    const session = get(world, "checkout_sessions", id)
    if (session.status !== "open") {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      )
    }
    expireSession(world, session)
    return session
  })
  api.get(`${path}/:id/line_items`, ({ id }) => lineItems(world, get(world, "checkout_sessions", id).id))
  api.includable((object, field) =>
    object.object === "checkout.session" && field === "line_items"
      ? lineItems(world, String(object.id))
      : undefined,
  )
}

function lineItems(world: World, id: string): object {
  return {
    object: "list",
    data: world.state.lines[id] ?? [],
    has_more: false,
    url: `/v1/checkout/sessions/${id}/line_items`,
  }
}
