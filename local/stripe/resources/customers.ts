import { z } from "zod"
import type { Api } from "../http/api.ts"
import { address, int, mergeMetadata, metadata, text } from "../http/params.ts"
import type { Customer } from "../types.ts"
import { all, emit, get, insert, newId, now, type World } from "../world.ts"
import { attach } from "./payment-methods.ts"

const schema = z.object({
  email: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  description: text.optional(),
  address: address.or(z.literal("")).optional(),
  shipping: z.record(z.string(), z.unknown()).or(z.literal("")).optional(),
  balance: int.optional(),
  metadata: metadata.optional(),
  payment_method: text.optional(),
  invoice_settings: z.object({ default_payment_method: text.optional() }).optional(),
  preferred_locales: z.array(text).optional(),
  tax_exempt: text.optional(),
  test_clock: text.optional(),
})

type Input = z.output<typeof schema>

/** Makes a customer; also done by checkout for a payer who is none yet. */
export function createCustomer(world: World, input: Input): Customer {
  if (input.test_clock) get(world, "test_clocks", input.test_clock, "test_clock")
  const customer = insert(world, "customers", {
    id: newId("cus", 14),
    object: "customer",
    created: now(world, input.test_clock ?? world.testClock),
    livemode: false,
    email: null,
    name: null,
    phone: null,
    description: null,
    address: null,
    shipping: null,
    balance: 0,
    currency: null,
    default_source: null,
    delinquent: false,
    discount: null,
    invoice_prefix: newId("x", 8).slice(2).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    metadata: {},
    next_invoice_sequence: 1,
    preferred_locales: [],
    tax_exempt: "none",
    test_clock: input.test_clock ?? null,
  })
  change(world, customer, input)
  emit(world, "customer.created", customer)
  return customer
}

function change(world: World, customer: Customer, input: Input): void {
  for (const field of ["email", "name", "phone", "description"] as const) {
    const value = input[field]
    if (value !== undefined) customer[field] = value || null
  }
  if (input.address !== undefined) customer.address = input.address || null
  if (input.shipping !== undefined) customer.shipping = input.shipping || null
  if (input.balance !== undefined) customer.balance = input.balance
  if (input.preferred_locales) customer.preferred_locales = input.preferred_locales
  if (input.tax_exempt) customer.tax_exempt = input.tax_exempt
  customer.metadata = mergeMetadata(customer.metadata, input.metadata)
  if (input.payment_method) attach(world, input.payment_method, customer.id)
  const method = input.invoice_settings?.default_payment_method
  if (method !== undefined) {
    if (method) get(world, "payment_methods", method, "invoice_settings[default_payment_method]")
    customer.invoice_settings.default_payment_method = method || null
  }
}

/** Customers. */
export function customers(api: Api): void {
  const { world } = api
  api.post("/v1/customers", schema, ({ params }) => createCustomer(world, params))
  api.get("/v1/customers/search", ({ query }) => {
    const [, field, value] = /(\w+):\s*['"]([^'"]*)['"]/.exec(String(query.query ?? "")) ?? []
    const found = all(world, "customers").filter((row) => Reflect.get(row, field ?? "") === value)
    return {
      object: "search_result",
      data: found,
      has_more: false,
      next_page: null,
      url: "/v1/customers/search",
    }
  })
  api.get("/v1/customers/:id/payment_methods", ({ id }) => {
    get(world, "customers", id, "customer")
    const data = all(world, "payment_methods").filter((method) => method.customer === id)
    return { object: "list", data, has_more: false, url: `/v1/customers/${id}/payment_methods` }
  })
  api.get("/v1/customers/:id/payment_methods/:child", ({ child }) => get(world, "payment_methods", child))
  api.readable("/v1/customers", "customers", ["email", "test_clock"])
  api.post("/v1/customers/:id", schema, ({ params, id }) => {
    const customer = get(world, "customers", id)
    const before = structuredClone(customer)
    change(world, customer, params)
    emit(world, "customer.updated", customer, differences(before, customer))
    return customer
  })
  api.delete("/v1/customers/:id", ({ id }) => {
    const customer = get(world, "customers", id)
    delete world.state.tables.customers[id]
    world.state.deleted[id] = "customer"
    emit(world, "customer.deleted", customer)
    return deleted(id)
  })
}

function deleted(id: string): object {
  return { id, object: "customer", deleted: true }
}

/** What an update changed, with the old values, as events tell it. */
export function differences(before: object, after: object): object {
  return Object.fromEntries(
    Object.entries(before).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(after, key)),
    ),
  )
}
