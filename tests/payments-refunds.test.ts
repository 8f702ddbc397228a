import type postgres from "postgres"
import { afterAll, describe, expect, test } from "vitest"
import { addMember } from "./database/accounts.ts"
import { at, bookingRequest, type Placed, type Studio, studioAt, visit } from "./database/factory.ts"
import { asAnon, asService, asUser, type Connection, connect, failure } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

const inTheMorning = studioAt(sql, at("08:30"))

interface Checkout {
  payment_id: string
  amount_cents: number
  checkout_session_id: string | null
}

const checkout = async (db: Connection, placed: Placed) => {
  const [row] = await asAnon(
    db,
    {},
    (as) => as<{ checkout: Checkout }[]>`select public.begin_checkout(${placed.public_token}) as checkout`,
  )
  if (!row) throw new Error("begin_checkout gave no answer.")
  return row.checkout
}

const apply = async (
  db: Connection,
  studio: Studio,
  paymentId: string,
  state: Record<string, postgres.JSONValue>,
) =>
  (
    await asService(
      db,
      {},
      (as) =>
        as`select public.apply_payment_state(${studio.organizationId}, ${paymentId}, ${as.json(state)}) as answer`,
    )
  )[0]?.answer

const byCard = (db: Connection, studio: Studio, time = "10:00", day?: string) =>
  visit(db, studio, bookingRequest(studio.serviceId, at(time, day), { payment: "card" }))

const _mails = async (db: Connection, studio: Studio) =>
  (
    await db<
      { template: string }[]
    >`select template from public.messages where organization_id = ${studio.organizationId} order by id`
  ).map((row) => row.template)

const paid = {
  status: "succeeded",
  stripe_payment_intent_id: "pi_1",
  stripe_charge_id: "ch_1",
  receipt_url: "https://pay.example.test/r",
}

describe("cash, transfers and refunds", () => {
  const pay = (
    db: Connection,
    who: Studio["owner"],
    studio: Studio,
    placed: Placed,
    cents: number | null,
    method: string | null = "cash",
  ) =>
    asUser(
      db,
      who,
      (as) => as<{ answer: { payment_id: string; payment_status: string } }[]>`
      select public.record_payment(${studio.organizationId}, ${placed.booking_id}, ${cents}, ${method}) as answer`,
    )
  const refund = (
    db: Connection,
    who: Studio["owner"],
    studio: Studio,
    paymentId: string | undefined,
    cents: number | null,
  ) =>
    asUser(
      db,
      who,
      (as) =>
        as`select public.request_refund(${studio.organizationId}, ${paymentId ?? null}, ${cents}, 'Goodwill') as answer`,
    )

  test("cash is taken in parts, never more than is open, and shows in the day's revenue", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      expect((await pay(db, studio.owner, studio, placed, 2000))[0]?.answer.payment_status).toBe(
        "deposit_paid",
      )
      for (const cents of [0, -5, 3001, null])
        expect(await failure(pay(db, studio.owner, studio, placed, cents))).toBe("invalid_amount")
      for (const method of ["card", "points", null])
        expect(await failure(pay(db, studio.owner, studio, placed, 1000, method))).toBe("invalid_request")
      expect((await pay(db, studio.owner, studio, placed, 3000, "bank"))[0]?.answer.payment_status).toBe(
        "paid",
      )
      const [day] =
        await db`select sum(revenue_cents)::int as revenue from public.organization_metrics_daily where organization_id = ${studio.organizationId}`
      expect(day?.revenue).toBe(5000)
    }))

  test("are for those with the permission: a viewer takes nothing, a member gives nothing back", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const member = await addMember(db, studio.organizationId, "member")
      expect(await failure(pay(db, studio.viewer, studio, placed, 100))).toBe("forbidden")
      expect(await failure(pay(db, studio.stranger, studio, placed, 100))).toBe("forbidden")
      const [row] = await pay(db, member, studio, placed, 5000)
      expect(await failure(refund(db, member, studio, row?.answer.payment_id, 100))).toBe("forbidden")
      expect(await failure(refund(db, studio.stranger, studio, row?.answer.payment_id, 100))).toBe(
        "forbidden",
      )
      expect((await refund(db, studio.owner, studio, row?.answer.payment_id, 100))[0]?.answer).toMatchObject({
        status: "succeeded",
        amount_cents: 100,
      })
    }))

  test("refunds never exceed the payment", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const [row] = await pay(db, studio.owner, studio, placed, 5000)
      const id = row?.answer.payment_id
      await refund(db, studio.owner, studio, id, 3000)
      expect(
        (await db`select payment_status from public.bookings where id = ${placed.booking_id}`)[0]
          ?.payment_status,
      ).toBe("partially_refunded")
      expect(await failure(refund(db, studio.owner, studio, id, 2001))).toBe("refund_too_large")
      for (const cents of [0, -1, null])
        expect(await failure(refund(db, studio.owner, studio, id, cents))).toBe("invalid_amount")
      await refund(db, studio.owner, studio, id, 2000)
      expect(
        (
          await db`select payment_status, refunded_cents::int from public.bookings where id = ${placed.booking_id}`
        )[0],
      ).toEqual({ payment_status: "refunded", refunded_cents: 5000 })
      expect(await failure(refund(db, studio.owner, studio, id, 1))).toBe("not_refundable")
      expect(await failure(refund(db, studio.owner, studio, undefined, 1))).toBe("not_found")
    }))

  test("a refund the provider declined can be asked for again", () =>
    inTheMorning(async (db, studio) => {
      const placed = await byCard(db, studio)
      const { payment_id } = await checkout(db, placed)
      await apply(db, studio, payment_id, paid)
      const [row] = await refund(db, studio.owner, studio, payment_id, 5000)
      expect(await failure(refund(db, studio.owner, studio, payment_id, 1))).toBe("refund_too_large")
      await asService(
        db,
        {},
        (as) =>
          as`select public.apply_refund_state(${studio.organizationId}, ${row?.answer.refund_id}, '{"status": "failed", "failure_reason": "no funds"}')`,
      )
      await refund(db, studio.owner, studio, payment_id, 5000)
    }))

  test("nobody writes payments by hand, and customers see their own only", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      await pay(db, studio.owner, studio, placed, 5000)
      for (const table of ["payments", "refunds", "payment_events"]) {
        expect(
          await failure(asUser(db, studio.owner, (as) => as`delete from ${as(`public.${table}`)}`)),
        ).toBe("42501")
        expect(await failure(asAnon(db, studio, (as) => as`select 1 from ${as(`public.${table}`)}`))).toBe(
          "42501",
        )
        expect(
          await asUser(db, studio.stranger, (as) => as`select 1 from ${as(`public.${table}`)}`),
        ).toHaveLength(0)
      }
      expect(
        await failure(asUser(db, studio.owner, (as) => as`update public.payments set status = 'failed'`)),
      ).toBe("42501")
      expect(await asUser(db, studio.viewer, (as) => as`select id from public.payments`)).toHaveLength(1)
    }))
})

