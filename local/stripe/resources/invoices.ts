import { z } from "zod"
import { changeItems } from "../billing/change-subscription.ts"
import { redeem } from "../billing/discounts.ts"
import {
  addUp,
  buildInvoice,
  buildLine,
  createInvoice,
  finalizeInvoice,
  invoiceIntent,
  lineOfItem,
  markPaid,
  payInvoice,
  paymentRefusal,
  pendingItems,
} from "../billing/invoices.ts"
import { payingMethod, periodLines } from "../billing/subscriptions.ts"
import type { Subscription } from "../billing-types.ts"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { bool, currency, int, mergeMetadata, metadata, text } from "../http/params.ts"
import { all, emit, find, get, now, type World } from "../world.ts"
import { newItem } from "./invoice-item.ts"
import { updateParams } from "./subscription-params.ts"

const create = z.object({
  customer: text,
  currency: currency.optional(),
  auto_advance: bool.optional(),
  collection_method: z.enum(["charge_automatically", "send_invoice"]).optional(),
  days_until_due: int.optional(),
  default_payment_method: text.optional(),
  description: text.optional(),
  discounts: z
    .array(z.object({ coupon: text.optional(), promotion_code: text.optional() }))
    .or(z.literal(""))
    .optional(),
  metadata: metadata.optional(),
  pending_invoice_items_behavior: z.enum(["include", "exclude"]).optional(),
  subscription: text.optional(),
})

const preview = z.object({
  customer: text.optional(),
  subscription: text.optional(),
  subscription_details: updateParams.optional(),
})

/** The card an invoice is paid with, unless the caller names one. */
function methodFor(world: World, id: string): string | null {
  const invoice = get(world, "invoices", id, "invoice")
  const subscription = find(world, "subscriptions", invoice.parent?.subscription_details.subscription)
  const customer = get(world, "customers", invoice.customer)
  const own = subscription ? payingMethod(world, subscription) : null
  return invoice.default_payment_method ?? own ?? customer.invoice_settings.default_payment_method ?? null
}

/** What a subscription's next invoice would be, with changes that aren't made yet. */
function previewInvoice(world: World, params: z.output<typeof preview>): object {
  const found = params.subscription
    ? get(world, "subscriptions", params.subscription, "subscription")
    : all(world, "subscriptions").find((row) => row.customer === params.customer && row.status !== "canceled")
  if (!found) throw invalid("No upcoming invoices for customer.", "customer", "invoice_upcoming_none")
  const subscription: Subscription = structuredClone(found)
  const changes = params.subscription_details
  const lines = changes?.items ? changeItems(world, subscription, changes) : []
  const waiting = pendingItems(world, subscription.customer, subscription.id)
  const now = changes?.proration_behavior === "always_invoice"
  const end = subscription.items.data[0]?.current_period_end ?? 0
  const next = { ...subscription, status: "active" as const }
  const invoice = buildInvoice(world, {
    customer: subscription.customer,
    currency: subscription.currency,
    reason: "upcoming",
    lines: [
      ...waiting.map((item) => lineOfItem(world, item)),
      ...(changes?.proration_behavior === "none" ? [] : lines),
      ...(now ? [] : periodLines(world, next)),
    ],
    subscription: { id: subscription.id, metadata: subscription.metadata },
    discounts: subscription.discounts,
    period: { start: subscription.items.data[0]?.current_period_start ?? 0, end },
  })
  return { ...invoice, id: invoice.id.replace("in_", "upcoming_in_"), next_payment_attempt: end }
}

