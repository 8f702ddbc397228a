import type Stripe from "stripe"
import { env } from "@/lib/core/env"
import { stripe } from "@/lib/core/stripe"
import { type Checkout, type PaymentReference, paymentReference, type StoredEvent } from "../schema"

/** How a payment stands at Stripe right now, in the words of `apply_payment_state`. */
export interface PaymentState {
  status: "pending" | "succeeded" | "failed"
  stripe_payment_intent_id?: string
  stripe_charge_id?: string
  receipt_url?: string
  failure_reason?: string
  refunds?: { stripe_refund_id: string; amount_cents: number; status: string; refund_id?: string }[]
}

/** The hosted page of a payment, made once however often it is asked for. */
export async function createCheckout(
  checkout: Checkout,
  bookingUrl: string,
): Promise<Stripe.Checkout.Session> {
  const metadata = { organization_id: checkout.organization_id, payment_id: checkout.payment_id }
  return stripe().checkout.sessions.create(
    {
      mode: "payment",
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: checkout.currency.toLowerCase(),
            unit_amount: checkout.amount_cents,
            product_data: { name: `${checkout.description} (${checkout.number})` },
          },
        },
      ],
      ...(checkout.customer_email ? { customer_email: checkout.customer_email } : {}),
      ...expiry(checkout.hold_expires_at),
      client_reference_id: checkout.booking_id,
      metadata,
      payment_intent_data: { metadata },
      success_url: `${bookingUrl}?paid=1`,
      cancel_url: bookingUrl,
    },
    { idempotencyKey: `checkout:${checkout.payment_id}` },
  )
}

/*
 * Stripe wants at least thirty minutes; the hold is shorter. Counted from the hold's end, so that a
 * repeated call sends the same request.
 */
function expiry(holdExpiresAt: string | null | undefined): { expires_at?: number } {
  return holdExpiresAt ? { expires_at: Math.ceil(Date.parse(holdExpiresAt) / 1000) + 31 * 60 } : {}
}

/** A checkout as it stands now. */
export async function getCheckout(sessionId: string): Promise<Stripe.Checkout.Session> {
  return stripe().checkout.sessions.retrieve(sessionId)
}

/** Fetches how a payment stands, from its checkout or its payment intent. */
export async function fetchPaymentState(
  sessionId: string | null,
  intentId: string | null,
): Promise<PaymentState> {
  const session = sessionId
    ? await stripe().checkout.sessions.retrieve(sessionId, { expand: ["payment_intent.latest_charge"] })
    : null
  const held = session?.payment_intent
  const intent =
    held && typeof held === "object"
      ? held
      : intentId
        ? await stripe().paymentIntents.retrieve(intentId, { expand: ["latest_charge"] })
        : null
  const state = intent ? intentFacts(intent) : {}
  if (session?.payment_status === "paid" || intent?.status === "succeeded") {
    return { ...state, status: "succeeded", refunds: intent ? await listRefunds(intent.id) : [] }
  }
  if (session?.status === "expired" || (!session && intent?.status === "canceled")) {
    return { ...state, status: "failed", failure_reason: "The payment page was left without paying." }
  }
  return { ...state, status: "pending" }
}

function intentFacts(intent: Stripe.PaymentIntent) {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null
  return {
    stripe_payment_intent_id: intent.id,
    ...(charge ? { stripe_charge_id: charge.id } : {}),
    ...(charge?.receipt_url ? { receipt_url: charge.receipt_url } : {}),
  }
}

async function listRefunds(intentId: string): Promise<NonNullable<PaymentState["refunds"]>> {
  const { data } = await stripe().refunds.list({ payment_intent: intentId, limit: 100 })
  return data.map(({ id, amount, status, metadata }) => ({
    stripe_refund_id: id,
    amount_cents: amount,
    status: status ?? "pending",
    ...(metadata?.refund_id ? { refund_id: metadata.refund_id } : {}),
  }))
}

/** Which payment of ours an event is about; null for what is none of ours. */
export async function findReference(event: StoredEvent): Promise<PaymentReference | null> {
  const { object } = event.data
  const own = paymentReference.safeParse(object.metadata)
  if (own.success) return own.data
  const intent = object.object === "payment_intent" ? object.id : object.payment_intent
  if (!intent) return null
  const { metadata } = await stripe().paymentIntents.retrieve(typeof intent === "string" ? intent : intent.id)
  return paymentReference.safeParse(metadata).data ?? null
}

/** Gives money back; asked twice for the same refund, Stripe gives it once. */
export async function createRefund(
  intentId: string,
  amountCents: number,
  metadata: PaymentReference & { refund_id: string },
): Promise<Stripe.Refund> {
  return stripe().refunds.create(
    { payment_intent: intentId, amount: amountCents, metadata },
    { idempotencyKey: `refund:${metadata.refund_id}` },
  )
}

/** The event a webhook carries, if it was signed by Stripe within five minutes; else null. */
export function verifyWebhook(body: string, signature: string | null): Stripe.Event | null {
  if (!signature) return null
  try {
    return stripe().webhooks.constructEvent(body, signature, env.STRIPE_WEBHOOK_SECRET, 300)
  } catch {
    return null
  }
}
