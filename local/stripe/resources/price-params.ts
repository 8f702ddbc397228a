import { z } from "zod"
import { currency, decimal, int, metadata, text } from "../http/params.ts"

const recurring = z.object({
  interval: z.enum(["day", "week", "month", "year"]),
  interval_count: int.optional(),
  usage_type: z.enum(["licensed", "metered"]).optional(),
  meter: text.optional(),
  trial_period_days: int.optional(),
})

/** A price given in place, without a product of its own. */
export const priceData = z.object({
  currency,
  unit_amount: int.optional(),
  unit_amount_decimal: decimal.optional(),
  recurring: recurring.optional(),
  tax_behavior: text.optional(),
  metadata: metadata.optional(),
})

/** A product given in place. */
export const productData = z.object({
  name: text.min(1),
  description: text.optional(),
  images: z.array(text).optional(),
  metadata: metadata.optional(),
  tax_code: text.optional(),
  unit_label: text.optional(),
})

/** A price given in place together with its product, as line items take it. */
export const inlinePrice = priceData.extend({
  product: text.optional(),
  product_data: productData.optional(),
})
