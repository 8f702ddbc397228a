import { afterAll, describe, expect, test } from "vitest"
import { addMember } from "./database/accounts.ts"
import {
  at,
  bookingRequest,
  type Placed,
  type Studio,
  setClock,
  studioAt,
  visit,
} from "./database/factory.ts"
import { asAnon, asService, asUser, type Connection, connect, failure } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

const sunday = "2027-03-14"
const price = 5000

/** Two days before a visit on Monday at ten. */
const inTime = studioAt(sql, at("10:00", "2027-03-13"))
const fees = [
  { hours: 24, fee_bp: 2500 },
  { hours: 4, fee_bp: 5000 },
  { hours: 1, fee_bp: 10_000 },
]
const strict = { cancellation_window_hours: 24, cancellation_fees: sql.json(fees), no_show_fee_bp: 8000 }

/** A visit on Monday at ten, paid by card in full. */
async function paidVisit(db: Connection, studio: Studio): Promise<Placed> {
  const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00"), { payment: "card" }))
  const [row] = await asAnon(
    db,
    {},
    (as) => as`select public.begin_checkout(${placed.public_token}) as checkout`,
  )
  const state = { status: "succeeded", stripe_payment_intent_id: "pi_1", stripe_charge_id: "ch_1" }
  await asService(
    db,
    {},
    (as) =>
      as`select public.apply_payment_state(${studio.organizationId}, ${row?.checkout.payment_id}, ${as.json(state)})`,
  )
  return placed
}

const unpaidVisit = (db: Connection, studio: Studio) =>
  visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))

const cancelByLink = async (db: Connection, studio: Studio, placed: Placed) =>
  (
    await asAnon(
      db,
      {},
      (as) =>
        as`select public.cancel_booking(${studio.organizationId}, ${placed.booking_id}, 'Ill', ${placed.public_token}) as answer`,
    )
  )[0]?.answer

const cancelByStaff = async (db: Connection, studio: Studio, placed: Placed, onBehalf: boolean) =>
  (
    await asUser(
      db,
      studio.owner,
      (as) =>
        as`select public.cancel_booking(${studio.organizationId}, ${placed.booking_id}, 'Ill', null, ${onBehalf}) as answer`,
    )
  )[0]?.answer

const noShow = (db: Connection, studio: Studio, placed: Placed) =>
  asUser(
    db,
    studio.owner,
    (as) => as`select public.set_booking_status(${studio.organizationId}, ${placed.booking_id}, 'no_show')`,
  )

/** What became of the money: the fee in all, and what was asked back. */
const money = async (db: Connection, placed: Placed) =>
  (
    await db`
      select b.fee_cents::int as fee, coalesce((select sum(r.amount_cents)::int from public.refunds r
               join public.payments p on p.organization_id = r.organization_id and p.id = r.payment_id
              where p.booking_id = b.id and r.status <> 'failed'), 0) as refunded
        from public.bookings b where b.id = ${placed.booking_id}`
  )[0]

describe("a customer who calls off", () => {
  test.each([
    [at("09:59", sunday), 0],
    [at("10:00", sunday), 0],
    [at("10:01", sunday), 1250],
    [at("05:59"), 1250],
    [at("06:01"), 2500],
    [at("08:59"), 2500],
    [at("09:01"), 5000],
    [at("09:59"), 5000],
  ])("at %s pays %i, and gets the rest back", (now, fee) =>
    inTime(async (db, studio) => {
      const placed = await paidVisit(db, studio)
      await setClock(db, now)
      const [own] = await asAnon(
        db,
        {},
        (as) => as`select public.booking_by_token(${placed.public_token}) -> 'cancel_cost' as cost`,
      )
      expect(own?.cost).toEqual({ fee_cents: fee, refund_cents: price - fee, owed_cents: 0 })
      expect(await cancelByLink(db, studio, placed)).toMatchObject({
        fee_cents: fee,
        refund_cents: price - fee,
      })
      expect(await money(db, placed)).toEqual({ fee, refunded: price - fee })
    }, strict),
  )

  test("and has not paid owes the fee, which the business can take, and no more", () =>
    inTime(async (db, studio) => {
      const placed = await unpaidVisit(db, studio)
      await setClock(db, at("08:00"))
      expect(await cancelByLink(db, studio, placed)).toMatchObject({ fee_cents: 2500, refund_cents: 0 })
      const take = (cents: number) =>
        asUser(
          db,
          studio.owner,
          (as) =>
            as`select public.record_payment(${studio.organizationId}, ${placed.booking_id}, ${cents}, 'cash')`,
        )
      expect(await failure(take(2501))).toBe("invalid_amount")
      await take(2500)
      expect(await failure(take(1))).toBe("booking_cancelled")
    }, strict))

  test("keeps the rules of the day of booking, whatever the service asks by now", () =>
    inTime(async (db, studio) => {
      const placed = await paidVisit(db, studio)
      await db`
        update public.services set cancellation_window_hours = 720, cancellation_fees = '[{"hours": 720, "fee_bp": 10000}]'
         where id = ${studio.serviceId}`
      await setClock(db, at("09:00", sunday))
      await cancelByLink(db, studio, placed)
      expect(await money(db, placed)).toEqual({ fee: 0, refunded: price })
    }, strict))

  test("late where no fees are set gets nothing back and owes nothing", () =>
    inTime(async (db, studio) => {
      const [paid, unpaid] = [
        await paidVisit(db, studio),
        await visit(db, studio, bookingRequest(studio.serviceId, at("12:00"))),
      ]
      await setClock(db, at("09:00"))
      await cancelByLink(db, studio, paid)
      await cancelByLink(db, studio, unpaid)
      expect(await money(db, paid)).toEqual({ fee: price, refunded: 0 })
      expect(await money(db, unpaid)).toEqual({ fee: 0, refunded: 0 })
    }))
})

