import type { SystemContext } from "@/lib/core/context"
import { defineJob, type Jobs, scheduled } from "@/lib/core/job"
import { log } from "@/lib/core/log"
import { applyRefundState, finishWebhook, syncPayment } from "./mutations"
import { createRefund, findReference } from "./providers/stripe"
import { findRefundToSend, findStripeIds, getWebhookEvent, listOpenPayments } from "./queries"
import { refundPayload, storedEvent, webhookPayload } from "./schema"

/*
 * An event only says that something happened to an object. What counts is how the object stands
 * now, so duplicates and any order end in the same state.
 */
async function workOff(context: SystemContext, payload: unknown): Promise<void> {
  const event = storedEvent.parse(payload)
  if (!/^(checkout\.session|payment_intent|charge|refund)\./.test(event.type)) return
  const reference = await findReference(event)
  if (reference) await syncPayment(context, reference)
}

/** Background work of payments. */
export const paymentsJobs = {
  "payments.process_webhook": defineJob(webhookPayload, async (context, payload) => {
    const event = await getWebhookEvent(context, payload.webhook_event_id)
    if (event.status === "processed") return
    try {
      await workOff(context, event.payload)
    } catch (error) {
      await finishWebhook(context, event.id, error instanceof Error ? error.message : "unknown")
      throw error
    }
    await finishWebhook(context, event.id)
  }),

  "payments.send_refund": defineJob(refundPayload, async (context, payload, current) => {
    const refund = await findRefundToSend(context, payload.organization_id, payload.refund_id)
    if (!refund) return
    const reference = { organization_id: payload.organization_id, payment_id: refund.payment_id }
    const intent = refund.stripe_payment_intent_id ?? (await paidIntent(context, reference))
    try {
      const sent = await createRefund(intent, refund.amount_cents, {
        ...reference,
        refund_id: refund.refund_id,
      })
      const status =
        sent.status === "succeeded" ? "succeeded" : sent.status === "failed" ? "failed" : "pending"
      await applyRefundState(context, payload.organization_id, refund.refund_id, {
        status,
        stripe_refund_id: sent.id,
      })
    } catch (error) {
      if (!current.isLast) throw error
      await applyRefundState(context, payload.organization_id, refund.refund_id, {
        status: "failed",
        failure_reason: "The payment provider didn't accept the refund.",
      })
      throw error
    }
  }),

  /** Asks Stripe about payments whose webhook never came. */
  "payments.reconcile": defineJob(scheduled, async (context) => {
    for (const payment of await listOpenPayments(context)) {
      try {
        await syncPayment(context, payment)
      } catch (error) {
        log.warn({ err: error, payment_id: payment.payment_id }, "payment not reconciled")
      }
    }
  }),
} satisfies Jobs

async function paidIntent(
  context: SystemContext,
  reference: Parameters<typeof findStripeIds>[1],
): Promise<string> {
  await syncPayment(context, reference)
  const known = await findStripeIds(context, reference)
  if (!known?.stripe_payment_intent_id) throw new Error("There is no charge to refund yet.")
  return known.stripe_payment_intent_id
}
