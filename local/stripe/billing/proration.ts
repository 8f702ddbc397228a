import type { Subscription, SubscriptionItem } from "../billing-types.ts"
import type { Price } from "../types.ts"
import { customerNow, find, insert, newId, type World } from "../world.ts"
import type { NewLine } from "./invoices.ts"

/** What changing an item in the middle of its period costs, and gives back. */
export function prorate(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  change: { price: Price; quantity: number },
  at = customerNow(world, subscription.customer),
): NewLine[] {
  const span = item.current_period_end - item.current_period_start
  const left = Math.max(0, item.current_period_end - at)
  if (subscription.status === "trialing" || span <= 0 || left === 0) return []
  const share = left / span
  const period = { start: at, end: item.current_period_end }
  const line = (price: Price, quantity: number, sign: 1 | -1): NewLine => {
    const name = find(world, "products", price.product)?.name ?? "Subscription"
    return {
      amount: sign * Math.round(Number(price.unit_amount_decimal) * quantity * share),
      currency: price.currency,
      description: `${sign === 1 ? "Remaining" : "Unused"} time on ${quantity} × ${name}`,
      period,
      price,
      quantity,
      proration: true,
      subscription: subscription.id,
      subscriptionItem: item.id,
    }
  }
  return [line(item.price, item.quantity ?? 0, -1), line(change.price, change.quantity, 1)].filter(
    (each) => each.amount !== 0,
  )
}

/** Keeps lines for the next invoice. */
export function keepForNextInvoice(world: World, subscription: Subscription, lines: NewLine[]): void {
  for (const line of lines) {
    insert(world, "invoiceitems", {
      id: newId("ii"),
      object: "invoiceitem",
      created: line.period.start,
      livemode: false,
      amount: line.amount,
      currency: line.currency,
      customer: subscription.customer,
      customer_account: null,
      date: line.period.start,
      description: line.description,
      discountable: !line.proration,
      discounts: [],
      invoice: null,
      metadata: line.metadata ?? {},
      net_amount: line.amount,
      parent: { type: "subscription_details", subscription_details: { subscription: subscription.id } },
      period: line.period,
      pricing: line.price
        ? {
            type: "price_details",
            price_details: { price: line.price.id, product: line.price.product },
            unit_amount_decimal: line.price.unit_amount_decimal,
          }
        : null,
      proration: line.proration ?? false,
      quantity: line.quantity ?? 1,
      quantity_decimal: String(line.quantity ?? 1),
      subscription: subscription.id,
      tax_rates: [],
      test_clock: subscription.test_clock,
    })
  }
}
