import { z } from "zod"
import { cardError, confirmPayment, paymentMethod, settle } from "../billing/charging.ts"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { bool, currency, int, mergeMetadata, metadata, text } from "../http/params.ts"
import type { PaymentIntent } from "../payment-types.ts"
import { emit, get, insert, newId, now, type World } from "../world.ts"
import { attach } from "./payment-methods.ts"

const minimum: Record<string, number> = { gbp: 30, usd: 50, eur: 50 }

/** An amount too small to be worth a charge is refused, as Stripe does. */
export function assertChargeable(amount: number, currencyCode: string): void {
  if (amount < 1) {
    throw invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer")
  }
  if (amount < (minimum[currencyCode] ?? 50)) {
    throw invalid(`The amount is below the minimum charge for ${currencyCode}.`, "amount", "amount_too_small")
  }
}

/** What an intent can be made from. */
export interface NewIntent {
  amount: number
  currency: string
  customer?: string | null
  description?: string | null
  metadata?: Record<string, string>
  receipt_email?: string | null
  capture_method?: string
  setup_future_usage?: string | null
  statement_descriptor?: string | null
  application_fee_amount?: number | null
  transfer_data?: PaymentIntent["transfer_data"]
  transfer_group?: string | null
  on_behalf_of?: string | null
  automatic?: boolean
}

/** Makes a payment intent; checkout, invoices and the API all come through here. */
export function createPaymentIntent(world: World, input: NewIntent): PaymentIntent {
  assertChargeable(input.amount, input.currency)
  const id = newId("pi")
  const intent = insert(world, "payment_intents", {
    id,
    object: "payment_intent",
    created: now(world),
    livemode: false,
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: input.application_fee_amount ?? null,
    automatic_payment_methods: input.automatic ? { enabled: true, allow_redirects: "always" } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.capture_method ?? "automatic_async",
    client_secret: `${id}_secret_${newId("s").slice(2)}`,
    confirmation_method: "automatic",
    currency: input.currency,
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: input.on_behalf_of ?? null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: input.receipt_email ?? null,
    review: null,
    setup_future_usage: input.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: input.statement_descriptor ?? null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: input.transfer_data ?? null,
    transfer_group: input.transfer_group ?? null,
  })
  emit(world, "payment_intent.created", intent)
  return intent
}

const confirmation = z.object({
  payment_method: text.optional(),
  off_session: bool.or(z.enum(["one_off", "recurring"])).optional(),
  return_url: text.optional(),
  error_on_requires_action: bool.optional(),
})

const shared = confirmation.extend({
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  receipt_email: text.optional(),
  setup_future_usage: text.optional(),
  statement_descriptor: text.optional(),
  application_fee_amount: int.optional(),
  transfer_data: z.object({ destination: text, amount: int.optional() }).optional(),
  transfer_group: text.optional(),
})

const create = shared.extend({
  amount: int,
  currency,
  capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
  automatic_payment_methods: z.object({ enabled: bool }).optional(),
  on_behalf_of: text.optional(),
  confirm: bool.optional(),
})

const update = shared.extend({ amount: int.optional(), currency: currency.optional() })

function confirm(world: World, intent: PaymentIntent, params: z.output<typeof confirmation>): PaymentIntent {
  if (!["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status)) {
    throw unexpected(intent, "confirm")
  }
  const id = params.payment_method ?? intent.payment_method
  if (!id) {
    throw invalid(
      "You cannot confirm this PaymentIntent because it's missing a payment method.",
      "payment_method",
      "payment_intent_unexpected_state",
    )
  }
  const method = paymentMethod(world, id)
  confirmPayment(world, intent, method, {
    offSession: params.off_session !== undefined && params.off_session !== false,
    returnUrl: params.return_url ?? null,
  })
  const saved = intent.status === "succeeded" && intent.setup_future_usage && intent.customer
  if (saved) attach(world, method.id, saved)
  if (intent.status === "requires_payment_method" && intent.last_payment_error) {
    throw cardError(intent.last_payment_error, { payment_intent: structuredClone(intent) })
  }
  return intent
}

function unexpected(intent: PaymentIntent, verb: string) {
  return invalid(
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    undefined,
    "payment_intent_unexpected_state",
  )
}

/** Payment intents. */
export function paymentIntents(api: Api): void {
  const { world } = api
  api.post("/v1/payment_intents", create, ({ params }) => {
    if (params.customer) get(world, "customers", params.customer, "customer")
    const intent = createPaymentIntent(world, {
      ...params,
      metadata: mergeMetadata({}, params.metadata),
      automatic: params.automatic_payment_methods?.enabled ?? true,
    })
    if (params.payment_method) {
      intent.payment_method = paymentMethod(world, params.payment_method).id
      intent.status = "requires_confirmation"
    }
    return params.confirm
      ? confirm(world, intent, { ...params, payment_method: intent.payment_method ?? undefined })
      : intent
  })
  api.readable("/v1/payment_intents", "payment_intents", ["customer"])
  api.post("/v1/payment_intents/:id", update, ({ params, id }) => {
    const intent = get(world, "payment_intents", id, "intent")
    if (intent.status === "succeeded" || intent.status === "canceled") {
      if (params.amount !== undefined) throw unexpected(intent, "update")
    }
    if (params.amount !== undefined) intent.amount = params.amount
    for (const field of ["currency", "customer", "description", "receipt_email"] as const) {
      const value = params[field]
      if (value !== undefined) Object.assign(intent, { [field]: value || null })
    }
    if (params.payment_method) {
      intent.payment_method = paymentMethod(world, params.payment_method).id
      intent.status = "requires_confirmation"
    }
    intent.metadata = mergeMetadata(intent.metadata, params.metadata)
    return intent
  })
  api.post("/v1/payment_intents/:id/confirm", confirmation, ({ params, id }) =>
    confirm(world, get(world, "payment_intents", id, "intent"), params),
  )
  const capture = z.object({ amount_to_capture: int.optional() })
  api.post("/v1/payment_intents/:id/capture", capture, ({ params, id }) => {
    const intent = get(world, "payment_intents", id, "intent")
    if (intent.status !== "requires_capture") throw unexpected(intent, "capture")
    const charge = get(world, "charges", intent.latest_charge ?? "")
    const amount = params.amount_to_capture ?? intent.amount
    if (amount > intent.amount) throw invalid("Amount exceeds what can be captured.", "amount_to_capture")
    charge.amount = amount
    settle(world, intent, charge)
    emit(world, "charge.captured", charge)
    return intent
  })
  const cancel = z.object({ cancellation_reason: text.optional() })
  api.post("/v1/payment_intents/:id/cancel", cancel, ({ params, id }) => {
    const intent = get(world, "payment_intents", id, "intent")
    if (intent.status === "succeeded" || intent.status === "canceled") throw unexpected(intent, "cancel")
    intent.status = "canceled"
    intent.canceled_at = now(world)
    intent.cancellation_reason = params.cancellation_reason ?? null
    intent.amount_capturable = 0
    intent.next_action = null
    emit(world, "payment_intent.canceled", intent)
    return intent
  })
}
