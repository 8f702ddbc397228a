import type { BalanceTransaction, Charge } from "../payment-types.ts"
import { actAs, emit, insert, newId, now, type World } from "../world.ts"

/** A movement of money to be booked. */
export interface Movement {
  type: "charge" | "refund"
  source: string
  amount: number
  currency: string
}

/** Books a movement, with Stripe's fee for European cards (1.5 % + 20). Refunds give no fee back. */
export function recordBalance(world: World, movement: Movement): BalanceTransaction {
  const fee = movement.type === "charge" ? Math.round(movement.amount * 0.015) + 20 : 0
  const created = now(world)
  return insert(world, "balance_transactions", {
    id: newId("txn"),
    object: "balance_transaction",
    created,
    livemode: false,
    amount: movement.amount,
    available_on: created + 2 * 24 * 60 * 60,
    balance_type: "payments",
    currency: movement.currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details: fee
      ? [
          {
            amount: fee,
            application: null,
            currency: movement.currency,
            description: "Stripe processing fees",
            type: "stripe_fee",
          },
        ]
      : [],
    net: movement.amount - fee,
    reporting_category: movement.type,
    source: movement.source,
    status: "pending",
    type: movement.type,
  })
}

/** Hands a charge with `transfer_data` on to its connected account. */
export function recordTransfer(world: World, charge: Charge): void {
  const data = charge.transfer_data
  if (!data) return
  const transfer = insert(world, "transfers", {
    id: newId("tr"),
    object: "transfer",
    created: now(world),
    livemode: false,
    amount: data.amount ?? charge.amount,
    amount_reversed: 0,
    balance_transaction: null,
    currency: charge.currency,
    description: null,
    destination: data.destination,
    destination_payment: null,
    metadata: {},
    reversals: { object: "list", data: [], has_more: false, url: "/v1/transfers" },
    reversed: false,
    source_transaction: charge.id,
    source_type: "card",
    transfer_group: charge.transfer_group,
  })
  charge.transfer = transfer.id
  emit(world, "transfer.created", transfer)
}

/** Books the platform's share of a charge. */
export function recordFee(world: World, charge: Charge): void {
  const amount = charge.application_fee_amount
  if (!amount) return
  // The fee is the platform's, also where the charge is a connected account's own.
  const account = charge.transfer_data?.destination ?? world.acting.account ?? ""
  actAs(world, { ...world.acting, account: null }, () => keepFee(world, charge, amount, account))
}

function keepFee(world: World, charge: Charge, amount: number, account: string): void {
  const fee = insert(world, "application_fees", {
    id: newId("fee"),
    object: "application_fee",
    created: now(world),
    livemode: false,
    account,
    amount,
    amount_refunded: 0,
    application: "ca_local",
    balance_transaction: null,
    charge: charge.id,
    currency: charge.currency,
    originating_transaction: charge.id,
    refunded: false,
    refunds: { object: "list", data: [], has_more: false, url: "/v1/application_fees" },
  })
  charge.application_fee = fee.id
  emit(world, "application_fee.created", fee)
}
