import type { Subscription } from "../billing-types.ts"
import type { Due } from "../clock.ts"
import { clockOf, emit, find, now, type World } from "../world.ts"
import { collect, endSubscription, payingMethod, renew } from "./subscriptions.ts"

const day = 86_400
/** Days after the first failure at which a card is tried again; then the subscription ends. */
const retries = [3, 5, 7]

/** What subscriptions and their unpaid invoices have coming. */
export function billingAgenda(world: World, testClock: string | null, until: number): Due[] {
  const { subscriptions } = world.state.tables
  return Object.values(subscriptions)
    .filter((subscription) => clockOf(world, subscription.customer) === testClock)
    .flatMap((subscription) => [...steps(world, subscription), ...dunning(world, subscription)])
    .filter((due) => due.at <= until)
}

function steps(world: World, subscription: Subscription): Due[] {
  const { id, status } = subscription
  const due: Due[] = []
  const add = (at: number, run: () => void) => due.push({ at, id, run })
  const end = subscription.items.data[0]?.current_period_end ?? Number.POSITIVE_INFINITY
  if (status === "incomplete") {
    add(subscription.created + 23 * 3600, () => endSubscription(world, subscription, "payment_failed"))
  }
  if (status === "trialing" && subscription.trial_end && !world.state.notices[id]) {
    add(subscription.trial_end - 3 * day, () => {
      world.state.notices[id] = true
      emit(world, "customer.subscription.trial_will_end", subscription)
    })
  }
  const resumes = subscription.pause_collection?.resumes_at
  if (resumes) {
    add(resumes, () => {
      subscription.pause_collection = null
      emit(world, "customer.subscription.updated", subscription)
    })
  }
  if (!["trialing", "active", "past_due", "unpaid"].includes(status)) return due
  const cancelAt = subscription.cancel_at
  if (cancelAt !== null && cancelAt <= end) {
    add(cancelAt, () => endSubscription(world, subscription, "cancellation_requested"))
  } else {
    add(end, () => next(world, subscription))
  }
  return due
}

function next(world: World, subscription: Subscription): void {
  const missing = subscription.trial_settings.end_behavior.missing_payment_method
  if (subscription.status === "trialing" && !payingMethod(world, subscription)) {
    if (missing === "cancel") {
      endSubscription(world, subscription, "payment_failed")
      return
    }
    if (missing === "pause") {
      subscription.status = "paused"
      emit(world, "customer.subscription.paused", subscription)
      return
    }
  }
  renew(world, subscription)
}

function dunning(world: World, subscription: Subscription): Due[] {
  const invoice = find(world, "invoices", subscription.latest_invoice)
  if (subscription.status !== "past_due" || invoice?.status !== "open") return []
  const at = invoice.next_payment_attempt
  if (at === null) return []
  const retry = () => {
    if (collect(world, subscription, invoice)) {
      subscription.status = "active"
      emit(world, "customer.subscription.updated", subscription, { status: "past_due" })
      return
    }
    const wait = retries[invoice.attempt_count - 1]
    invoice.next_payment_attempt = wait === undefined ? null : now(world) + wait * day
    if (wait === undefined) endSubscription(world, subscription, "payment_failed")
  }
  return [{ at, id: subscription.id, run: retry }]
}
