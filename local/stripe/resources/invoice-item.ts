import type { InvoiceItem } from "../billing-types.ts"
import { customerNow, get, insert, newId, type World } from "../world.ts"

/** Keeps an item for an invoice. */
export function newItem(
  world: World,
  input: Pick<
    InvoiceItem,
    "amount" | "currency" | "customer" | "description" | "metadata" | "quantity" | "subscription"
  > & { price: string | null; product: string | null; unit: number },
): InvoiceItem {
  const { price, product, unit, ...fields } = input
  const time = customerNow(world, input.customer)
  return insert(world, "invoiceitems", {
    ...fields,
    id: newId("ii"),
    object: "invoiceitem",
    created: time,
    livemode: false,
    customer_account: null,
    date: time,
    discountable: true,
    discounts: [],
    invoice: null,
    net_amount: input.amount,
    parent: null,
    period: { start: time, end: time },
    pricing: price
      ? {
          type: "price_details",
          price_details: { price, product },
          unit_amount_decimal: String(unit),
        }
      : null,
    proration: false,
    quantity_decimal: String(input.quantity),
    tax_rates: [],
    test_clock: get(world, "customers", input.customer).test_clock,
  })
}
