import { z } from "zod"
import { meterValue } from "../billing/usage.ts"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { int, text } from "../http/params.ts"
import { all, emit, get, insert, newId, now } from "../world.ts"

/** Meters, the events they count, and their sums. */
export function meters(api: Api): void {
  const { world } = api
  const path = "/v1/billing/meters"
  const create = z.object({
    display_name: text,
    event_name: text,
    default_aggregation: z.object({ formula: z.enum(["sum", "count", "last"]) }),
    customer_mapping: z.object({ event_payload_key: text, type: z.literal("by_id") }).optional(),
    value_settings: z.object({ event_payload_key: text }).optional(),
  })
  api.post(path, create, ({ params }) => {
    const taken = all(world, "meters").some(
      (row) => row.status === "active" && row.event_name === params.event_name,
    )
    if (taken) throw invalid("An active meter with that event name already exists.", "event_name")
    const created = now(world)
    const meter = insert(world, "meters", {
      id: newId("mtr_test"),
      object: "billing.meter",
      created,
      livemode: false,
      customer_mapping: params.customer_mapping ?? {
        event_payload_key: "stripe_customer_id",
        type: "by_id",
      },
      default_aggregation: params.default_aggregation,
      display_name: params.display_name,
      event_name: params.event_name,
      event_time_window: null,
      status: "active",
      status_transitions: { deactivated_at: null },
      updated: created,
      value_settings: params.value_settings ?? { event_payload_key: "value" },
    })
    emit(world, "billing.meter.created", meter)
    return meter
  })
  api.readable(path, "meters", ["status"])
  for (const [verb, status] of [
    ["deactivate", "inactive"],
    ["reactivate", "active"],
  ] as const) {
    api.post(`${path}/:id/${verb}`, z.object({}), ({ id }) => {
      const meter = get(world, "meters", id)
      meter.status = status
      meter.status_transitions.deactivated_at = status === "inactive" ? now(world) : null
      return meter
    })
  }
  const event = z.object({
    event_name: text,
    payload: z.record(z.string(), text),
    identifier: text.optional(),
    timestamp: int.optional(),
  })
  api.post("/v1/billing/meter_events", event, ({ params }) => {
    const meter = all(world, "meters").find(
      (row) => row.event_name === params.event_name && row.status === "active",
    )
    if (!meter) throw invalid(`No active meter found for event name ${params.event_name}.`, "event_name")
    const customer = params.payload[meter.customer_mapping.event_payload_key]
    if (!customer) throw invalid("The payload names no customer.", "payload")
    get(world, "customers", customer, "payload")
    // Stripe counts an identifier once, and refuses it the second time.
    if (params.identifier && world.state.meter_events.some((row) => row.identifier === params.identifier)) {
      throw invalid(`An event already exists with identifier ${params.identifier}.`, "identifier")
    }
    const row = {
      object: "billing.meter_event" as const,
      created: now(world),
      event_name: params.event_name,
      identifier: params.identifier ?? crypto.randomUUID(),
      livemode: false as const,
      payload: params.payload,
      timestamp: params.timestamp ?? now(world),
    }
    world.state.meter_events.push(row)
    return row
  })
  api.get(`${path}/:id/event_summaries`, ({ id, query }) => {
    const meter = get(world, "meters", id)
    const span = { start: Number(query.start_time), end: Number(query.end_time) }
    const summary = {
      id: newId("mtrusg"),
      object: "billing.meter_event_summary",
      aggregated_value: meterValue(world, meter.id, String(query.customer), span),
      start_time: span.start,
      end_time: span.end,
      livemode: false,
      meter: meter.id,
    }
    return { object: "list", data: [summary], has_more: false, url: `${path}/${id}/event_summaries` }
  })
}
