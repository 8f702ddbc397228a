import { z } from "zod"
import { recordBalance } from "../billing/balance.ts"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { bool, int, mergeMetadata, metadata, text } from "../http/params.ts"
import type { Charge, Refund } from "../payment-types.ts"
import { emit, find, get, insert, newId, now, type World } from "../world.ts"

const create = z.object({
  charge: text.optional(),
  payment_intent: text.optional(),
  amount: int.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.optional(),
  refund_application_fee: bool.optional(),
  reverse_transfer: bool.optional(),
})

type Input = z.output<typeof create>

function chargeOf(world: World, input: Input): Charge {
  if (input.charge) return get(world, "charges", input.charge, "charge")
  if (!input.payment_intent) {
    throw invalid("One of the following params should be provided: charge or payment_intent.")
  }
  const intent = get(world, "payment_intents", input.payment_intent, "payment_intent")
  const charge = find(world, "charges", intent.latest_charge)
  if (!charge || intent.status !== "succeeded") {
    throw invalid(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      "payment_intent",
    )
  }
  return charge
}

function createRefund(world: World, input: Input): Refund {
  const charge = chargeOf(world, input)
  const left = charge.amount_captured - charge.amount_refunded
  const amount = input.amount ?? left
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, "charge_already_refunded")
  }
  if (amount < 1) throw invalid("Invalid positive integer", "amount", "parameter_invalid_integer")
  if (amount > left) {
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`,
      "amount",
      "amount_too_large",
    )
  }
  const id = newId("re")
  const refund = insert(world, "refunds", {
    id,
    object: "refund",
    created: now(world),
    livemode: false,
    amount,
    balance_transaction: recordBalance(world, {
      type: "refund",
      source: id,
      amount: -amount,
      currency: charge.currency,
    }).id,
    charge: charge.id,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
    metadata: mergeMetadata({}, input.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  })
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded }
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount_captured
  if (input.reverse_transfer) reverse(world, charge, amount)
  if (input.refund_application_fee) refundFee(world, charge, amount)
  emit(world, "charge.refunded", charge, before)
  emit(world, "refund.created", refund)
  emit(world, "refund.updated", refund)
  return refund
}

/** Takes the same share back from the connected account. */
function reverse(world: World, charge: Charge, amount: number): void {
  const transfer = find(world, "transfers", charge.transfer)
  if (!transfer) return
  transfer.amount_reversed += Math.round((transfer.amount * amount) / charge.amount_captured)
  transfer.reversed = transfer.amount_reversed >= transfer.amount
  emit(world, "transfer.reversed", transfer)
}

/** Gives the same share of the platform's fee back. */
function refundFee(world: World, charge: Charge, amount: number): void {
  const fee = charge.application_fee ? world.state.tables.application_fees[charge.application_fee] : undefined
  if (!fee) return
  fee.amount_refunded += Math.round((fee.amount * amount) / charge.amount_captured)
  fee.refunded = fee.amount_refunded >= fee.amount
  emit(world, "application_fee.refunded", fee)
}

/** Refunds: in parts, never more than was paid. */
export function refunds(api: Api): void {
  const { world } = api
  api.post("/v1/refunds", create, ({ params }) => createRefund(world, params))
  api.readable("/v1/refunds", "refunds", ["charge", "payment_intent"])
  api.post("/v1/refunds/:id", z.object({ metadata: metadata.optional() }), ({ params, id }) => {
    const refund = get(world, "refunds", id)
    refund.metadata = mergeMetadata(refund.metadata, params.metadata)
    emit(world, "refund.updated", refund)
    return refund
  })
}
