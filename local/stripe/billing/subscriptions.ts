import type { Invoice, Subscription, SubscriptionItem } from "../billing-types.ts"
import { invalid } from "../http/errors.ts"
import type { Price } from "../types.ts"
import { customerNow, emit, find, get, insert, newId, type World } from "../world.ts"
import {
  createInvoice,
  finalizeInvoice,
  invoiceIntent,
  lineOfItem,
  type NewLine,
  payInvoice,
  paymentRefusal,
  pendingItems,
} from "./invoices.ts"
import { periodEnd } from "./periods.ts"
import { meteredAmount } from "./usage.ts"

const day = 86_400

/** What a subscription starts from, once prices and discounts are found. */
export interface NewSubscription {
  customer: string
  items: { price: Price; quantity?: number; metadata?: Record<string, string> }[]
  trialEnd?: number | null
  discounts?: string[]
  defaultPaymentMethod?: string | null
  paymentBehavior?: string
  collectionMethod?: Subscription["collection_method"]
  daysUntilDue?: number | null
  metadata?: Record<string, string>
  description?: string | null
  applicationFeePercent?: number | null
  transferData?: Subscription["transfer_data"]
  missingPaymentMethod?: string
  cancelAtPeriodEnd?: boolean
  extraLines?: NewLine[]
}

/** Makes an item of a subscription. */
export function buildItem(
  subscription: string,
  input: NewSubscription["items"][number],
  period: { start: number; end: number },
  created: number,
): SubscriptionItem {
  const { price } = input
  const metered = price.recurring?.usage_type === "metered"
  return {
    id: newId("si", 14),
    object: "subscription_item",
    billing_thresholds: null,
    created,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: input.metadata ?? {},
    plan: {
      id: price.id,
      object: "plan",
      active: price.active,
      amount: price.unit_amount,
      currency: price.currency,
      interval: price.recurring?.interval,
      interval_count: price.recurring?.interval_count,
      product: price.product,
    },
    price: structuredClone(price),
    ...(metered ? {} : { quantity: input.quantity ?? 1 }),
    subscription,
    tax_rates: [],
  }
}

/** Starts a subscription and bills its first period. */
export function startSubscription(world: World, input: NewSubscription): Subscription {
  const customer = get(world, "customers", input.customer, "customer")
  const first = input.items[0]?.price
  if (!first?.recurring || input.items.some((item) => !item.price.recurring)) {
    throw invalid("The price specified must be recurring.", "items[0][price]")
  }
  const time = customerNow(world, customer.id)
  const trialEnd = input.trialEnd && input.trialEnd > time ? input.trialEnd : null
  const anchor = trialEnd ?? time
  const period = { start: time, end: trialEnd ?? periodEnd(time, first.recurring, time) }
  const id = newId("sub")
  const subscription = insert(world, "subscriptions", {
    id,
    object: "subscription",
    created: time,
    livemode: false,
    application: null,
    application_fee_percent: input.applicationFeePercent ?? null,
    automatic_tax: { enabled: false, disabled_reason: null, liability: null },
    billing_cycle_anchor: anchor,
    billing_cycle_anchor_config: null,
    billing_mode: { type: "flexible", flexible: null },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: input.cancelAtPeriodEnd ? period.end : null,
    cancel_at_period_end: input.cancelAtPeriodEnd ?? false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, reason: null },
    collection_method: input.collectionMethod ?? "charge_automatically",
    currency: first.currency,
    customer: customer.id,
    customer_account: null,
    days_until_due: input.daysUntilDue ?? null,
    default_payment_method: input.defaultPaymentMethod ?? null,
    default_source: null,
    default_tax_rates: [],
    description: input.description ?? null,
    discounts: [],
    ended_at: null,
    invoice_settings: { account_tax_ids: null, issuer: { type: "self" } },
    items: {
      object: "list",
      data: input.items.map((item) => buildItem(id, item, period, time)),
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
      total_count: input.items.length,
    },
    latest_invoice: null,
    managed_payments: null,
    metadata: input.metadata ?? {},
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: "off",
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: time,
    status: trialEnd ? "trialing" : "incomplete",
    test_clock: customer.test_clock,
    transfer_data: input.transferData ?? null,
    trial_end: trialEnd,
    trial_settings: {
      end_behavior: { missing_payment_method: input.missingPaymentMethod ?? "create_invoice" },
    },
    trial_start: trialEnd ? time : null,
  })
  for (const discountId of input.discounts ?? []) {
    const discount = world.state.discounts[discountId]
    if (discount) discount.subscription = id
    subscription.discounts.push(discountId)
  }
  customer.currency ??= first.currency
  const invoice = billPeriod(world, subscription, "subscription_create", input.extraLines)
  const how = input.paymentBehavior
  if (invoice.status === "open" && subscription.collection_method === "charge_automatically") {
    if (how === "default_incomplete") invoiceIntent(world, invoice)
    else if (!collect(world, subscription, invoice) && how === "error_if_incomplete") {
      delete world.state.tables.subscriptions[id]
      throw paymentRefusal(world, invoice)
    }
  }
  if (!trialEnd && (invoice.status === "paid" || subscription.collection_method === "send_invoice")) {
    subscription.status = "active"
  }
  emit(world, "customer.subscription.created", subscription)
  return subscription
}

