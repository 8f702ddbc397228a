import { z } from "zod"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { bool, mergeMetadata, metadata, text } from "../http/params.ts"
import type { Price } from "../types.ts"
import { all, emit, get, insert, newId, now, type World } from "../world.ts"
import { inlinePrice } from "./price-params.ts"
import { createProduct } from "./products.ts"

const create = inlinePrice.extend({
  active: bool.optional(),
  lookup_key: text.optional(),
  nickname: text.optional(),
  transfer_lookup_key: bool.optional(),
})

type Input = z.output<typeof create>

/** Makes a price, and its product where that is given in place. */
export function createPrice(world: World, input: Input): Price {
  const amount = input.unit_amount ?? input.unit_amount_decimal
  if (amount === undefined) {
    throw invalid("Missing required param: unit_amount.", "unit_amount", "parameter_missing")
  }
  if (amount < 0) throw invalid("Invalid non-negative integer", "unit_amount", "parameter_invalid_integer")
  const product = input.product
    ? get(world, "products", input.product, "product").id
    : input.product_data && createProduct(world, input.product_data).id
  if (!product) throw invalid("Missing required param: product.", "product", "parameter_missing")
  if (input.lookup_key) claimLookupKey(world, input.lookup_key, input.transfer_lookup_key ?? false)
  return insert(world, "prices", {
    id: newId("price"),
    object: "price",
    created: now(world),
    livemode: false,
    active: input.active ?? true,
    billing_scheme: "per_unit",
    currency: input.currency,
    custom_unit_amount: null,
    lookup_key: input.lookup_key ?? null,
    metadata: mergeMetadata({}, input.metadata),
    nickname: input.nickname ?? null,
    product,
    recurring: input.recurring
      ? {
          interval: input.recurring.interval,
          interval_count: input.recurring.interval_count ?? 1,
          meter: input.recurring.meter ?? null,
          usage_type: input.recurring.usage_type ?? "licensed",
          trial_period_days: input.recurring.trial_period_days ?? null,
        }
      : null,
    tax_behavior: input.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: input.recurring ? "recurring" : "one_time",
    unit_amount: Number.isInteger(amount) ? amount : null,
    unit_amount_decimal: String(amount),
  })
}

function claimLookupKey(world: World, key: string, transfer: boolean): void {
  const holder = all(world, "prices").find((price) => price.lookup_key === key)
  if (!holder) return
  if (!transfer) throw invalid(`A price (\`${holder.id}\`) already uses that lookup key.`, "lookup_key")
  holder.lookup_key = null
}

/** Prices. */
export function prices(api: Api): void {
  const { world } = api
  api.post("/v1/prices", create, ({ params }) => {
    const price = createPrice(world, params)
    emit(world, "price.created", price)
    return price
  })
  api.readable(
    "/v1/prices",
    "prices",
    ["active", "currency", "product", "type"],
    (row, { lookup_keys: keys }) => !Array.isArray(keys) || keys.includes(row.lookup_key ?? ""),
  )
  const update = z.object({
    active: bool.optional(),
    lookup_key: text.optional(),
    metadata: metadata.optional(),
    nickname: text.optional(),
    tax_behavior: text.optional(),
    transfer_lookup_key: bool.optional(),
  })
  api.post("/v1/prices/:id", update, ({ params, id }) => {
    const price = get(world, "prices", id)
    if (params.active !== undefined) price.active = params.active
    if (params.nickname !== undefined) price.nickname = params.nickname || null
    if (params.tax_behavior) price.tax_behavior = params.tax_behavior
    if (params.lookup_key) claimLookupKey(world, params.lookup_key, params.transfer_lookup_key ?? false)
    if (params.lookup_key !== undefined) price.lookup_key = params.lookup_key || null
    price.metadata = mergeMetadata(price.metadata, params.metadata)
    emit(world, "price.updated", price)
    return price
  })
}
