import { randomUUID } from "node:crypto"
import type postgres from "postgres"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createOrganization } from "./database/accounts.ts"
import {
  bookingRequest,
  createOffer,
  createProduct,
  createService,
  createStaff,
  createStudio,
  type Placed,
  place,
  type Studio,
} from "./database/factory.ts"
import { failure, ownDatabase } from "./database/session.ts"

/** Many customers at once, on connections of their own and with real commits. */
let database: Awaited<ReturnType<typeof ownDatabase>>
let sql: postgres.Sql
beforeAll(async () => {
  database = await ownDatabase({ max: 40 })
  sql = database.sql
})
afterAll(() => database.drop())

type Outcome = { placed: Placed } | { code: string; hint: string | null }

/** Places as a visitor, in a transaction of its own. */
async function attempt(studio: Studio, request: ReturnType<typeof bookingRequest>): Promise<Outcome> {
  try {
    return {
      placed: await sql.begin(async (db) => {
        await db`select set_config('role', 'anon', true), set_config('request.jwt.claims', '{"role": "anon"}', true)`
        return place(db, studio.organizationId, request)
      }),
    }
  } catch (error) {
    const { code, detail, hint } = error as postgres.PostgresError
    return { code: code.startsWith("PT") ? (detail ?? code) : code, hint: hint ?? null }
  }
}

const codes = (outcomes: Outcome[]) => {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) {
    const code = "placed" in outcome ? "placed" : outcome.code
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

/** Ten o'clock a number of days from now, in London's winter or summer alike within hours. */
function inDays(days: number, hour = 11): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return `${day.toISOString().slice(0, 10)}T${hour}:00:00Z`
}

const crowd = <T>(size: number, one: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: size }, (_, n) => one(n)))

