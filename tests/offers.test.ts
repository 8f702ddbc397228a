import { afterAll, describe, expect, test } from "vitest"
import { createOrganization, createUser } from "./database/accounts.ts"
import {
  at,
  type BookingRequest,
  bookingRequest,
  createOffer,
  createService,
  type Studio,
  setClock,
  studioAt,
  visit,
} from "./database/factory.ts"
import { asAnon, asUser, type Connection, connect, failure } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

const inTheMorning = studioAt(sql, at("08:30"))

const sam = { customer: { full_name: "Sam", email: "sam@example.test" } }
const request = (studio: Studio, time: string, more: BookingRequest = {}) =>
  bookingRequest(studio.serviceId, at(time), { offer_code: "ten", ...more })

const usedOf = async (db: Connection) =>
  (await db`select used_count from public.offers where code::text = 'TEN'`)[0]?.used_count

describe("an offer", () => {
  test("takes its part off the price, in any case of letters, tip and tax apart", () =>
    inTheMorning(async (db, studio) => {
      await createOffer(db, studio.organizationId)
      const [row] = await asAnon(
        db,
        {},
        (as) =>
          as`select public.quote_booking(${studio.organizationId}, ${as.json(request(studio, "10:00", { tip_cents: 200 }))}) as quote`,
      )
      expect(row?.quote).toMatchObject({
        subtotal_cents: 5000,
        discount_cents: 500,
        tip_cents: 200,
        total_cents: 4700,
        tax_cents: 750,
        offer: { code: "TEN", name: "Ten off" },
      })
      expect((await visit(db, studio, request(studio, "10:00"))).total_cents).toBe(4500)
      expect(await usedOf(db)).toBe(1)
    }))

  test("of a sum never takes more than the whole", () =>
    inTheMorning(async (db, studio) => {
      await createOffer(db, studio.organizationId, { discount_percent: null, discount_cents: 99999 })
      expect(await visit(db, studio, request(studio, "10:00", { payment: "card" }))).toMatchObject({
        total_cents: 0,
        status: "confirmed",
      })
    }))

  const refused: [string, Record<string, unknown>][] = [
    ["not active", { is_active: false }],
    ["not begun", { valid_from: "2027-04-01" }],
    ["over", { valid_until: "2027-03-01" }],
    ["for larger orders", { minimum_cents: 5001 }],
    ["for other days", { weekdays: [2, 3] }],
  ]
  test.each(refused)("that is %s is refused", (_, row) =>
    inTheMorning(async (db, studio) => {
      await createOffer(db, studio.organizationId, row)
      expect(await failure(visit(db, studio, request(studio, "10:00")))).toBe("offer_invalid")
    }),
  )

  test("for some services is refused for others, and counts only theirs", () =>
    inTheMorning(async (db, studio) => {
      const offerId = await createOffer(db, studio.organizationId)
      const other = await createService(db, studio.organizationId, [studio.staffId])
      await db`insert into public.offer_services (organization_id, offer_id, service_id) values (${studio.organizationId}, ${offerId}, ${other})`
      expect(await failure(visit(db, studio, request(studio, "10:00")))).toBe("offer_invalid")
      expect(
        (await visit(db, studio, bookingRequest(other, at("10:00"), { offer_code: "TEN" }))).total_cents,
      ).toBe(4500)
    }))

  test("keeps its limits for all and for each customer", () =>
    inTheMorning(async (db, studio) => {
      await createOffer(db, studio.organizationId, { total_limit: 2, per_customer_limit: 1 })
      await visit(db, studio, request(studio, "09:00", sam))
      expect(await failure(visit(db, studio, request(studio, "10:00", sam)))).toBe("offer_invalid")
      await visit(db, studio, request(studio, "11:00"))
      expect(await failure(visit(db, studio, request(studio, "12:00")))).toBe("offer_invalid")
      expect(await usedOf(db)).toBe(2)
    }))

  test("for a first booking is for the first only", () =>
    inTheMorning(async (db, studio) => {
      await createOffer(db, studio.organizationId, { first_booking_only: true })
      await visit(db, studio, request(studio, "09:00", sam))
      expect(await failure(visit(db, studio, request(studio, "10:00", sam)))).toBe("offer_invalid")
    }))

  test("is given back when its booking is cancelled or its hold runs out", () =>
    inTheMorning(async (db, studio) => {
      await createOffer(db, studio.organizationId, { total_limit: 1 })
      const placed = await visit(db, studio, request(studio, "09:00", { payment: "card" }))
      await setClock(db, at("08:50"))
      await db`select public.expire_hold(${studio.organizationId}, ${placed.booking_id})`
      expect(await usedOf(db)).toBe(0)
      const again = await visit(db, studio, request(studio, "09:00"))
      await asUser(
        db,
        studio.owner,
        (as) => as`select public.cancel_booking(${studio.organizationId}, ${again.booking_id}, null)`,
      )
      expect(await usedOf(db)).toBe(0)
    }))

  test("of another tenant is unknown here", () =>
    inTheMorning(async (db, studio) => {
      await createOffer(db, (await createOrganization(db)).id)
      expect(await failure(visit(db, studio, request(studio, "10:00")))).toBe("offer_invalid")
    }))

  test("is seen and changed by members who may; its count by nobody, its code by no visitor", () =>
    inTheMorning(async (db, studio) => {
      await createOffer(db, studio.organizationId)
      const shopper = await createUser(db)
      const list = (as: Connection) => as`select id from public.offers`
      expect(await asUser(db, studio.viewer, list)).toHaveLength(1)
      expect(await asUser(db, studio.stranger, list)).toHaveLength(0)
      expect(await asUser(db, { ...shopper, organizationId: studio.organizationId }, list)).toHaveLength(0)
      expect(await failure(asAnon(db, studio, list))).toBe("42501")
      const stop = (as: Connection) => as`update public.offers set is_active = false`
      expect((await asUser(db, studio.viewer, stop)).count).toBe(0)
      expect((await asUser(db, studio.owner, stop)).count).toBe(1)
      expect(
        await failure(asUser(db, studio.owner, (as) => as`update public.offers set used_count = 0`)),
      ).toBe("42501")
    }))

  test("gives a percentage or a sum, in sensible bounds", () =>
    inTheMorning(async (db, studio) => {
      for (const row of [
        { discount_percent: 0 },
        { discount_percent: 101 },
        { discount_percent: null },
        { discount_cents: 100 },
        { total_limit: 0 },
        { weekdays: [8] },
        { code: "no spaces" },
      ]) {
        expect(await failure(db.savepoint((inner) => createOffer(inner, studio.organizationId, row)))).toBe(
          "23514",
        )
      }
    }))
})
