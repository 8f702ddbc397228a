import { z } from "zod"
import type { SystemContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import { organizationId, paymentId } from "@/lib/core/ids"
import { type PaymentReference, refundToSend } from "./schema"

/** A stored webhook, to be worked off. */
export async function getWebhookEvent({ db }: SystemContext, id: string) {
  return unwrap(await db.from("webhook_events").select("id, status, payload").eq("id", id).single())
}

/** By which ids Stripe knows a payment of ours; null if there is no such payment. */
export async function findStripeIds({ db }: SystemContext, reference: PaymentReference) {
  return unwrap(
    await db
      .from("payments")
      .select("stripe_checkout_session_id, stripe_payment_intent_id")
      .eq("organization_id", reference.organization_id)
      .eq("id", reference.payment_id)
      .maybeSingle(),
  )
}

/** What is needed to send a refund; null once there is nothing left to do. */
export async function findRefundToSend({ db }: SystemContext, organization: string, refund: string) {
  const answer = await db.rpc("refund_to_send", { p_organization_id: organization, p_refund_id: refund })
  return refundToSend.nullable().parse(unwrap(answer))
}

const open = z.object({
  organization_id: organizationId,
  payment_id: paymentId,
  stripe_checkout_session_id: z.string().nullable(),
  stripe_payment_intent_id: z.string().nullable(),
})

/** Card payments that nobody has heard of for a while. */
export async function listOpenPayments({ db }: SystemContext) {
  return z.array(open).parse(unwrap(await db.rpc("payments_to_reconcile")))
}
