import { randomBytes } from "node:crypto"
import { missing } from "./http/errors.ts"
import type { State, TableName, Tables } from "./state.ts"
import type { StripeEvent } from "./types.ts"

/** The API version whose shapes we answer with. */
export const apiVersion = "2026-10-28.endive"

/** On whose behalf something happens. */
export interface Acting {
  /** A connected account, or null for the platform itself. */
  account: string | null
  requestId: string | null
  idempotencyKey: string | null
}

/** The stand-in as its parts see it. */
export interface World {
  state: State
  baseUrl: string
  acting: Acting
  /** The test clock that is being moved, whose time then holds. */
  testClock: string | null
  /** Called for each new event. */
  onEvent(event: StripeEvent): void
}

/** Nobody's request: time passing, or a page. */
export const nobody: Acting = { account: null, requestId: null, idempotencyKey: null }

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/** A new id with Stripe's prefix. */
export function newId(prefix: string, length = 24): string {
  return `${prefix}_${Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join("")}`
}

/** The present, in seconds; of the customer's own test clock, if there is one. */
export function now(world: World, testClock: string | null = world.testClock): number {
  const frozen = testClock ? world.state.tables.test_clocks[testClock]?.frozen_time : undefined
  return frozen ?? Math.floor(Date.now() / 1000) + world.state.clock_offset
}

/** The test clock that a customer lives by. */
export function clockOf(world: World, customer: string | null): string | null {
  return customer ? (world.state.tables.customers[customer]?.test_clock ?? null) : null
}

/** The present of a customer. */
export function customerNow(world: World, customer: string | null): number {
  return now(world, customer ? (world.state.tables.customers[customer]?.test_clock ?? null) : null)
}

/** Keeps a new object, under the account that acts. */
export function insert<Name extends TableName>(world: World, table: Name, row: Tables[Name]): Tables[Name] {
  const rows: Record<string, Tables[Name]> = world.state.tables[table]
  rows[row.id] = row
  if (world.acting.account) world.state.owners[row.id] = world.acting.account
  return row
}

/** One object of the account that acts, or null. */
export function find<Name extends TableName>(
  world: World,
  table: Name,
  id: string | null | undefined,
): Tables[Name] | null {
  if (!id) return null
  const rows: Record<string, Tables[Name]> = world.state.tables[table]
  const row = Object.hasOwn(rows, id) ? rows[id] : undefined
  if (!row || (world.state.owners[id] ?? null) !== world.acting.account) return null
  return row
}

/** One object of the account that acts; refuses an id that names nothing. */
export function get<Name extends TableName>(
  world: World,
  table: Name,
  id: string,
  param?: string,
): Tables[Name] {
  const row = find(world, table, id)
  if (!row) throw missing(table.replace(/ies$/, "y").replace(/s$/, ""), id, param)
  return row
}

/** All objects of a kind that the acting account owns, newest first. */
export function all<Name extends TableName>(world: World, table: Name): Tables[Name][] {
  const rows: Record<string, Tables[Name]> = world.state.tables[table]
  // Insertion order is kept and decides between objects of the same second.
  return Object.values(rows)
    .filter((row) => (world.state.owners[row.id] ?? null) === world.acting.account)
    .reverse()
}

/** Does something on behalf of another account, then returns to the present one. */
export function actAs<Result>(world: World, acting: Acting, action: () => Result): Result {
  const before = world.acting
  world.acting = acting
  try {
    return action()
  } finally {
    world.acting = before
  }
}

/** Does something for the account that owns an object. */
export function actForOwner<Result>(world: World, id: string, action: () => Result): Result {
  return actAs(world, { ...nobody, account: world.state.owners[id] ?? null }, action)
}

/** Tells the world that something happened to an object. */
export function emit(world: World, type: string, object: object, previous?: object): StripeEvent {
  const { account, requestId, idempotencyKey } = world.acting
  const event: StripeEvent = {
    id: newId("evt"),
    object: "event",
    ...(account ? { account } : {}),
    api_version: apiVersion,
    created: now(world),
    data: {
      object: structuredClone(object),
      ...(previous ? { previous_attributes: structuredClone(previous) } : {}),
    },
    livemode: false,
    pending_webhooks: 0,
    request: { id: requestId, idempotency_key: idempotencyKey },
    type,
  }
  insert(world, "events", event)
  world.onEvent(event)
  return event
}
