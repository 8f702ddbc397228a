import type { Subscription } from "../billing-types.ts"
import { invalid, missing } from "../http/errors.ts"
import { mergeMetadata } from "../http/params.ts"
import { differences } from "../resources/customers.ts"
import { priceOf, type SubscriptionUpdate } from "../resources/subscription-params.ts"
import { customerNow, emit, get, type World } from "../world.ts"
import { redeem } from "./discounts.ts"
import { createInvoice, finalizeInvoice, lineOfItem, type NewLine, pendingItems } from "./invoices.ts"
import { periodEnd } from "./periods.ts"
import { keepForNextInvoice, prorate } from "./proration.ts"
import { billPeriod, buildItem, collect } from "./subscriptions.ts"

/** Changes a subscription: plan, quantity, trial, pause, cancellation. */
export function changeSubscription(
  world: World,
  subscription: Subscription,
  input: SubscriptionUpdate,
): Subscription {
  if (subscription.status === "canceled" || subscription.status === "incomplete_expired") {
    throw invalid("A canceled subscription can only update its cancellation_details and metadata.")
  }
  const before = structuredClone(subscription)
  changeTerms(world, subscription, input)
  changeCancellation(world, subscription, input)
  const interval = intervalOf(subscription)
  const lines = input.items ? changeItems(world, subscription, input) : []
  const restarts = intervalOf(subscription) !== interval || input.billing_cycle_anchor === "now"
  if (input.trial_end !== undefined) changeTrial(world, subscription, input.trial_end)
  if (restarts && subscription.status !== "trialing") restart(world, subscription, lines)
  else if (input.proration_behavior !== "none" && lines.length > 0) {
    keepForNextInvoice(world, subscription, lines)
    if (input.proration_behavior === "always_invoice") invoiceNow(world, subscription)
  }
  emit(world, "customer.subscription.updated", subscription, differences(before, subscription))
  return subscription
}

function intervalOf(subscription: Subscription): string {
  const recurring = subscription.items.data[0]?.price.recurring
  return `${recurring?.interval} ${recurring?.interval_count}`
}

function changeTerms(world: World, subscription: Subscription, input: SubscriptionUpdate): void {
  subscription.metadata = mergeMetadata(subscription.metadata, input.metadata)
  if (input.description !== undefined) subscription.description = input.description || null
  if (input.default_payment_method) {
    get(world, "payment_methods", input.default_payment_method, "default_payment_method")
    subscription.default_payment_method = input.default_payment_method
  }
  if (input.collection_method) subscription.collection_method = input.collection_method
  if (input.days_until_due !== undefined) subscription.days_until_due = input.days_until_due
  if (input.pause_collection !== undefined) {
    const pause = input.pause_collection
    subscription.pause_collection = pause
      ? { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null }
      : null
  }
  if (input.discounts === undefined) return
  const target = { subscription: subscription.id, customer: subscription.customer }
  subscription.discounts = (input.discounts || []).flatMap((each) => {
    if (each.discount) return [each.discount]
    const redeemed = redeem(world, each, target)
    return redeemed ? [redeemed.id] : []
  })
}

function changeCancellation(world: World, subscription: Subscription, input: SubscriptionUpdate): void {
  const end = subscription.items.data[0]?.current_period_end ?? null
  if (input.cancel_at_period_end !== undefined) {
    subscription.cancel_at_period_end = input.cancel_at_period_end
    subscription.cancel_at = input.cancel_at_period_end ? end : null
  }
  if (input.cancel_at !== undefined) subscription.cancel_at = input.cancel_at || null
  const cancels = subscription.cancel_at !== null
  subscription.canceled_at = cancels ? customerNow(world, subscription.customer) : null
  const { comment, feedback } = input.cancellation_details ?? {}
  subscription.cancellation_details = {
    comment: comment ?? subscription.cancellation_details.comment,
    feedback: feedback ?? subscription.cancellation_details.feedback,
    reason: cancels ? "cancellation_requested" : null,
  }
}