describe("the business", () => {
  test("calls off at its own cost, or at the customer's who asked for it", () =>
    inTime(async (db, studio) => {
      const placed = await paidVisit(db, studio)
      await setClock(db, at("08:00"))
      const [costs] = await asUser(
        db,
        studio.viewer,
        (as) => as`select public.calling_off_costs(${studio.organizationId}, ${placed.booking_id}) as costs`,
      )
      expect(costs?.costs).toEqual({
        cancelled: { fee_cents: 2500, refund_cents: 2500, owed_cents: 0 },
        no_show: { fee_cents: 4000, refund_cents: 1000, owed_cents: 0 },
      })
      await cancelByStaff(db, studio, placed, false)
      expect(await money(db, placed)).toEqual({ fee: 0, refunded: price })
      const asked = await visit(
        db,
        studio,
        bookingRequest(studio.serviceId, at("11:00"), {
          customer: { full_name: "Al Dent", email: "al@example.test" },
        }),
      )
      await cancelByStaff(db, studio, asked, true)
      expect(await money(db, asked)).toEqual({ fee: 2500, refunded: 0 })
    }, strict))

  test("charges who did not come, and may let them off with a reason", () =>
    inTime(async (db, studio) => {
      const placed = await paidVisit(db, studio)
      await setClock(db, at("11:30"))
      await noShow(db, studio, placed)
      expect(await money(db, placed)).toEqual({ fee: 4000, refunded: 1000 })
      const waive = (who: Studio["owner"], reason: string) =>
        asUser(
          db,
          who,
          (as) =>
            as`select public.waive_fee(${studio.organizationId}, ${placed.booking_id}, ${reason}) as answer`,
        )
      expect(await failure(waive(studio.viewer, "A good customer"))).toBe("forbidden")
      expect(await failure(waive(studio.stranger, "A good customer"))).toBe("forbidden")
      const provider = await addMember(db, studio.organizationId, "provider")
      expect(await failure(waive(provider, "A good customer"))).toBe("forbidden")
      expect(await failure(waive(studio.owner, " "))).toBe("invalid_request")
      expect((await waive(studio.owner, "Snowed in"))[0]?.answer).toMatchObject({
        waived_cents: 4000,
        refund_cents: 4000,
      })
      expect(await money(db, placed)).toEqual({ fee: 0, refunded: price })
      const [row] =
        await db`select fee_waiver_reason, fee_waived_by from public.bookings where id = ${placed.booking_id}`
      expect(row).toEqual({ fee_waiver_reason: "Snowed in", fee_waived_by: studio.owner.userId })
      expect(await failure(waive(studio.owner, "Snowed in"))).toBe("no_fee")
    }, strict))
})

test("a ladder that doesn't climb is refused", () =>
  inTime(async (db, studio) => {
    for (const [index, wrong] of [
      [
        { hours: 4, fee_bp: 5000 },
        { hours: 24, fee_bp: 2500 },
      ],
      [
        { hours: 24, fee_bp: 5000 },
        { hours: 4, fee_bp: 2500 },
      ],
      [{ hours: 48, fee_bp: 5000 }],
      [{ hours: 4, fee_bp: 10_001 }],
      [{ hours: "4; drop", fee_bp: 1 }],
      [{ hours: 4, fee_bp: 1, free: true }],
      { hours: 4 },
    ].entries()) {
      expect(
        await failure(
          db.savepoint(
            (step) =>
              step`update public.services set cancellation_fees = ${step.json(wrong)} where id = ${studio.serviceId}`,
          ),
        ),
        `ladder ${index}`,
      ).toBe("23514")
    }
  }))
