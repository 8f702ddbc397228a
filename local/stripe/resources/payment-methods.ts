import { z } from "zod"
import { createCard, paymentMethod } from "../billing/charging.ts"
import { isCardNumber } from "../cards.ts"
import type { Api } from "../http/api.ts"
import { invalid, StripeError } from "../http/errors.ts"
import { address, int, mergeMetadata, metadata, text } from "../http/params.ts"
import type { PaymentMethod } from "../types.ts"
import { emit, get, type World } from "../world.ts"

const billing = z.object({
  name: text.optional(),
  email: text.optional(),
  phone: text.optional(),
  address: address.optional(),
})

/** Ties a card to a customer, for later payments. */
export function attach(world: World, id: string, customerId: string): PaymentMethod {
  get(world, "customers", customerId, "customer")
  const method = paymentMethod(world, id)
  if (method.customer === customerId) return method
  if (method.customer) {
    throw invalid("The payment method you provided has already been attached to a customer.")
  }
  method.customer = customerId
  emit(world, "payment_method.attached", method)
  return method
}

/** Payment methods: cards, by test token or by number. */
export function paymentMethods(api: Api): void {
  const { world } = api
  const schema = z.object({
    type: z.literal("card"),
    card: z.object({
      token: text.optional(),
      number: text.optional(),
      exp_month: int.optional(),
      exp_year: int.optional(),
      cvc: text.optional(),
    }),
    billing_details: billing.optional(),
    metadata: metadata.optional(),
  })
  api.post("/v1/payment_methods", schema, ({ params }) => {
    const { card, billing_details: details } = params
    const number = card.number?.replaceAll(/\s/g, "")
    if (card.token) return paymentMethod(world, card.token.replace(/^tok_/, "pm_card_"))
    if (!number || !isCardNumber(number)) {
      throw new StripeError(402, "Your card number is incorrect.", {
        type: "card_error",
        code: "incorrect_number",
        param: "number",
      })
    }
    const method = createCard(world, {
      number,
      expMonth: card.exp_month ?? 12,
      expYear: card.exp_year ?? 2034,
      name: details?.name ?? null,
      email: details?.email ?? null,
    })
    method.metadata = mergeMetadata({}, params.metadata)
    return method
  })
  api.readable("/v1/payment_methods", "payment_methods", ["customer", "type"])
  const update = z.object({
    billing_details: billing.optional(),
    metadata: metadata.optional(),
    card: z.object({ exp_month: int.optional(), exp_year: int.optional() }).optional(),
  })
  api.post("/v1/payment_methods/:id", update, ({ params, id }) => {
    const method = get(world, "payment_methods", id)
    Object.assign(method.billing_details, params.billing_details)
    Object.assign(method.card, params.card)
    method.metadata = mergeMetadata(method.metadata, params.metadata)
    emit(world, "payment_method.updated", method)
    return method
  })
  api.post("/v1/payment_methods/:id/attach", z.object({ customer: text }), ({ params, id }) =>
    attach(world, id, params.customer),
  )
  api.post("/v1/payment_methods/:id/detach", z.object({}), ({ id }) => {
    const method = get(world, "payment_methods", id)
    const customer = method.customer ? world.state.tables.customers[method.customer] : undefined
    if (customer?.invoice_settings.default_payment_method === id) {
      customer.invoice_settings.default_payment_method = null
    }
    method.customer = null
    emit(world, "payment_method.detached", method)
    return method
  })
}
