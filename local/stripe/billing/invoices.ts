import type { Invoice, InvoiceItem, InvoiceLine } from "../billing-types.ts"
import { StripeError } from "../http/errors.ts"
import { createPaymentIntent } from "../resources/payment-intents.ts"
import type { Price } from "../types.ts"
import { all, emit, find, get, insert, newId, now, type World } from "../world.ts"
import { cardError, confirmPayment, paymentMethod } from "./charging.ts"
import { amountOff, spread } from "./discounts.ts"

/** What a line says before it is on an invoice. */
export interface NewLine {
  amount: number
  currency: string
  description: string
  period: { start: number; end: number }
  price?: Price | undefined
  quantity?: number
  proration?: boolean
  subscription?: string | null
  subscriptionItem?: string
  invoiceItem?: string
  metadata?: Record<string, string>
}

/** What an invoice is made of. */
export interface NewInvoice {
  customer: string
  currency: string
  reason: string
  lines: NewLine[]
  subscription?: { id: string; metadata: Record<string, string> } | null
  period?: { start: number; end: number }
  discounts?: string[]
  collectionMethod?: Invoice["collection_method"]
  daysUntilDue?: number | null
  description?: string | null
  metadata?: Record<string, string>
  paymentMethod?: string | null
  autoAdvance?: boolean
}

