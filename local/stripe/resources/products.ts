import { z } from "zod"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { bool, mergeMetadata, metadata, text } from "../http/params.ts"
import type { Product } from "../types.ts"
import { all, emit, get, insert, newId, now, type World } from "../world.ts"
import { priceData } from "./price-params.ts"
import { createPrice } from "./prices.ts"

const update = z.object({
  name: text.min(1).optional(),
  active: bool.optional(),
  description: text.optional(),
  default_price: text.optional(),
  images: z.array(text).or(z.literal("")).optional(),
  marketing_features: z
    .array(z.object({ name: text }))
    .or(z.literal(""))
    .optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  tax_code: text.optional(),
  unit_label: text.optional(),
  url: text.optional(),
})

const create = update.extend({
  id: text.optional(),
  name: text.min(1),
  default_price_data: priceData.optional(),
})

/** Makes a product; also done by inline `product_data`. */
export function createProduct(world: World, input: z.output<typeof create>): Product {
  if (input.id && world.state.tables.products[input.id]) {
    throw invalid("Product already exists.", "id", "resource_already_exists")
  }
  const created = now(world)
  const product = insert(world, "products", {
    id: input.id ?? newId("prod", 14),
    object: "product",
    created,
    livemode: false,
    active: true,
    name: input.name,
    description: null,
    default_price: null,
    images: [],
    marketing_features: [],
    metadata: {},
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    type: "service",
    unit_label: null,
    updated: created,
    url: null,
  })
  change(world, product, input)
  if (input.default_price_data) {
    product.default_price = createPrice(world, { ...input.default_price_data, product: product.id }).id
  }
  return product
}

function change(world: World, product: Product, input: z.output<typeof update>): void {
  if (input.name) product.name = input.name
  if (input.active !== undefined) product.active = input.active
  for (const field of ["description", "statement_descriptor", "tax_code", "unit_label", "url"] as const) {
    const value = input[field]
    if (value !== undefined) product[field] = value || null
  }
  if (input.images !== undefined) product.images = input.images || []
  if (input.marketing_features !== undefined) product.marketing_features = input.marketing_features || []
  if (input.default_price !== undefined) {
    if (input.default_price) get(world, "prices", input.default_price, "default_price")
    product.default_price = input.default_price || null
  }
  product.metadata = mergeMetadata(product.metadata, input.metadata)
  product.updated = now(world)
}

/** Products. */
export function products(api: Api): void {
  const { world } = api
  api.post("/v1/products", create, ({ params }) => {
    const product = createProduct(world, params)
    emit(world, "product.created", product)
    return product
  })
  api.readable(
    "/v1/products",
    "products",
    ["active"],
    (row, { ids }) => !Array.isArray(ids) || ids.includes(row.id),
  )
  api.post("/v1/products/:id", update, ({ params, id }) => {
    const product = get(world, "products", id)
    change(world, product, params)
    emit(world, "product.updated", product)
    return product
  })
  api.delete("/v1/products/:id", ({ id }) => {
    const product = get(world, "products", id)
    if (all(world, "prices").some((price) => price.product === id)) {
      throw invalid("This product cannot be deleted because it has one or more user-created prices.")
    }
    delete world.state.tables.products[id]
    emit(world, "product.deleted", product)
    return { id, object: "product", deleted: true }
  })
}