/** Applies changes to the items and says what they cost for the rest of the period. */
export function changeItems(
  world: World,
  subscription: Subscription,
  input: Pick<SubscriptionUpdate, "items" | "proration_date">,
): NewLine[] {
  const { data } = subscription.items
  const at = input.proration_date ?? customerNow(world, subscription.customer)
  const lines = (input.items ?? []).flatMap((change, index) => {
    const param = `items[${index}]`
    const price = priceOf(world, change, param)
    if (!change.id) {
      if (!price) throw invalid("An item needs a price.", param)
      const first = data[0]
      const period = {
        start: first?.current_period_start ?? at,
        end: first?.current_period_end ?? at,
      }
      const added = buildItem(subscription.id, { price, quantity: change.quantity ?? 1 }, period, at)
      data.push(added)
      const none = { ...added, quantity: 0 }
      return prorate(world, subscription, none, { price, quantity: added.quantity ?? 0 }, at)
    }
    const item = data.find((each) => each.id === change.id)
    if (!item) throw missing("subscription item", change.id, `${param}[id]`)
    const wanted = {
      price: price ?? item.price,
      quantity: change.deleted ? 0 : (change.quantity ?? item.quantity ?? 1),
    }
    const costs = prorate(world, subscription, item, wanted, at)
    if (change.deleted) data.splice(data.indexOf(item), 1)
    else {
      item.metadata = mergeMetadata(item.metadata, change.metadata)
      const period = { start: item.current_period_start, end: item.current_period_end }
      const changed = buildItem(subscription.id, { ...wanted, metadata: item.metadata }, period, item.created)
      Object.assign(item, changed, { id: item.id })
    }
    return costs
  })
  if (data.length === 0) throw invalid("A subscription needs at least one item.", "items")
  return lines
}

function changeTrial(world: World, subscription: Subscription, end: number | "now"): void {
  const time = customerNow(world, subscription.customer)
  const until = end === "now" ? time : end
  if (until > time) {
    subscription.status = "trialing"
    subscription.trial_start ??= time
    subscription.trial_end = until
    subscription.billing_cycle_anchor = until
    for (const item of subscription.items.data) item.current_period_end = until
    return
  }
  if (subscription.status !== "trialing") return
  subscription.trial_end = time
  subscription.status = "active"
  restart(world, subscription, [])
}

/** Begins a new period today, as a change of interval does, and bills it. */
function restart(world: World, subscription: Subscription, lines: NewLine[]): void {
  const time = customerNow(world, subscription.customer)
  const recurring = subscription.items.data[0]?.price.recurring
  if (!recurring) return
  subscription.billing_cycle_anchor = time
  for (const item of subscription.items.data) {
    item.current_period_start = time
    item.current_period_end = periodEnd(time, recurring, time)
  }
  // Only what wasn't used is given back; the new price is billed whole.
  const credits = lines.filter((line) => line.amount < 0)
  const invoice = billPeriod(world, subscription, "subscription_update", credits)
  if (invoice.status === "open" && !collect(world, subscription, invoice)) {
    subscription.status = "past_due"
    invoice.next_payment_attempt = time + 3 * 86_400
  }
}

function invoiceNow(world: World, subscription: Subscription): void {
  const items = pendingItems(world, subscription.customer, subscription.id)
  const invoice = createInvoice(world, {
    customer: subscription.customer,
    currency: subscription.currency,
    reason: "subscription_update",
    lines: items.map((item) => lineOfItem(world, item)),
    subscription: { id: subscription.id, metadata: subscription.metadata },
    autoAdvance: true,
  })
  for (const item of items) item.invoice = invoice.id
  subscription.latest_invoice = invoice.id
  finalizeInvoice(world, invoice)
  if (invoice.status === "open" && !collect(world, subscription, invoice)) {
    subscription.status = "past_due"
    invoice.next_payment_attempt = customerNow(world, subscription.customer) + 3 * 86_400
  }
}