/** An invoice that isn't kept yet: what a preview shows, and what a draft starts from. */
export function buildInvoice(world: World, input: NewInvoice): Invoice {
  const customer = get(world, "customers", input.customer, "customer")
  const id = newId("in")
  const created = now(world, world.testClock ?? customer.test_clock)
  const period = input.period ?? { start: created, end: created }
  const invoice: Invoice = {
    id,
    object: "invoice",
    created,
    livemode: false,
    account_country: "GB",
    account_name: "Tenantry",
    account_tax_ids: null,
    amount_due: 0,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: 0,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: input.autoAdvance ?? false,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: input.reason,
    collection_method: input.collectionMethod ?? "charge_automatically",
    currency: input.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address,
    customer_email: customer.email,
    customer_name: customer.name,
    customer_phone: customer.phone,
    customer_shipping: null,
    customer_tax_exempt: customer.tax_exempt,
    customer_tax_ids: [],
    default_payment_method: input.paymentMethod ?? null,
    default_source: null,
    default_tax_rates: [],
    description: input.description ?? null,
    discounts: input.discounts ?? [],
    due_date:
      input.collectionMethod === "send_invoice" ? created + (input.daysUntilDue ?? 30) * 86_400 : null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    lines: {
      object: "list",
      data: input.lines.map((line) => buildLine(id, line)),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
      total_count: input.lines.length,
    },
    metadata: input.metadata ?? {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: input.subscription
      ? {
          type: "subscription_details",
          quote_details: null,
          subscription_details: {
            metadata: input.subscription.metadata,
            subscription: input.subscription.id,
          },
        }
      : null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: period.end,
    period_start: period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: "draft",
    status_transitions: {
      finalized_at: null,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: 0,
    subtotal_excluding_tax: 0,
    test_clock: customer.test_clock,
    total: 0,
    total_discount_amounts: [],
    total_excluding_tax: 0,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  }
  addUp(world, invoice)
  return invoice
}

/** A line as invoices carry it. */
export function buildLine(invoice: string, line: NewLine): InvoiceLine {
  const proration = { proration: line.proration ?? false, proration_details: null }
  const subscription = line.subscription ?? null
  return {
    id: newId("il"),
    object: "line_item",
    amount: line.amount,
    currency: line.currency,
    description: line.description,
    discount_amounts: [],
    discountable: !line.proration,
    discounts: [],
    invoice,
    livemode: false,
    metadata: line.metadata ?? {},
    parent: line.subscriptionItem
      ? {
          type: "subscription_item_details",
          invoice_item_details: null,
          subscription_item_details: {
            invoice_item: line.invoiceItem ?? null,
            ...proration,
            subscription,
            subscription_item: line.subscriptionItem,
          },
        }
      : {
          type: "invoice_item_details",
          invoice_item_details: { invoice_item: line.invoiceItem ?? "", ...proration, subscription },
          subscription_item_details: null,
        },
    period: line.period,
    pretax_credit_amounts: [],
    pricing: line.price
      ? {
          type: "price_details",
          price_details: { price: line.price.id, product: line.price.product },
          unit_amount_decimal: line.price.unit_amount_decimal,
        }
      : null,
    quantity: line.quantity ?? 1,
    quantity_decimal: String(line.quantity ?? 1),
    subscription,
    subtotal: line.amount,
    taxes: [],
  }
}

/** Adds an invoice up, discounts and the customer's balance taken off. */
export function addUp(world: World, invoice: Invoice): void {
  const lines = invoice.lines.data
  invoice.subtotal = lines.reduce((sum, line) => sum + line.amount, 0)
  let left = lines.reduce((sum, line) => sum + (line.discountable ? line.amount : 0), 0)
  for (const line of lines) line.discount_amounts = []
  invoice.total_discount_amounts = invoice.discounts.flatMap((id) => {
    const discount = world.state.discounts[id]
    const coupon = discount && find(world, "coupons", discount.source.coupon)
    if (!coupon) return []
    const amount = amountOff(coupon, left)
    left -= amount
    const shares = spread(
      amount,
      lines.map((line) => (line.discountable ? line.amount : 0)),
    )
    lines.forEach((line, index) => {
      if (shares[index]) line.discount_amounts.push({ amount: shares[index], discount: id })
    })
    return [{ amount, discount: id }]
  })
  const off = invoice.total_discount_amounts.reduce((sum, row) => sum + row.amount, 0)
  invoice.total = invoice.subtotal - off
  invoice.subtotal_excluding_tax = invoice.subtotal
  invoice.total_excluding_tax = invoice.total
  invoice.amount_due = Math.max(0, invoice.total + invoice.starting_balance)
  invoice.amount_remaining = invoice.amount_due - invoice.amount_paid
}

/** Keeps a new draft. */
export function createInvoice(world: World, input: NewInvoice): Invoice {
  const invoice = insert(world, "invoices", buildInvoice(world, input))
  emit(world, "invoice.created", invoice)
  return invoice
}

/** Invoice items that wait for the customer's next invoice. */
export function pendingItems(world: World, customer: string, subscription?: string): InvoiceItem[] {
  return all(world, "invoiceitems")
    .filter(
      (item) =>
        item.customer === customer &&
        item.invoice === null &&
        (item.subscription === null || item.subscription === subscription),
    )
    .reverse()
}

/** What an item becomes on an invoice. */
export function lineOfItem(world: World, item: InvoiceItem): NewLine {
  const pricing: unknown = item.pricing && Reflect.get(item.pricing, "price_details")
  const priceId = pricing && typeof pricing === "object" ? String(Reflect.get(pricing, "price")) : null
  return {
    amount: item.amount,
    currency: item.currency,
    description: item.description ?? "",
    period: item.period,
    price: find(world, "prices", priceId) ?? undefined,
    quantity: item.quantity,
    proration: item.proration,
    subscription: item.subscription,
    invoiceItem: item.id,
    metadata: item.metadata,
  }
}

/** Fixes a draft: it gets its number, addresses and the amount that is due. */
export function finalizeInvoice(world: World, invoice: Invoice): Invoice {
  if (invoice.status !== "draft") {
    throw new StripeError(400, "This invoice is already finalized, you can't re-finalize it.", {
      code: "invoice_not_editable",
    })
  }
  const customer = get(world, "customers", invoice.customer)
  const time = now(world, world.testClock ?? customer.test_clock)
  addUp(world, invoice)
  invoice.number = `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, "0")}`
  customer.next_invoice_sequence += 1
  invoice.status = "open"
  invoice.effective_at = time
  invoice.status_transitions.finalized_at = time
  invoice.hosted_invoice_url = `${world.baseUrl}/invoices/${invoice.id}`
  invoice.invoice_pdf = `${world.baseUrl}/invoices/${invoice.id}/pdf`
  customer.balance = Math.min(0, invoice.total + invoice.starting_balance)
  invoice.ending_balance = customer.balance
  emit(world, "invoice.finalized", invoice)
  if (invoice.amount_due === 0) markPaid(world, invoice, 0)
  return invoice
}

/** Settles an invoice. */
export function markPaid(world: World, invoice: Invoice, amount: number): void {
  invoice.status = "paid"
  invoice.amount_paid += amount
  invoice.amount_remaining = 0
  invoice.attempted = true
  invoice.next_payment_attempt = null
  invoice.status_transitions.paid_at = now(world, world.testClock ?? invoice.test_clock)
  emit(world, "invoice.paid", invoice)
  emit(world, "invoice.payment_succeeded", invoice)
}

/** Tries to collect an open invoice from a card; false when the bank said no. */
export function payInvoice(
  world: World,
  invoice: Invoice,
  methodId: string | null,
  offSession = true,
): boolean {
  if (invoice.status !== "open") {
    const code = invoice.status === "paid" ? "invoice_already_paid" : "invoice_not_open"
    throw new StripeError(400, `Invoice is ${invoice.status}`, { code })
  }
  const intent = invoiceIntent(world, invoice)
  invoice.attempt_count += 1
  invoice.attempted = true
  if (methodId) confirmPayment(world, intent, paymentMethod(world, methodId), { offSession })
  const payment = all(world, "invoice_payments").find((row) => row.invoice === invoice.id)
  if (intent.status === "succeeded") {
    if (payment) {
      payment.status = "paid"
      payment.amount_paid = intent.amount
      payment.status_transitions.paid_at = now(world)
      emit(world, "invoice_payment.paid", payment)
    }
    markPaid(world, invoice, intent.amount)
    return true
  }
  const type =
    intent.status === "requires_action" ? "invoice.payment_action_required" : "invoice.payment_failed"
  emit(world, type, invoice)
  return false
}

/** The refusal of an invoice's last try, as the API tells it. */
export function paymentRefusal(world: World, invoice: Invoice): StripeError {
  const error = invoiceIntent(world, invoice).last_payment_error
  return error
    ? cardError(error, {})
    : new StripeError(402, "There is no payment method to pay this invoice with.", {
        type: "card_error",
        code: "invoice_payment_intent_requires_action",
      })
}

/** The payment intent that collects an invoice, made on first use. */
export function invoiceIntent(world: World, invoice: Invoice) {
  const payment = all(world, "invoice_payments").find((row) => row.invoice === invoice.id)
  if (payment) return get(world, "payment_intents", payment.payment.payment_intent)
  const intent = createPaymentIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    description: invoice.number ? `Invoice ${invoice.number}` : null,
    setup_future_usage: "off_session",
  })
  insert(world, "invoice_payments", {
    id: newId("inpay"),
    object: "invoice_payment",
    created: now(world),
    livemode: false,
    amount_paid: null,
    amount_requested: invoice.amount_due,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    payment: { type: "payment_intent", payment_intent: intent.id },
    status: "open",
    status_transitions: { canceled_at: null, paid_at: null },
  })
  return intent
}
