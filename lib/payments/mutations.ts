import type { Db, SystemContext } from "@/lib/core/context"
import { env } from "@/lib/core/env"
import { AppError, unwrap } from "@/lib/core/errors"
import { createCheckout, fetchPaymentState, getCheckout, type PaymentState } from "./providers/stripe"
import { findStripeIds } from "./queries"
import { type Checkout, checkoutSchema, type PaymentReference } from "./schema"

/**
 * Opens the payment page for whoever holds a booking's link, and answers its address. Pressed twice
 * or in two tabs, it is the same payment and the same page.
 */
export async function startCheckout(context: SystemContext, visitor: Db, token: string): Promise<string> {
  const first = await beginCheckout(visitor, token)
  const url = await openPage(context, first, token)
  if (url) return url
  // The page of this payment has closed; the payment was marked so, and the next one gets a new page.
  const second = await openPage(context, await beginCheckout(visitor, token), token)
  if (!second) throw new AppError("payment_unavailable")
  return second
}

async function beginCheckout(visitor: Db, token: string): Promise<Checkout> {
  return checkoutSchema.parse(unwrap(await visitor.rpc("begin_checkout", { p_token: token })))
}

async function openPage(context: SystemContext, checkout: Checkout, token: string): Promise<string | null> {
  const bookingUrl = new URL(`/b/${checkout.slug}/bookings/${token}`, env.APP_URL).toString()
  const session = await atStripe(() =>
    checkout.checkout_session_id
      ? getCheckout(checkout.checkout_session_id)
      : createCheckout(checkout, bookingUrl),
  )
  unwrap(
    await context.db.rpc("attach_checkout", {
      p_organization_id: checkout.organization_id,
      p_payment_id: checkout.payment_id,
      p_session_id: session.id,
    }),
  )
  if (session.status === "open") return session.url
  if (session.status === "complete") return `${bookingUrl}?paid=1`
  await syncPayment(context, checkout)
  return null
}

async function atStripe<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new AppError("payment_unavailable", { cause })
  }
}

/** Brings a payment to how it stands at Stripe now. Answers false for a payment we don't have. */
export async function syncPayment(context: SystemContext, reference: PaymentReference): Promise<boolean> {
  const known = await findStripeIds(context, reference)
  if (!known) return false
  if (!known.stripe_checkout_session_id && !known.stripe_payment_intent_id) return true
  const state = await fetchPaymentState(known.stripe_checkout_session_id, known.stripe_payment_intent_id)
  await applyPaymentState(context, reference, state)
  return true
}

async function applyPaymentState({ db }: SystemContext, reference: PaymentReference, state: PaymentState) {
  unwrap(
    await db.rpc("apply_payment_state", {
      p_organization_id: reference.organization_id,
      p_payment_id: reference.payment_id,
      p_state: { ...state },
    }),
  )
}

/** Writes down what became of a refund. */
export async function applyRefundState(
  { db }: SystemContext,
  organization: string,
  refund: string,
  state: { status: "pending" | "succeeded" | "failed"; stripe_refund_id?: string; failure_reason?: string },
): Promise<void> {
  unwrap(
    await db.rpc("apply_refund_state", {
      p_organization_id: organization,
      p_refund_id: refund,
      p_state: state,
    }),
  )
}

/** Keeps a verified webhook, once for ever; its work is queued in the same transaction. */
export async function receiveWebhook(
  { db }: SystemContext,
  event: { id: string; type: string },
  body: string,
) {
  return unwrap(
    await db.rpc("receive_webhook", {
      p_source: "stripe",
      p_external_id: event.id,
      p_event_type: event.type,
      p_payload: JSON.parse(body),
    }),
  )
}

/** Closes a webhook's work, with the error if it failed. */
export async function finishWebhook({ db }: SystemContext, id: string, error?: string): Promise<void> {
  unwrap(await db.rpc("finish_webhook", { p_webhook_event_id: id, ...(error ? { p_error: error } : {}) }))
}
