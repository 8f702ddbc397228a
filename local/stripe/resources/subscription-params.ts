import { z } from "zod"
import { invalid } from "../http/errors.ts"
import { bool, decimal, int, metadata, text } from "../http/params.ts"
import type { Price } from "../types.ts"
import { get, type World } from "../world.ts"
import { inlinePrice } from "./price-params.ts"
import { createPrice } from "./prices.ts"

const item = z.object({
  id: text.optional(),
  price: text.optional(),
  price_data: inlinePrice.optional(),
  quantity: int.optional(),
  metadata: metadata.optional(),
  deleted: bool.optional(),
  clear_usage: bool.optional(),
})

const discounts = z
  .array(z.object({ coupon: text.optional(), promotion_code: text.optional(), discount: text.optional() }))
  .or(z.literal(""))

const shared = z.object({
  default_payment_method: text.optional(),
  payment_behavior: z
    .enum(["allow_incomplete", "default_incomplete", "error_if_incomplete", "pending_if_incomplete"])
    .optional(),
  proration_behavior: z.enum(["create_prorations", "always_invoice", "none"]).optional(),
  cancel_at_period_end: bool.optional(),
  cancel_at: int.or(z.literal("")).optional(),
  collection_method: z.enum(["charge_automatically", "send_invoice"]).optional(),
  days_until_due: int.optional(),
  description: text.optional(),
  discounts: discounts.optional(),
  metadata: metadata.optional(),
  trial_end: int.or(z.literal("now")).optional(),
  application_fee_percent: decimal.optional(),
  trial_settings: z.object({ end_behavior: z.object({ missing_payment_method: text }) }).optional(),
})

/** What `POST /v1/subscriptions` takes. */
export const createParams = shared.extend({
  customer: text,
  items: z.array(item).min(1),
  trial_period_days: int.optional(),
  transfer_data: z.object({ destination: text, amount_percent: decimal.optional() }).optional(),
})

/** What `POST /v1/subscriptions/:id` takes. */
export const updateParams = shared.extend({
  items: z.array(item).optional(),
  proration_date: int.optional(),
  billing_cycle_anchor: z.enum(["now", "unchanged"]).optional(),
  cancellation_details: z.object({ comment: text.optional(), feedback: text.optional() }).optional(),
  pause_collection: z
    .object({
      behavior: z.enum(["keep_as_draft", "mark_uncollectible", "void"]),
      resumes_at: int.optional(),
    })
    .or(z.literal(""))
    .optional(),
})

export type SubscriptionItemInput = z.output<typeof item>
export type SubscriptionUpdate = z.output<typeof updateParams>

/** The price that an item's input means, or null where it leaves the price alone. */
export function priceOf(world: World, input: SubscriptionItemInput, param: string): Price | null {
  const price = input.price
    ? get(world, "prices", input.price, `${param}[price]`)
    : input.price_data && createPrice(world, input.price_data)
  if (price && !price.active) throw invalid("The price specified is inactive.", `${param}[price]`)
  return price ?? null
}
