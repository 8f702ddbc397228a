import type postgres from "postgres"
import { afterAll, describe, expect, test } from "vitest"
import {
  at,
  bookingRequest,
  type Placed,
  type Studio,
  setClock,
  studioAt,
  visit,
} from "./database/factory.ts"
import { asAnon, asService, type Connection, connect, failure } from "./database/session.ts"

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

const mails = async (db: Connection, studio: Studio) =>
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

describe("paying by card", () => {
  test("confirms the booking, its time, and tells everybody once", () =>
    inTheMorning(async (db, studio) => {
      const placed = await byCard(db, studio)
      const { payment_id, amount_cents } = await checkout(db, placed)
      expect(amount_cents).toBe(5000)
      expect(await apply(db, studio, payment_id, paid)).toMatchObject({
        status: "succeeded",
        booking_status: "confirmed",
        payment_status: "paid",
        changed: true,
      })
      expect(await apply(db, studio, payment_id, paid)).toMatchObject({ changed: false })
      const [row] =
        await db`select a.status, b.paid_cents::int from public.bookings b join public.appointments a on a.booking_id = b.id where b.id = ${placed.booking_id}`
      expect(row).toEqual({ status: "confirmed", paid_cents: 5000 })
      expect(await mails(db, studio)).toEqual(["payment_received", "booking_placed"])
      expect(
        await db`select 1 from public.notifications where organization_id = ${studio.organizationId} and kind = 'booking_placed'`,
      ).toHaveLength(2)
      expect(await failure(checkout(db, placed))).toBe("already_paid")
    }))

  test("two tabs get one payment and one checkout", () =>
    inTheMorning(async (db, studio) => {
      const placed = await byCard(db, studio)
      const first = await checkout(db, placed)
      const attach = (id: string) =>
        asService(
          db,
          {},
          (as) =>
            as`select public.attach_checkout(${studio.organizationId}, ${first.payment_id}, ${id}) as id`,
        )
      expect(await attach("cs_1")).toEqual([{ id: "cs_1" }])
      expect(await attach("cs_2")).toEqual([{ id: "cs_1" }])
      expect(await checkout(db, placed)).toMatchObject({
        payment_id: first.payment_id,
        checkout_session_id: "cs_1",
      })
    }))

  test("ends in one state for every order and number of deliveries", () =>
    inTheMorning(async (db, studio) => {
      const states: Record<string, postgres.JSONValue>[] = [
        { status: "pending" },
        { status: "failed", failure_reason: "declined" },
        paid,
      ]
      const orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
      ]
      const times = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"]
      for (const [index, order] of orders.entries()) {
        const placed = await byCard(db, studio, times[index])
        const { payment_id } = await checkout(db, placed)
        for (const n of order.flatMap((step) => [step, step]))
          await apply(db, studio, payment_id, {
            ...states[n],
            status: states[n]?.status ?? "pending",
            stripe_payment_intent_id: `pi_${index}`,
          })
        const [row] = await db`
          select b.status, b.payment_status, p.status as payment, p.failure_reason,
                 (select count(*)::int from public.payment_events e where e.payment_id = p.id and e.new_status = 'succeeded') as successes
            from public.bookings b join public.payments p on p.booking_id = b.id where b.id = ${placed.booking_id}`
        expect(row).toEqual({
          status: "confirmed",
          payment_status: "paid",
          payment: "succeeded",
          failure_reason: null,
          successes: 1,
        })
      }
    }))

  test("a deposit leaves the rest open, to be paid later", () =>
    inTheMorning(
      async (db, studio) => {
        const placed = await byCard(db, studio)
        const { payment_id, amount_cents } = await checkout(db, placed)
        expect(amount_cents).toBe(1000)
        expect(await apply(db, studio, payment_id, paid)).toMatchObject({
          booking_status: "confirmed",
          payment_status: "deposit_paid",
        })
        expect((await checkout(db, placed)).amount_cents).toBe(4000)
      },
      { deposit_bp: 2000 },
    ))

  test("is for the one with the link, while the time is held", () =>
    inTheMorning(async (db, studio) => {
      const placed = await byCard(db, studio)
      expect(await failure(asAnon(db, {}, (as) => as`select public.begin_checkout('nonsense')`))).toBe(
        "not_found",
      )
      expect(await failure(asAnon(db, {}, (as) => as`select public.begin_checkout(null)`))).toBe("not_found")
      await setClock(db, at("08:46"))
      expect(await failure(checkout(db, placed))).toBe("hold_expired")
    }))
})

