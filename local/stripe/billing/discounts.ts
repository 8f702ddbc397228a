import { invalid } from "../http/errors.ts"
import type { Coupon, Discount, PromotionCode } from "../types.ts"
import { find, get, newId, now, type World } from "../world.ts"

/** A discount as requests name it. */
export interface DiscountInput {
  coupon?: string
  promotion_code?: string
  discount?: string
}

/** The coupon behind a discount input, checked to be usable now. */
export function usableCoupon(world: World, input: DiscountInput): Coupon | null {
  const promotion = input.promotion_code
    ? get(world, "promotion_codes", input.promotion_code, "discounts[0][promotion_code]")
    : null
  if (promotion && !isActive(world, promotion)) {
    throw invalid("This promotion code is expired or used up.", "discounts[0][promotion_code]")
  }
  const id = promotion?.promotion.coupon ?? input.coupon
  if (!id) return null
  const coupon = get(world, "coupons", id, "discounts[0][coupon]")
  if (!isValid(world, coupon)) throw invalid(`Coupon expired: ${id}`, "coupon", "coupon_expired")
  return coupon
}

/** Whether a coupon can still be redeemed. */
export function isValid(world: World, coupon: Coupon): boolean {
  const { max_redemptions: max, redeem_by: until } = coupon
  return (max === null || coupon.times_redeemed < max) && (until === null || until > now(world))
}

/** Whether a code can still be redeemed. */
export function isActive(world: World, code: PromotionCode): boolean {
  const { max_redemptions: max, expires_at: until } = code
  const coupon = find(world, "coupons", code.promotion.coupon)
  return (
    code.active &&
    coupon !== null &&
    isValid(world, coupon) &&
    (max === null || code.times_redeemed < max) &&
    (until === null || until > now(world))
  )
}

/** What a coupon takes off an amount. */
export function amountOff(coupon: Coupon, amount: number): number {
  if (amount <= 0) return 0
  const off = coupon.percent_off === null ? coupon.amount_off : (amount * coupon.percent_off) / 100
  return Math.min(amount, Math.round(off ?? 0))
}

/** Spreads a discount over lines in proportion, so that the parts add up exactly. */
export function spread(total: number, amounts: number[]): number[] {
  const sum = amounts.reduce((a, b) => a + b, 0)
  let spent = 0
  let seen = 0
  return amounts.map((amount) => {
    seen += amount
    const share = sum === 0 ? 0 : Math.round((total * seen) / sum) - spent
    spent += share
    return share
  })
}

/** Redeems a coupon on a customer's purchase. */
export function redeem(
  world: World,
  input: DiscountInput,
  target: Partial<Pick<Discount, "checkout_session" | "customer" | "invoice" | "subscription">>,
): Discount | null {
  const coupon = usableCoupon(world, input)
  if (!coupon) return null
  coupon.times_redeemed += 1
  coupon.valid = isValid(world, coupon)
  const promotion = find(world, "promotion_codes", input.promotion_code)
  if (promotion) promotion.times_redeemed += 1
  const start = now(world)
  const discount: Discount = {
    id: newId("di"),
    object: "discount",
    checkout_session: target.checkout_session ?? null,
    customer: target.customer ?? null,
    customer_account: null,
    end: endOf(coupon, start),
    invoice: target.invoice ?? null,
    invoice_item: null,
    promotion_code: promotion?.id ?? null,
    source: { coupon: coupon.id, type: "coupon" },
    start,
    subscription: target.subscription ?? null,
    subscription_item: null,
  }
  world.state.discounts[discount.id] = discount
  return discount
}

function endOf(coupon: Coupon, start: number): number | null {
  if (coupon.duration !== "repeating") return null
  const end = new Date(start * 1000)
  end.setUTCMonth(end.getUTCMonth() + (coupon.duration_in_months ?? 1))
  return Math.floor(end.getTime() / 1000)
}