describe("at the same moment", () => {
  test("two hundred customers want one time: one has it, the others are offered the nearest", async () => {
    const studio = await createStudio(sql)
    const outcomes = await crowd(200, (n) =>
      attempt(studio, bookingRequest(studio.serviceId, inDays(10), { payment: n % 2 ? "card" : "on_site" })),
    )
    expect(codes(outcomes)).toEqual({ placed: 1, slot_taken: 199 })
    for (const outcome of outcomes) {
      if ("hint" in outcome) expect(JSON.parse(outcome.hint ?? "{}").nearest).toHaveLength(3)
    }
    const [row] = await sql`
      select (select count(*)::int from public.bookings where organization_id = ${studio.organizationId}) as bookings,
             (select count(*)::int from public.customers where organization_id = ${studio.organizationId}) as customers,
             (select count(*)::int from public.appointments where organization_id = ${studio.organizationId}) as appointments,
             (select used::int from public.usage_counters where organization_id = ${studio.organizationId} and metric = 'bookings_month') as used`
    expect(row).toEqual({ bookings: 1, customers: 1, appointments: 1, used: 1 })
  })

  test("fifty repetitions of one request make one booking, and all get it", async () => {
    const studio = await createStudio(sql)
    const request = bookingRequest(studio.serviceId, inDays(10))
    const outcomes = await crowd(50, () => attempt(studio, request))
    expect(codes(outcomes)).toEqual({ placed: 50 })
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
  })

  test("a crowd with overlapping wishes for any of three people: nobody is booked twice, no deadlock, numbers without a gap", async () => {
    const studio = await createStudio(sql, { buffer_after_minutes: 15 })
    for (const name of ["Bo", "Cy"]) {
      const id = await createStaff(sql, studio.organizationId, { name })
      await sql`insert into public.staff_services (organization_id, staff_id, service_id) values (${studio.organizationId}, ${id}, ${studio.serviceId})`
    }
    const outcomes = await crowd(160, (n) => {
      const minutes = (n * 7) % 24
      const start = new Date(Date.parse(inDays(10, 10)) + minutes * 900_000).toISOString()
      return attempt(
        studio,
        bookingRequest(studio.serviceId, start, {
          customer: {
            full_name: "Gale",
            email: `crowd-${n % 20}-${studio.organizationId.slice(-6)}@example.test`,
          },
        }),
      )
    })
    expect(Object.keys(codes(outcomes)).sort()).toEqual(["placed", "slot_taken"])
    const overlaps = await sql`
      select 1 from public.appointments a join public.appointments b
          on b.organization_id = a.organization_id and b.resource_id = a.resource_id and b.id > a.id
         and tstzrange(a.blocked_from, a.blocked_until) && tstzrange(b.blocked_from, b.blocked_until)
       where a.organization_id = ${studio.organizationId} and a.status <> 'cancelled' and b.status <> 'cancelled'`
    expect(overlaps).toHaveLength(0)
    const numbers = await sql<
      { number: string }[]
    >`select number from public.bookings where organization_id = ${studio.organizationId} order by number`
    expect(numbers.at(-1)?.number).toBe(`B-${String(numbers.length).padStart(6, "0")}`)
    expect(numbers).toHaveLength(codes(outcomes).placed ?? 0)
  })

  test("a class fills to the last seat and not beyond", async () => {
    const studio = await createStudio(sql, { kind: "class", capacity: 12 })
    const outcomes = await crowd(60, () => attempt(studio, bookingRequest(studio.serviceId, inDays(10))))
    expect(codes(outcomes).placed).toBeGreaterThan(0)
    expect(Object.keys(codes(outcomes)).sort()).toEqual(["placed", "slot_taken"])
    const seats = await sql<
      { seat: number }[]
    >`select seat from public.appointments where organization_id = ${studio.organizationId} and status = 'confirmed'`
    expect(seats).toHaveLength(12)
    expect(new Set(seats.map((row) => row.seat)).size).toBe(12)
  })

  test("the last use of an offer and the last piece on the shelf are taken once", async () => {
    const studio = await createStudio(sql)
    await createOffer(sql, studio.organizationId, { total_limit: 3 })
    const productId = await createProduct(sql, studio.organizationId, 2)
    const staffIds = await crowd(10, (n) => createStaff(sql, studio.organizationId, { name: `P${n}` }))
    const serviceId = await createService(sql, studio.organizationId, staffIds)
    const withOffer = await crowd(10, () =>
      attempt(studio, bookingRequest(serviceId, inDays(10), { offer_code: "TEN" })),
    )
    expect(codes(withOffer)).toEqual({ placed: 3, offer_invalid: 7 })
    const withProduct = await crowd(7, () =>
      attempt(
        studio,
        bookingRequest(serviceId, inDays(12), {
          items: [{ service_id: serviceId }, { product_id: productId }],
        }),
      ),
    )
    expect(codes(withProduct)).toEqual({ placed: 2, out_of_stock: 5 })
  })

  test("the plan's last booking is placed once", async () => {
    const { id: organizationId } = await createOrganization(sql)
    await sql`insert into public.plans (key, name, description, price_monthly_cents, price_yearly_cents, position, limits) values ('tiny', 'Tiny', '', 0, 0, 99, '{"bookings_month": 2}')`
    await sql`update public.subscriptions set plan_key = 'tiny' where organization_id = ${organizationId}`
    const staffIds = await crowd(6, (n) => createStaff(sql, organizationId, { name: `P${n}` }))
    const serviceId = await createService(sql, organizationId, staffIds)
    const outcomes = await crowd(6, () =>
      attempt({ organizationId } as Studio, bookingRequest(serviceId, inDays(10))),
    )
    expect(codes(outcomes)).toEqual({ placed: 2, limit_reached: 4 })
  })

  test("two who swap their times don't wait for each other for ever", async () => {
    const studio = await createStudio(sql)
    const book = async (hour: number) => {
      const outcome = await attempt(studio, bookingRequest(studio.serviceId, inDays(10, hour)))
      if (!("placed" in outcome)) throw new Error(outcome.code)
      return outcome.placed
    }
    const [first, second] = [await book(10), await book(14)]
    const move = (placed: Placed, hour: number) =>
      failure(
        sql`select public.reschedule_booking(${studio.organizationId}, ${placed.booking_id}, ${inDays(10, hour)}, null, ${placed.public_token})`,
      )
    expect(await Promise.all([move(first, 14), move(second, 10)])).toEqual(["slot_taken", "slot_taken"])
  })

  test("twenty refunds of a whole payment: one goes through", async () => {
    const studio = await createStudio(sql)
    const outcome = await attempt(studio, bookingRequest(studio.serviceId, inDays(10), { payment: "card" }))
    if (!("placed" in outcome)) throw new Error(outcome.code)
    const paymentId = await paidByCard(studio, outcome.placed)
    const refund = () =>
      sql.begin(async (db) => {
        await enter(db, studio)
        return db`select public.request_refund(${studio.organizationId}, ${paymentId}, 5000, 'Goodwill')`
      })
    const results = await crowd(20, () =>
      refund().then(
        () => "refunded",
        (error: postgres.PostgresError) => error.detail,
      ),
    )
    expect(results.filter((result) => result === "refunded")).toHaveLength(1)
    expect(new Set(results)).toEqual(new Set(["refunded", "refund_too_large"]))
    const [row] =
      await sql`select refunded_cents::int, (select count(*)::int from public.refunds r where r.payment_id = p.id) as refunds from public.payments p where id = ${paymentId}`
    expect(row).toEqual({ refunded_cents: 5000, refunds: 1 })
  })

  test("fifty copies of a webhook and of a payment's state have one effect", async () => {
    const studio = await createStudio(sql)
    const event = `evt_${randomUUID()}`
    const kept = await crowd(
      50,
      () => sql<{ fresh: boolean }[]>`select public.receive_webhook('stripe', ${event}, 'x', '{}') as fresh`,
    )
    expect(kept.filter(([row]) => row?.fresh)).toHaveLength(1)
    const outcome = await attempt(studio, bookingRequest(studio.serviceId, inDays(10), { payment: "card" }))
    if (!("placed" in outcome)) throw new Error(outcome.code)
    const paymentId = await openCheckout(outcome.placed)
    const states = ["pending", "succeeded", "failed"].map((status) =>
      sql.json({ status, stripe_payment_intent_id: `pi_${event}` }),
    )
    await crowd(
      51,
      (n) =>
        sql`select public.apply_payment_state(${studio.organizationId}, ${paymentId}, ${states[n % 3] ?? null})`,
    )
    const [row] = await sql`
      select b.status, b.payment_status, b.paid_cents::int, (select count(*)::int from public.messages m where m.customer_id = b.customer_id) as mails
        from public.bookings b where id = ${outcome.placed.booking_id}`
    expect(row).toEqual({ status: "confirmed", payment_status: "paid", paid_cents: 5000, mails: 2 })
  })

  test("payment, expiry and another customer meet at the end of a hold: never paid without a time or a refund", async () => {
    for (let round = 0; round < 10; round++) {
      const studio = await createStudio(sql)
      const outcome = await attempt(studio, bookingRequest(studio.serviceId, inDays(10), { payment: "card" }))
      if (!("placed" in outcome)) throw new Error(outcome.code)
      const { booking_id } = outcome.placed
      const paymentId = await openCheckout(outcome.placed)
      await sql`update public.bookings set hold_expires_at = now() - interval '1 second' where id = ${booking_id}`
      await sql`update public.appointments set hold_expires_at = now() - interval '1 second' where booking_id = ${booking_id}`
      const state = sql.json({ status: "succeeded", stripe_payment_intent_id: `pi_${booking_id}` })
      await Promise.all([
        sql`select public.apply_payment_state(${studio.organizationId}, ${paymentId}, ${state})`,
        sql`select public.expire_hold(${studio.organizationId}, ${booking_id})`,
        attempt(studio, bookingRequest(studio.serviceId, inDays(10))),
      ])
      const [row] = await sql`
        select b.status, (select count(*)::int from public.appointments a where a.booking_id = b.id and a.status = 'confirmed') as times,
               (select coalesce(sum(r.amount_cents), 0)::int from public.refunds r where r.payment_id = ${paymentId}) as refund
          from public.bookings b where id = ${booking_id}`
      expect([
        { status: "confirmed", times: 1, refund: 0 },
        { status: "cancelled", times: 0, refund: 5000 },
      ]).toContainEqual(row)
    }
  })
})

async function openCheckout(placed: Placed): Promise<string> {
  const [row] = await sql<
    { id: string }[]
  >`select public.begin_checkout(${placed.public_token}) ->> 'payment_id' as id`
  if (!row) throw new Error("begin_checkout gave no answer.")
  return row.id
}

async function paidByCard(studio: Studio, placed: Placed): Promise<string> {
  const paymentId = await openCheckout(placed)
  const state = sql.json({ status: "succeeded", stripe_payment_intent_id: `pi_${placed.booking_id}` })
  await sql`select public.apply_payment_state(${studio.organizationId}, ${paymentId}, ${state})`
  return paymentId
}

/** Makes an open transaction the studio owner's. */
async function enter(db: postgres.TransactionSql, studio: Studio): Promise<void> {
  const claims = {
    sub: studio.owner.userId,
    role: "authenticated",
    session_id: studio.owner.sessionId,
    aal: "aal1",
  }
  await db`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`
}
