import { z } from "zod"
import type { Api } from "../http/api.ts"
import { mergeMetadata, metadata, text } from "../http/params.ts"
import { all, get, now } from "../world.ts"

/** Charges, the movements they are booked as, and the balance. */
export function charges(api: Api): void {
  const { world } = api
  api.readable("/v1/charges", "charges", ["customer", "payment_intent", "transfer_group"])
  const update = z.object({
    description: text.optional(),
    metadata: metadata.optional(),
    receipt_email: text.optional(),
  })
  api.post("/v1/charges/:id", update, ({ params, id }) => {
    const charge = get(world, "charges", id)
    if (params.description !== undefined) charge.description = params.description
    if (params.receipt_email !== undefined) charge.receipt_email = params.receipt_email
    charge.metadata = mergeMetadata(charge.metadata, params.metadata)
    return charge
  })
  api.includable((object, field) => {
    if (object.object !== "charge" || field !== "refunds") return undefined
    const data = all(world, "refunds").filter((refund) => refund.charge === object.id)
    return { object: "list", data, has_more: false, url: `/v1/charges/${object.id}/refunds` }
  })
  api.readable("/v1/balance_transactions", "balance_transactions", ["type", "source", "currency"])
  api.get("/v1/balance", () => {
    const sums = new Map<string, { available: number; pending: number }>()
    for (const row of all(world, "balance_transactions")) {
      const sum = sums.get(row.currency) ?? { available: 0, pending: 0 }
      sum[row.available_on <= now(world) ? "available" : "pending"] += row.net
      sums.set(row.currency, sum)
    }
    const amounts = (key: "available" | "pending") =>
      [...sums].map(([currency, sum]) => ({ amount: sum[key], currency, source_types: { card: sum[key] } }))
    return {
      object: "balance",
      available: amounts("available"),
      pending: amounts("pending"),
      livemode: false,
    }
  })
}
