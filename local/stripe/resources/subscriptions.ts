import { z } from "zod"
import { changeItems, changeSubscription } from "../billing/change-subscription.ts"
import { redeem } from "../billing/discounts.ts"
import { keepForNextInvoice } from "../billing/proration.ts"
import { endSubscription, renew, startSubscription } from "../billing/subscriptions.ts"
import type { Api } from "../http/api.ts"
import { invalid, missing } from "../http/errors.ts"
import { int, mergeMetadata, metadata, text } from "../http/params.ts"
import { all, customerNow, emit, get } from "../world.ts"
import { createParams, priceOf, updateParams } from "./subscription-params.ts"

/** Subscriptions and their items. */
export function subscriptions(api: Api): void {
  const { world } = api
  const path = "/v1/subscriptions"
  api.post(path, createParams, ({ params }) => {
    const customer = get(world, "customers", params.customer, "customer")
    const time = customerNow(world, customer.id)
    const items = params.items.map((item, index) => {
      const price = priceOf(world, item, `items[${index}]`)
      if (!price) throw invalid("An item needs a price.", `items[${index}]`)
      return { price, quantity: item.quantity ?? 1, metadata: mergeMetadata({}, item.metadata) }
    })
    const days = params.trial_period_days ?? items[0]?.price.recurring?.trial_period_days
    const trialEnd = typeof params.trial_end === "number" ? params.trial_end : null
    const discounts = (params.discounts || []).flatMap((each) => {
      const redeemed = redeem(world, each, { customer: customer.id })
      return redeemed ? [redeemed.id] : []
    })
    return startSubscription(world, {
      customer: customer.id,
      items,
      trialEnd: trialEnd ?? (days && params.trial_end !== "now" ? time + days * 86_400 : null),
      discounts,
      defaultPaymentMethod: params.default_payment_method ?? null,
      paymentBehavior: params.payment_behavior,
      collectionMethod: params.collection_method,
      daysUntilDue: params.days_until_due ?? null,
      metadata: mergeMetadata({}, params.metadata),
      description: params.description ?? null,
      applicationFeePercent: params.application_fee_percent ?? null,
      transferData: params.transfer_data
        ? {
            destination: params.transfer_data.destination,
            amount_percent: params.transfer_data.amount_percent ?? null,
          }
        : null,
      missingPaymentMethod: params.trial_settings?.end_behavior.missing_payment_method,
      cancelAtPeriodEnd: params.cancel_at_period_end,
    })
  })
  api.readable(path, "subscriptions", ["customer"], (row, { status, price }) => {
    const priced = typeof price !== "string" || row.items.data.some((item) => item.price.id === price)
    // Ended ones are only listed when asked for.
    if (status === undefined) return priced && row.status !== "canceled"
    if (status === "ended") return priced && ["canceled", "incomplete_expired"].includes(row.status)
    return priced && (status === "all" || row.status === status)
  })
  api.post(`${path}/:id`, updateParams, ({ params, id }) =>
    changeSubscription(world, get(world, "subscriptions", id), params),
  )
  api.post(`${path}/:id/resume`, z.object({ billing_cycle_anchor: text.optional() }), ({ id }) => {
    const subscription = get(world, "subscriptions", id)
    if (subscription.status !== "paused") throw invalid("Only a paused subscription can be resumed.")
    subscription.status = "active"
    const time = customerNow(world, subscription.customer)
    subscription.billing_cycle_anchor = time
    for (const item of subscription.items.data) item.current_period_end = time
    renew(world, subscription)
    emit(world, "customer.subscription.resumed", subscription)
    return subscription
  })
  api.delete(`${path}/:id`, ({ id }) => {
    const subscription = get(world, "subscriptions", id)
    if (subscription.status === "canceled") throw missing("subscription", id)
    endSubscription(world, subscription, "cancellation_requested")
    return subscription
  })
  api.includable((object, field) => {
    if (object.object !== "customer" || field !== "subscriptions") return undefined
    const data = all(world, "subscriptions").filter(
      (row) => row.customer === object.id && row.status !== "canceled",
    )
    return { object: "list", data, has_more: false, url: `/v1/customers/${object.id}/subscriptions` }
  })
  subscriptionItems(api)
}

function subscriptionItems(api: Api): void {
  const { world } = api
  const path = "/v1/subscription_items"
  const holder = (id: string) => {
    const subscription = all(world, "subscriptions").find((row) =>
      row.items.data.some((item) => item.id === id),
    )
    const item = subscription?.items.data.find((each) => each.id === id)
    if (!subscription || !item) throw missing("subscription_item", id)
    return { subscription, item }
  }
  const change = z.object({
    price: text.optional(),
    quantity: int.optional(),
    metadata: metadata.optional(),
    proration_behavior: z.enum(["create_prorations", "always_invoice", "none"]).optional(),
  })
  api.get(`${path}/:id`, ({ id }) => holder(id).item)
  api.get(path, ({ query }) => get(world, "subscriptions", String(query.subscription ?? "")).items)
  api.post(path, change.extend({ subscription: text, price: text }), ({ params }) => {
    const subscription = get(world, "subscriptions", params.subscription, "subscription")
    const { proration_behavior, subscription: _, ...item } = params
    changeSubscription(world, subscription, { items: [item], proration_behavior })
    return subscription.items.data.at(-1) ?? subscription
  })
  api.post(`${path}/:id`, change, ({ params, id }) => {
    const { subscription, item } = holder(id)
    const { proration_behavior, ...fields } = params
    changeSubscription(world, subscription, { items: [{ id, ...fields }], proration_behavior })
    return item
  })
  api.delete(`${path}/:id`, ({ id, query }) => {
    const { subscription } = holder(id)
    const lines = changeItems(world, subscription, { items: [{ id, deleted: true }] })
    if (query.proration_behavior !== "none") keepForNextInvoice(world, subscription, lines)
    emit(world, "customer.subscription.updated", subscription)
    return { id, object: "subscription_item", deleted: true }
  })
}
