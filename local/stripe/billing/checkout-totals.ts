import type { CheckoutSession, LineItem } from "../types.ts"
import type { World } from "../world.ts"
import { amountOff, spread, usableCoupon } from "./discounts.ts"

/** Adds a session's lines up, discount taken off. */
export function totals(world: World, session: CheckoutSession, lines: LineItem[]): void {
  const subtotal = lines.reduce((sum, line) => sum + line.amount_subtotal, 0)
  const input = session.discounts[0]
  const coupon = input
    ? usableCoupon(world, {
        ...(input.promotion_code
          ? { promotion_code: input.promotion_code }
          : { coupon: input.coupon ?? undefined }),
      })
    : null
  const discount = coupon ? amountOff(coupon, subtotal) : 0
  const shares = spread(
    discount,
    lines.map((line) => line.amount_subtotal),
  )
  lines.forEach((line, index) => {
    line.amount_discount = shares[index] ?? 0
    line.amount_total = line.amount_subtotal - line.amount_discount
  })
  session.amount_subtotal = subtotal
  session.amount_total = subtotal - discount
  session.total_details = { amount_discount: discount, amount_shipping: 0, amount_tax: 0 }
}