/** Which card a subscription is paid with. */
export function payingMethod(world: World, subscription: Subscription): string | null {
  const customer = find(world, "customers", subscription.customer)
  return subscription.default_payment_method ?? customer?.invoice_settings.default_payment_method ?? null
}

/** Tries to collect a subscription's invoice. */
export function collect(world: World, subscription: Subscription, invoice: Invoice): boolean {
  const method = payingMethod(world, subscription)
  return payInvoice(world, invoice, method)
}

/** The lines of a subscription's present period. */
export function periodLines(world: World, subscription: Subscription): NewLine[] {
  const trial = subscription.status === "trialing"
  return subscription.items.data.map((item) => {
    const { price } = item
    const quantity = item.quantity ?? 0
    const name = find(world, "products", price.product)?.name ?? "Subscription"
    const licensed = Math.round(Number(price.unit_amount_decimal) * quantity)
    return {
      amount: trial || item.quantity === undefined ? 0 : licensed,
      currency: price.currency,
      description: trial ? `Free trial for ${quantity} × ${name}` : `${quantity} × ${name}`,
      period: { start: item.current_period_start, end: item.current_period_end },
      price,
      quantity,
      subscription: subscription.id,
      subscriptionItem: item.id,
    }
  })
}

/** Bills the present period together with what was waiting, and finalizes at once. */
export function billPeriod(
  world: World,
  subscription: Subscription,
  reason: string,
  extra: NewLine[] = [],
): Invoice {
  const items = pendingItems(world, subscription.customer, subscription.id)
  const invoice = createInvoice(world, {
    customer: subscription.customer,
    currency: subscription.currency,
    reason,
    lines: [...items.map((item) => lineOfItem(world, item)), ...extra, ...periodLines(world, subscription)],
    subscription: { id: subscription.id, metadata: subscription.metadata },
    discounts: activeDiscounts(world, subscription),
    collectionMethod: subscription.collection_method,
    daysUntilDue: subscription.days_until_due,
    autoAdvance: true,
  })
  for (const item of items) item.invoice = invoice.id
  subscription.latest_invoice = invoice.id
  const paused = subscription.pause_collection
  if (paused?.behavior === "keep_as_draft") return invoice
  finalizeInvoice(world, invoice)
  if (paused && invoice.status === "open") {
    invoice.status = paused.behavior === "void" ? "void" : "uncollectible"
    emit(world, paused.behavior === "void" ? "invoice.voided" : "invoice.marked_uncollectible", invoice)
  }
  forgetSpentDiscounts(world, subscription)
  return invoice
}

function activeDiscounts(world: World, subscription: Subscription): string[] {
  const time = customerNow(world, subscription.customer)
  return subscription.discounts.filter((id) => {
    const end = world.state.discounts[id]?.end
    return end === null || end === undefined || end > time
  })
}

function forgetSpentDiscounts(world: World, subscription: Subscription): void {
  if (subscription.status === "trialing") return
  subscription.discounts = activeDiscounts(world, subscription).filter((id) => {
    const coupon = find(world, "coupons", world.state.discounts[id]?.source.coupon)
    return coupon?.duration !== "once"
  })
}

/** Begins the next period of a subscription and bills it. */
export function renew(world: World, subscription: Subscription): void {
  const before = structuredClone(subscription)
  const start = subscription.items.data[0]?.current_period_end ?? subscription.created
  const recurring = subscription.items.data[0]?.price.recurring
  if (!recurring) return
  const wasTrial = subscription.status === "trialing"
  const ended = meteredAmount(world, subscription)
  if (wasTrial) subscription.status = "active"
  for (const item of subscription.items.data) {
    item.current_period_start = start
    item.current_period_end = periodEnd(subscription.billing_cycle_anchor, recurring, start)
  }
  const invoice = billPeriod(world, subscription, "subscription_cycle", ended)
  if (invoice.status === "open" && subscription.collection_method === "charge_automatically") {
    if (!collect(world, subscription, invoice)) {
      subscription.status = "past_due"
      invoice.next_payment_attempt = start + 3 * day
    }
  }
  emit(world, "customer.subscription.updated", subscription, {
    status: before.status,
    latest_invoice: before.latest_invoice,
    items: before.items,
  })
}

/** Ends a subscription now. */
export function endSubscription(world: World, subscription: Subscription, reason: string): void {
  const time = customerNow(world, subscription.customer)
  subscription.status = subscription.status === "incomplete" ? "incomplete_expired" : "canceled"
  subscription.ended_at = time
  subscription.canceled_at ??= time
  subscription.cancellation_details.reason ??= reason
  emit(world, "customer.subscription.deleted", subscription)
}
