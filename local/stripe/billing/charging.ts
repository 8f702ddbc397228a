import { createHash } from "node:crypto"
import { type CardOutcome, cardByNumber, numberOfToken } from "../cards.ts"
import { missing, StripeError } from "../http/errors.ts"
import type { CardRefusal, Charge, PaymentIntent } from "../payment-types.ts"
import type { PaymentMethod } from "../types.ts"
import { emit, find, insert, newId, now, type World } from "../world.ts"
import { recordBalance, recordFee, recordTransfer } from "./balance.ts"

/** Who is paying, as the payer typed it. */
export interface CardDetails {
  number: string
  expMonth: number
  expYear: number
  name?: string | null
  email?: string | null
  phone?: string | null
  postalCode?: string | null
  country?: string | null
}

/** Keeps a card as a payment method. */
export function createCard(world: World, details: CardDetails): PaymentMethod {
  const card = cardByNumber(details.number)
  const method = insert(world, "payment_methods", {
    id: newId("pm"),
    object: "payment_method",
    created: now(world),
    livemode: false,
    type: "card",
    allow_redisplay: "unspecified",
    billing_details: {
      address: {
        city: null,
        country: details.country ?? null,
        line1: null,
        line2: null,
        postal_code: details.postalCode ?? null,
        state: null,
      },
      email: details.email ?? null,
      name: details.name ?? null,
      phone: details.phone ?? null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      display_brand: card.brand,
      last4: details.number.slice(-4),
      exp_month: details.expMonth,
      exp_year: details.expYear,
      funding: "credit",
      country: "GB",
      fingerprint: createHash("sha256").update(details.number).digest("base64url").slice(0, 16),
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      networks: { available: [card.brand], preferred: null },
      three_d_secure_usage: { supported: true },
      wallet: null,
      generated_from: null,
      regulated_status: "unregulated",
    },
    customer: null,
    metadata: {},
  })
  world.state.cards[method.id] = details.number
  return method
}

/** A payment method by id or by one of Stripe's test tokens, which makes a new one. */
export function paymentMethod(world: World, id: string): PaymentMethod {
  const number = numberOfToken(id)
  if (number) return createCard(world, { number, expMonth: 12, expYear: 2034 })
  const method = find(world, "payment_methods", id)
  if (!method) throw missing("PaymentMethod", id, "payment_method")
  return method
}

/** How a saved card answers now. */
export function outcomeOf(world: World, method: PaymentMethod): CardOutcome {
  return cardByNumber(world.state.cards[method.id] ?? "").outcome
}

/** How a payment is being confirmed. */
export interface Confirmation {
  /** The payer isn't there to prove who they are. */
  offSession?: boolean
  /** The payer has just proved who they are. */
  authenticated?: boolean
  returnUrl?: string | null
}

/** Asks the bank. The intent carries the answer: succeeded, to be captured, waiting for proof, or refused. */
export function confirmPayment(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  how: Confirmation,
): PaymentIntent {
  const outcome = outcomeOf(world, method)
  intent.payment_method = method.id
  if (outcome.kind === "challenge" && !how.authenticated && (outcome.always || !how.offSession)) {
    if (how.offSession) return refuse(world, intent, method, authenticationRequired)
    intent.status = "requires_action"
    intent.next_action = {
      type: "redirect_to_url",
      redirect_to_url: {
        url: `${world.baseUrl}/challenge/${intent.id}`,
        return_url: how.returnUrl ?? null,
      },
    }
    emit(world, "payment_intent.requires_action", intent)
    return intent
  }
  if (outcome.kind === "declined") return refuse(world, intent, method, outcome)
  const manual = intent.capture_method === "manual"
  const charge = createCharge(world, intent, method, manual ? "authorized" : "captured")
  intent.latest_charge = charge.id
  intent.last_payment_error = null
  intent.next_action = null
  emit(world, "charge.succeeded", charge)
  if (manual) {
    intent.status = "requires_capture"
    intent.amount_capturable = intent.amount
    emit(world, "payment_intent.amount_capturable_updated", intent)
    return intent
  }
  settle(world, intent, charge)
  return intent
}