describe("webhooks", () => {
  const receive = (db: Connection, id: string) =>
    asService(
      db,
      {},
      (as) =>
        as`select public.receive_webhook('stripe', ${id}, 'checkout.session.completed', '{"id": "x"}') as fresh`,
    )

  test("are kept and queued once by their id", () =>
    inTheMorning(async (db) => {
      expect(await receive(db, "evt_1")).toEqual([{ fresh: true }])
      expect(await receive(db, "evt_1")).toEqual([{ fresh: false }])
      const [event] = await db`select id, status from public.webhook_events where external_id = 'evt_1'`
      expect(
        await db`select 1 from graphile_worker.jobs where key = ${`payments.process_webhook:${event?.id}`}`,
      ).toHaveLength(1)
      await asService(db, {}, (as) => as`select public.finish_webhook(${event?.id}, 'provider down')`)
      await asService(db, {}, (as) => as`select public.finish_webhook(${event?.id})`)
      expect(
        (await db`select status, retry_count from public.webhook_events where external_id = 'evt_1'`)[0],
      ).toEqual({ status: "processed", retry_count: 1 })
    }))

  test("and payment states are the server's alone", () =>
    inTheMorning(async (db, studio) => {
      for (const call of [
        "receive_webhook('stripe','e','t','{}')",
        "finish_webhook(null)",
        "apply_payment_state(null, null, '{}')",
        "apply_refund_state(null, null, '{}')",
        "attach_checkout(null, null, 'x')",
        "payments_to_reconcile()",
        "refund_to_send(null, null)",
      ]) {
        expect(await failure(asUser(db, studio.owner, (as) => as.unsafe(`select public.${call}`)))).toBe(
          "42501",
        )
        expect(await failure(asAnon(db, {}, (as) => as.unsafe(`select public.${call}`)))).toBe("42501")
      }
      expect(await failure(asUser(db, studio.owner, (as) => as`select 1 from public.webhook_events`))).toBe(
        "42501",
      )
    }))

  test("that never came are found by the reconciler", () =>
    inTheMorning(async (db, studio) => {
      const { payment_id } = await checkout(db, await byCard(db, studio))
      await asService(
        db,
        {},
        (as) => as`select public.attach_checkout(${studio.organizationId}, ${payment_id}, 'cs_lost')`,
      )
      await db`update public.payments set created_at = ${at("08:00")}`
      expect(
        await asService(
          db,
          {},
          (as) => as`select payment_id from public.payments_to_reconcile() where payment_id = ${payment_id}`,
        ),
      ).toHaveLength(1)
    }))
})
