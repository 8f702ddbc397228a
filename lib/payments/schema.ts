import { z } from "zod"
import { bookingId, bookingToken, organizationId, paymentId, refundId } from "@/lib/core/ids"

/** What starting a card payment needs: the booking's own link. */
export const startCheckoutSchema = z.object({ token: bookingToken })

/** What `begin_checkout` answers: everything the payment page is made of, computed by the database. */
export const checkoutSchema = z.object({
  payment_id: paymentId,
  amount_cents: z.number().int().positive(),
  currency: z.string().length(3),
  description: z.string(),
  customer_email: z.string().nullable(),
  booking_id: bookingId,
  number: z.string(),
  organization_id: organizationId,
  slug: z.string(),
  checkout_session_id: z.string().nullish(),
  hold_expires_at: z.string().nullish(),
})
export type Checkout = z.infer<typeof checkoutSchema>

/** Which payment of ours an object at Stripe stands for; we put it there when we made it. */
export const paymentReference = z.object({ organization_id: organizationId, payment_id: paymentId })
export type PaymentReference = z.infer<typeof paymentReference>

export const webhookPayload = z.object({ webhook_event_id: z.guid() })
export const refundPayload = z.object({ organization_id: organizationId, refund_id: refundId })

/** The part of a stored event that says which object to fetch; what else it holds may be out of date. */
export const storedEvent = z.object({
  type: z.string(),
  data: z.object({
    object: z.looseObject({
      id: z.string(),
      object: z.string(),
      metadata: z.record(z.string(), z.string()).nullish(),
      payment_intent: z.union([z.string(), z.looseObject({ id: z.string() })]).nullish(),
    }),
  }),
})
export type StoredEvent = z.infer<typeof storedEvent>

/** What the refund job needs to call the provider. */
export const refundToSend = z.object({
  refund_id: refundId,
  payment_id: paymentId,
  amount_cents: z.number().int().positive(),
  reason: z.string().nullable(),
  stripe_payment_intent_id: z.string().nullable(),
  stripe_refund_id: z.string().nullable(),
})
