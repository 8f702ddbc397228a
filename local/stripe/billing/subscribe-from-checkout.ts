import { StripeError } from "../http/errors.ts"
import type { CheckoutSession, PaymentMethod } from "../types.ts"
import { customerNow, find, get, type World } from "../world.ts"
import { redeem } from "./discounts.ts"
import { startSubscription } from "./subscriptions.ts"

/** Starts what a paid session subscribes to; answers with the reason where the card is refused. */
export function subscribeFromCheckout(
  world: World,
  session: CheckoutSession,
  method: PaymentMethod,
): string | null {
  const data = world.state.session_data[session.id]?.subscription_data
  const lines = world.state.lines[session.id] ?? []
  const customer = get(world, "customers", session.customer ?? "")
  const time = customerNow(world, customer.id)
  const trialDays = data?.trial_period_days
  const trialEnd = data?.trial_end ?? (trialDays ? time + trialDays * 86_400 : null)
  const discount = session.discounts[0]
  const redeemed = discount
    ? redeem(
        world,
        discount.promotion_code
          ? { promotion_code: discount.promotion_code }
          : { coupon: discount.coupon ?? undefined },
        { checkout_session: session.id, customer: customer.id },
      )
    : null
  try {
    const subscription = startSubscription(world, {
      customer: customer.id,
      items: lines.filter((line) => line.price.recurring).map(({ price, quantity }) => ({ price, quantity })),
      extraLines: lines
        .filter((line) => !line.price.recurring)
        .map((line) => ({
          amount: line.amount_subtotal,
          currency: line.currency,
          description: line.description,
          period: { start: time, end: time },
          price: line.price,
          quantity: line.quantity,
        })),
      trialEnd,
      discounts: redeemed ? [redeemed.id] : [],
      defaultPaymentMethod: method.id,
      paymentBehavior: "error_if_incomplete",
      metadata: data?.metadata,
      description: data?.description ?? null,
      missingPaymentMethod: data?.trial_settings?.end_behavior.missing_payment_method,
    })
    session.subscription = subscription.id
    session.invoice = subscription.latest_invoice
    const invoice = find(world, "invoices", subscription.latest_invoice)
    session.payment_status = invoice && invoice.total === 0 ? "no_payment_required" : "paid"
    return null
  } catch (error) {
    if (error instanceof StripeError && error.detail.type === "card_error") return error.message
    throw error
  }
}
