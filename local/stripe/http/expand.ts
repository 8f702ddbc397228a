import type { State, TableName } from "../state.ts"

const tableOfPrefix: Record<string, TableName> = {
  acct: "accounts",
  ch: "charges",
  cs: "checkout_sessions",
  cus: "customers",
  fee: "application_fees",
  ii: "invoiceitems",
  in: "invoices",
  pi: "payment_intents",
  pm: "payment_methods",
  price: "prices",
  prod: "products",
  promo: "promotion_codes",
  re: "refunds",
  seti: "setup_intents",
  sub: "subscriptions",
  tr: "transfers",
  txn: "balance_transactions",
  clock: "test_clocks",
}

// Coupons have ids that their maker chooses, so they are known by the field they stand in.
const tableOfField: Record<string, TableName> = { coupon: "coupons" }

/** Fields that an object only has when they are asked for. */
export type Includable = (object: Record<string, unknown>, field: string) => unknown

/** Replaces ids by the objects they name along paths such as `data.payment_intent.latest_charge`. */
export function expand(state: State, answer: object, paths: string[], include: Includable): object {
  const copy = structuredClone(answer)
  for (const path of paths) walk(state, copy, path.split("."), include)
  return copy
}

function walk(state: State, value: unknown, path: string[], include: Includable): void {
  const [field, ...rest] = path
  if (!field) return
  if (Array.isArray(value)) {
    for (const item of value) walk(state, item, path, include)
    return
  }
  if (!isRecord(value)) return
  if (!(field in value)) {
    const included = include(value, field)
    if (included === undefined) return
    value[field] = structuredClone(included)
  } else value[field] = resolve(state, field, value[field])
  walk(state, value[field], rest, include)
}

function resolve(state: State, field: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(state, field, item))
  if (typeof value !== "string") return value
  const table = tableOfField[field] ?? tableOfPrefix[value.split("_")[0] ?? ""]
  const found = table ? state.tables[table][value] : state.discounts[value]
  return found ? structuredClone(found) : value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
