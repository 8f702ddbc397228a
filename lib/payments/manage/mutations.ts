import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { refundInput, takePaymentInput } from "./schema"

/** Records money taken in cash or by bank transfer. */
export async function recordPayment(
  { db, organization }: OrganizationContext,
  { bookingId, amountCents, method, note }: z.infer<typeof takePaymentInput>,
): Promise<void> {
  unwrap(
    await db.rpc("record_payment", {
      p_organization_id: organization.id,
      p_booking_id: bookingId,
      p_amount_cents: amountCents,
      p_method: method,
      p_note: note || undefined,
    }),
  )
}

/** Gives money back. A card's refund is on its way after this, cash is done. */
export async function requestRefund(
  { db, organization }: OrganizationContext,
  { paymentId, amountCents, reason }: z.infer<typeof refundInput>,
): Promise<{ status: string }> {
  const answer = unwrap(
    await db.rpc("request_refund", {
      p_organization_id: organization.id,
      p_payment_id: paymentId,
      p_amount_cents: amountCents,
      p_reason: reason,
    }),
  )
  return z.object({ status: z.string() }).parse(answer)
}