/** Invoices: draft, finalized, paid, void, uncollectible, and what comes next. */
export function invoices(api: Api): void {
  const { world } = api
  const path = "/v1/invoices"
  api.post(path, create, ({ params }) => {
    const customer = get(world, "customers", params.customer, "customer")
    if (params.collection_method === "send_invoice" && params.days_until_due === undefined) {
      throw invalid("You must pass days_until_due with send_invoice.", "days_until_due")
    }
    const items =
      params.pending_invoice_items_behavior === "exclude"
        ? []
        : pendingItems(world, customer.id, params.subscription)
    const discounts = (params.discounts || []).flatMap((each) => {
      const redeemed = redeem(world, each, { customer: customer.id })
      return redeemed ? [redeemed.id] : []
    })
    const invoice = createInvoice(world, {
      customer: customer.id,
      currency: params.currency ?? items[0]?.currency ?? customer.currency ?? "gbp",
      reason: "manual",
      lines: items.map((item) => lineOfItem(world, item)),
      discounts,
      collectionMethod: params.collection_method,
      daysUntilDue: params.days_until_due ?? null,
      description: params.description ?? null,
      metadata: mergeMetadata({}, params.metadata),
      paymentMethod: params.default_payment_method ?? null,
      autoAdvance: params.auto_advance,
    })
    for (const item of items) item.invoice = invoice.id
    return invoice
  })
  api.post(`${path}/create_preview`, preview, ({ params }) => previewInvoice(world, params))
  api.readable(path, "invoices", ["customer", "status", "collection_method"], (row, { subscription }) => {
    const own = row.parent?.subscription_details.subscription
    return typeof subscription !== "string" || own === subscription
  })
  api.get(`${path}/:id/lines`, ({ id }) => get(world, "invoices", id).lines)
  const update = z.object({
    description: text.optional(),
    metadata: metadata.optional(),
    auto_advance: bool.optional(),
    default_payment_method: text.optional(),
  })
  api.post(`${path}/:id`, update, ({ params, id }) => {
    const invoice = get(world, "invoices", id)
    if (params.description !== undefined) invoice.description = params.description || null
    if (params.auto_advance !== undefined) invoice.auto_advance = params.auto_advance
    if (params.default_payment_method) invoice.default_payment_method = params.default_payment_method
    invoice.metadata = mergeMetadata(invoice.metadata, params.metadata)
    emit(world, "invoice.updated", invoice)
    return invoice
  })
  api.post(`${path}/:id/finalize`, z.object({}), ({ id }) =>
    finalizeInvoice(world, get(world, "invoices", id)),
  )
  api.post(`${path}/:id/send`, z.object({}), ({ id }) => {
    const invoice = get(world, "invoices", id)
    if (invoice.status === "draft") finalizeInvoice(world, invoice)
    emit(world, "invoice.sent", invoice)
    return invoice
  })
  const pay = z.object({ payment_method: text.optional(), paid_out_of_band: bool.optional() })
  api.post(`${path}/:id/pay`, pay, ({ params, id }) => {
    const invoice = get(world, "invoices", id)
    if (invoice.status === "draft") finalizeInvoice(world, invoice)
    if (params.paid_out_of_band && invoice.status === "open") markPaid(world, invoice, 0)
    else if (!payInvoice(world, invoice, params.payment_method ?? methodFor(world, id))) {
      throw paymentRefusal(world, invoice)
    }
    const subscription = find(world, "subscriptions", invoice.parent?.subscription_details.subscription)
    if (subscription && ["incomplete", "past_due", "unpaid"].includes(subscription.status)) {
      const status = subscription.status
      subscription.status = "active"
      emit(world, "customer.subscription.updated", subscription, { status })
    }
    return invoice
  })
  for (const [verb, status, event, stamp] of [
    ["void", "void", "invoice.voided", "voided_at"],
    ["mark_uncollectible", "uncollectible", "invoice.marked_uncollectible", "marked_uncollectible_at"],
  ] as const) {
    api.post(`${path}/:id/${verb}`, z.object({}), ({ id }) => {
      const invoice = get(world, "invoices", id)
      if (invoice.status !== "open" && invoice.status !== "uncollectible") {
        throw invalid(
          `You can't ${verb} an invoice that is ${invoice.status}.`,
          undefined,
          "invoice_not_open",
        )
      }
      invoice.status = status
      invoice.status_transitions[stamp] = now(world)
      emit(world, event, invoice)
      return invoice
    })
  }
  api.delete(`${path}/:id`, ({ id }) => {
    const invoice = get(world, "invoices", id)
    if (invoice.status !== "draft") throw invalid("You can only delete draft invoices.")
    for (const item of all(world, "invoiceitems")) if (item.invoice === id) item.invoice = null
    delete world.state.tables.invoices[id]
    emit(world, "invoice.deleted", invoice)
    return { id, object: "invoice", deleted: true }
  })
  api.readable("/v1/invoice_payments", "invoice_payments", ["invoice", "status"])
  api.includable((object, field) => {
    if (object.object !== "invoice") return undefined
    const invoice = find(world, "invoices", String(object.id))
    if (field === "payments") {
      const data = all(world, "invoice_payments").filter((row) => row.invoice === object.id)
      return { object: "list", data, has_more: false, url: "/v1/invoice_payments" }
    }
    if (field !== "confirmation_secret" || invoice?.status !== "open") return undefined
    return { client_secret: invoiceIntent(world, invoice).client_secret, type: "payment_intent" }
  })
  invoiceItems(api)
}

function invoiceItems(api: Api): void {
  const { world } = api
  const item = z.object({
    customer: text,
    amount: int.optional(),
    currency: currency.optional(),
    description: text.optional(),
    invoice: text.optional(),
    metadata: metadata.optional(),
    pricing: z.object({ price: text }).optional(),
    quantity: int.optional(),
    subscription: text.optional(),
    unit_amount_decimal: text.optional(),
    discountable: bool.optional(),
  })
  api.post("/v1/invoiceitems", item, ({ params }) => {
    get(world, "customers", params.customer, "customer")
    const price = params.pricing ? get(world, "prices", params.pricing.price, "pricing[price]") : null
    const quantity = params.quantity ?? 1
    const unit = Number(price?.unit_amount_decimal ?? params.unit_amount_decimal ?? 0)
    const amount = params.amount ?? Math.round(unit * quantity)
    const row = newItem(world, {
      amount,
      currency: params.currency ?? price?.currency ?? "gbp",
      customer: params.customer,
      description: params.description ?? null,
      metadata: mergeMetadata({}, params.metadata),
      quantity,
      subscription: params.subscription ?? null,
      price: price?.id ?? null,
      product: price?.product ?? null,
      unit,
    })
    const invoice = params.invoice ? get(world, "invoices", params.invoice, "invoice") : null
    if (invoice) {
      if (invoice.status !== "draft") throw invalid("This invoice is no longer editable.", "invoice")
      row.invoice = invoice.id
      invoice.lines.data.push(buildLine(invoice.id, lineOfItem(world, row)))
      addUp(world, invoice)
    }
    emit(world, "invoiceitem.created", row)
    return row
  })
  api.readable("/v1/invoiceitems", "invoiceitems", ["customer", "invoice"], (row, { pending }) => {
    return pending === undefined || (row.invoice === null) === (pending === "true")
  })
  api.delete("/v1/invoiceitems/:id", ({ id }) => {
    const row = get(world, "invoiceitems", id)
    if (row.invoice) throw invalid("This item is on an invoice already.")
    delete world.state.tables.invoiceitems[id]
    emit(world, "invoiceitem.deleted", row)
    return { id, object: "invoiceitem", deleted: true }
  })
}