/** Books a captured charge and ends its intent. */
export function settle(world: World, intent: PaymentIntent, charge: Charge): void {
  charge.captured = true
  charge.amount_captured = charge.amount
  charge.balance_transaction = recordBalance(world, {
    type: "charge",
    source: charge.id,
    amount: charge.amount,
    currency: charge.currency,
  }).id
  recordTransfer(world, charge)
  recordFee(world, charge)
  intent.status = "succeeded"
  intent.amount_received = charge.amount
  intent.amount_capturable = 0
  emit(world, "payment_intent.succeeded", intent)
}

const authenticationRequired = {
  code: "authentication_required",
  declineCode: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
}

/** Records that the bank, or the payer's proof, said no. */
export function refuse(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  reason: { code: string; declineCode?: string; message: string },
): PaymentIntent {
  const charge = createCharge(world, intent, method, "failed", reason)
  intent.latest_charge = charge.id
  intent.status = "requires_payment_method"
  intent.payment_method = null
  intent.next_action = null
  intent.last_payment_error = refusal(reason, method, charge.id)
  emit(world, "charge.failed", charge)
  emit(world, "payment_intent.payment_failed", intent)
  return intent
}

/** Records that the payer failed to prove who they are; no charge is made. */
export function failAuthentication(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  intent.status = "requires_payment_method"
  intent.payment_method = null
  intent.next_action = null
  intent.last_payment_error = refusal(notAuthenticated, method)
  emit(world, "payment_intent.payment_failed", intent)
}

/** Why a failed challenge ends a payment. */
export const notAuthenticated = {
  code: "payment_intent_authentication_failure",
  message: "We are unable to authenticate your payment method. Choose a different one and try again.",
}

/** A refusal as intents and errors carry it. */
export function refusal(
  reason: { code: string; declineCode?: string; message: string },
  method: PaymentMethod,
  charge?: string,
): CardRefusal {
  return {
    type: "card_error",
    code: reason.code,
    ...(reason.declineCode ? { decline_code: reason.declineCode } : {}),
    message: reason.message,
    ...(charge ? { charge } : {}),
    payment_method: structuredClone(method),
  }
}

/** The error that an API caller gets for a refused intent. */
export function cardError(error: CardRefusal, detail: { payment_intent?: object; setup_intent?: object }) {
  return new StripeError(402, error.message, {
    type: "card_error",
    code: error.code,
    ...(error.decline_code ? { decline_code: error.decline_code } : {}),
    ...detail,
  })
}

function createCharge(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  result: "captured" | "authorized" | "failed",
  reason?: { code: string; declineCode?: string; message: string },
): Charge {
  const id = newId("ch")
  const failed = result === "failed"
  return insert(world, "charges", {
    id,
    object: "charge",
    created: now(world),
    livemode: false,
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: structuredClone(method.billing_details),
    calculated_statement_descriptor: intent.statement_descriptor ?? "TENANTRY",
    captured: false,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: reason?.code ?? null,
    failure_message: reason?.message ?? null,
    fraud_details: {},
    metadata: { ...intent.metadata },
    on_behalf_of: intent.on_behalf_of,
    outcome: failed
      ? {
          advice_code: null,
          network_status: "declined_by_network",
          reason: reason?.declineCode ?? reason?.code,
          risk_level: "normal",
          seller_message: "The bank did not return any further details with this decline.",
          type: "issuer_declined",
        }
      : {
          advice_code: null,
          network_status: "approved_by_network",
          reason: null,
          risk_level: "normal",
          seller_message: "Payment complete.",
          type: "authorized",
        },
    paid: !failed,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: "card",
      card: { ...structuredClone(method.card), amount_authorized: intent.amount, network: method.card.brand },
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: `${world.baseUrl}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: failed ? "failed" : "succeeded",
    transfer_data: intent.transfer_data,
    transfer_group: intent.transfer_group,
  })
}
