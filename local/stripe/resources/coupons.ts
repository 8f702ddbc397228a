import { z } from "zod"
import { isValid } from "../billing/discounts.ts"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { bool, currency, decimal, int, mergeMetadata, metadata, text } from "../http/params.ts"
import { emit, find, get, insert, newId, now } from "../world.ts"

/** Coupons: percent or amount off, for once, some months or for ever. */
export function coupons(api: Api): void {
  const { world } = api
  const create = z.object({
    id: text.optional(),
    amount_off: int.optional(),
    percent_off: decimal.optional(),
    currency: currency.optional(),
    duration: z.enum(["once", "repeating", "forever"]).optional(),
    duration_in_months: int.optional(),
    max_redemptions: int.optional(),
    redeem_by: int.optional(),
    name: text.optional(),
    metadata: metadata.optional(),
  })
  api.post("/v1/coupons", create, ({ params }) => {
    const { amount_off: amount, percent_off: percent } = params
    if ((amount === undefined) === (percent === undefined)) {
      throw invalid("You must pass either percent_off or amount_off, and not both.")
    }
    if (amount !== undefined && !params.currency) throw invalid("Must provide currency.", "currency")
    if (percent !== undefined && (percent <= 0 || percent > 100)) {
      throw invalid("percent_off must be between 0 and 100.", "percent_off")
    }
    if (params.duration === "repeating" && !params.duration_in_months) {
      throw invalid("Must provide duration_in_months for a repeating coupon.", "duration_in_months")
    }
    if (params.id && find(world, "coupons", params.id)) {
      throw invalid("Coupon already exists.", "id", "resource_already_exists")
    }
    const coupon = insert(world, "coupons", {
      id: params.id ?? newId("c", 8).slice(2),
      object: "coupon",
      created: now(world),
      livemode: false,
      amount_off: amount ?? null,
      currency: params.currency ?? null,
      duration: params.duration ?? "once",
      duration_in_months: params.duration_in_months ?? null,
      max_redemptions: params.max_redemptions ?? null,
      metadata: mergeMetadata({}, params.metadata),
      name: params.name ?? null,
      percent_off: percent ?? null,
      redeem_by: params.redeem_by ?? null,
      times_redeemed: 0,
      valid: true,
    })
    coupon.valid = isValid(world, coupon)
    emit(world, "coupon.created", coupon)
    return coupon
  })
  api.readable("/v1/coupons", "coupons")
  const update = z.object({ name: text.optional(), metadata: metadata.optional() })
  api.post("/v1/coupons/:id", update, ({ params, id }) => {
    const coupon = get(world, "coupons", id)
    if (params.name !== undefined) coupon.name = params.name || null
    coupon.metadata = mergeMetadata(coupon.metadata, params.metadata)
    emit(world, "coupon.updated", coupon)
    return coupon
  })
  api.delete("/v1/coupons/:id", ({ id }) => {
    const coupon = get(world, "coupons", id)
    delete world.state.tables.coupons[id]
    emit(world, "coupon.deleted", coupon)
    return { id, object: "coupon", deleted: true }
  })

  const promotion = z.object({
    promotion: z.object({ type: z.literal("coupon"), coupon: text }),
    code: text.optional(),
    active: bool.optional(),
    customer: text.optional(),
    expires_at: int.optional(),
    max_redemptions: int.optional(),
    metadata: metadata.optional(),
    restrictions: z
      .object({
        first_time_transaction: bool.optional(),
        minimum_amount: int.optional(),
        minimum_amount_currency: text.optional(),
      })
      .optional(),
  })
  api.post("/v1/promotion_codes", promotion, ({ params }) => {
    get(world, "coupons", params.promotion.coupon, "promotion[coupon]")
    const code = params.code ?? newId("x", 8).slice(2).toUpperCase()
    const taken = Object.values(world.state.tables.promotion_codes).some(
      (row) => row.active && row.code.toLowerCase() === code.toLowerCase(),
    )
    if (taken) throw invalid("An active promotion code with that code already exists.", "code")
    const row = insert(world, "promotion_codes", {
      id: newId("promo"),
      object: "promotion_code",
      created: now(world),
      livemode: false,
      active: params.active ?? true,
      code,
      customer: params.customer ?? null,
      customer_account: null,
      expires_at: params.expires_at ?? null,
      max_redemptions: params.max_redemptions ?? null,
      metadata: mergeMetadata({}, params.metadata),
      promotion: params.promotion,
      restrictions: {
        first_time_transaction: params.restrictions?.first_time_transaction ?? false,
        minimum_amount: params.restrictions?.minimum_amount ?? null,
        minimum_amount_currency: params.restrictions?.minimum_amount_currency ?? null,
      },
      times_redeemed: 0,
    })
    emit(world, "promotion_code.created", row)
    return row
  })
  api.readable("/v1/promotion_codes", "promotion_codes", ["active", "code", "customer"])
  const updateCode = z.object({ active: bool.optional(), metadata: metadata.optional() })
  api.post("/v1/promotion_codes/:id", updateCode, ({ params, id }) => {
    const row = get(world, "promotion_codes", id)
    if (params.active !== undefined) row.active = params.active
    row.metadata = mergeMetadata(row.metadata, params.metadata)
    emit(world, "promotion_code.updated", row)
    return row
  })
}
