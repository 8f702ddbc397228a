import type { Subscription } from "../billing-types.ts"
import { find, type World } from "../world.ts"
import type { NewLine } from "./invoices.ts"

/** What a meter counted for a customer within a span. */
export function meterValue(
  world: World,
  meterId: string,
  customer: string,
  span: { start: number; end: number },
): number {
  const meter = world.state.tables.meters[meterId]
  if (!meter) return 0
  const values = world.state.meter_events
    .filter(
      (event) =>
        event.event_name === meter.event_name &&
        event.payload[meter.customer_mapping.event_payload_key] === customer &&
        event.timestamp >= span.start &&
        event.timestamp < span.end,
    )
    .map((event) => Number(event.payload[meter.value_settings.event_payload_key] ?? 1))
  const { formula } = meter.default_aggregation
  if (formula === "count") return values.length
  return formula === "last" ? (values.at(-1) ?? 0) : values.reduce((sum, value) => sum + value, 0)
}

/** Lines for what was used in the period that is ending. */
export function meteredAmount(world: World, subscription: Subscription): NewLine[] {
  return subscription.items.data.flatMap((item) => {
    const { price } = item
    if (price.recurring?.usage_type !== "metered" || !price.recurring.meter) return []
    const period = { start: item.current_period_start, end: item.current_period_end }
    const quantity = meterValue(world, price.recurring.meter, subscription.customer, period)
    return [
      {
        amount: Math.round(Number(price.unit_amount_decimal) * quantity),
        currency: price.currency,
        description: `${quantity} × ${find(world, "products", price.product)?.name ?? "Usage"}`,
        period,
        price,
        quantity,
        subscription: subscription.id,
        subscriptionItem: item.id,
      },
    ]
  })
}