describe("a payment that arrives after the hold ran out", () => {
  const late = async (db: Connection, studio: Studio, expire: boolean) => {
    const placed = await byCard(db, studio)
    const { payment_id } = await checkout(db, placed)
    await setClock(db, at("08:50"))
    if (expire) await db`select public.expire_hold(${studio.organizationId}, ${placed.booking_id})`
    return { placed, payment_id }
  }

  test.each([true, false])("takes the time again if it is free (job ran: %s)", (expire) =>
    inTheMorning(async (db, studio) => {
      const { placed, payment_id } = await late(db, studio, expire)
      expect(await apply(db, studio, payment_id, paid)).toMatchObject({
        booking_status: "confirmed",
        payment_status: "paid",
      })
      const [row] =
        await db`select cancelled_at, cancel_reason, (select count(*)::int from public.appointments a where a.booking_id = b.id and a.status = 'confirmed') as times from public.bookings b where id = ${placed.booking_id}`
      expect(row).toEqual({ cancelled_at: null, cancel_reason: null, times: 1 })
      expect(await mails(db, studio)).toContain("booking_placed")
    }),
  )

  test.each([true, false])(
    "gives the money back and offers other times if it is taken (job ran: %s)",
    (expire) =>
      inTheMorning(async (db, studio) => {
        const { placed, payment_id } = await late(db, studio, expire)
        await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
        expect(await apply(db, studio, payment_id, paid)).toMatchObject({
          booking_status: "cancelled",
          payment_status: "paid",
        })
        const [mail] =
          await db`select data from public.messages m join public.bookings b on b.customer_id = m.customer_id where b.id = ${placed.booking_id} and template = 'booking_cancelled'`
        expect(mail?.data).toMatchObject({ refund_cents: 5000 })
        expect(mail?.data.nearest).toHaveLength(3)
        const [refund] =
          await db`select id, amount_cents::int, status from public.refunds where payment_id = ${payment_id}`
        expect(refund).toMatchObject({ amount_cents: 5000, status: "pending" })
        expect(
          await db`select 1 from graphile_worker.jobs where key = ${`payments.send_refund:${refund?.id}`}`,
        ).toHaveLength(1)
        await asService(
          db,
          {},
          (as) =>
            as`select public.apply_refund_state(${studio.organizationId}, ${refund?.id}, '{"status": "succeeded", "stripe_refund_id": "re_1"}')`,
        )
        expect(
          (await db`select payment_status from public.bookings where id = ${placed.booking_id}`)[0]
            ?.payment_status,
        ).toBe("refunded")
        expect(
          await apply(db, studio, payment_id, {
            ...paid,
            refunds: [{ stripe_refund_id: "re_1", amount_cents: 5000, status: "succeeded" }],
          }),
        ).toMatchObject({ status: "refunded", changed: false })
        expect(await db`select 1 from public.refunds where payment_id = ${payment_id}`).toHaveLength(1)
      }),
  )

  test("goes back if the customer cancelled meanwhile", () =>
    inTheMorning(async (db, studio) => {
      const placed = await byCard(db, studio)
      const { payment_id } = await checkout(db, placed)
      await asAnon(
        db,
        {},
        (as) =>
          as`select public.cancel_booking(${studio.organizationId}, ${placed.booking_id}, 'Changed my mind', ${placed.public_token})`,
      )
      expect(await apply(db, studio, payment_id, paid)).toMatchObject({ booking_status: "cancelled" })
      expect(
        await db`select 1 from public.refunds where payment_id = ${payment_id} and amount_cents = 5000`,
      ).toHaveLength(1)
    }))
})

describe("cancelling what is paid", () => {
  const cancelled = async (db: Connection, studio: Studio, day: string) => {
    const placed = await byCard(db, studio, "10:00", day)
    const { payment_id } = await checkout(db, placed)
    await apply(db, studio, payment_id, paid)
    const [row] = await asAnon(
      db,
      {},
      (as) =>
        as`select public.cancel_booking(${studio.organizationId}, ${placed.booking_id}, null, ${placed.public_token}) as answer`,
    )
    return row?.answer
  }

  test("in time gives all of it back", () =>
    inTheMorning(async (db, studio) => {
      expect(await cancelled(db, studio, "2027-03-17")).toMatchObject({ late: false, refund_cents: 5000 })
    }))

  test("late gives nothing back by itself", () =>
    inTheMorning(async (db, studio) => {
      expect(await cancelled(db, studio, "2027-03-15")).toMatchObject({ late: true, refund_cents: 0 })
      expect(
        await db`select 1 from public.refunds where organization_id = ${studio.organizationId}`,
      ).toHaveLength(0)
    }))
})
