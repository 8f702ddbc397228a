import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import { addMember, createUser } from "./database/accounts.ts"
import {
  at,
  bookingRequest,
  createStudio,
  type Placed,
  type Studio,
  setClock,
  studioAt,
  visit,
} from "./database/factory.ts"
import { asAnon, asService, asUser, type Connection, connect, failure } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

/** A studio at half past eight on a Monday morning. */
const inTheMorning = studioAt(sql, at("08:30"))

describe("the status machine", () => {
  const move = (
    db: Connection,
    who: Studio["owner"],
    studio: Studio,
    placed: Placed,
    status: string | null,
  ) =>
    asUser(
      db,
      who,
      (as) =>
        as`select public.set_booking_status(${studio.organizationId}, ${placed.booking_id}, ${status}) as moved`,
    )

  test("takes an appointment through its steps and refuses every other", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      for (const status of ["ready", "completed", "pending", "draft", "nonsense", null]) {
        expect(await failure(move(db, studio.owner, studio, placed, status))).toBe("invalid_transition")
      }
      await move(db, studio.owner, studio, placed, "in_progress")
      await move(db, studio.owner, studio, placed, "completed")
      const [row] = await db`
        select b.status, b.in_progress_at is not null and b.completed_at is not null as stamped, a.status as appointment
          from public.bookings b join public.appointments a on a.booking_id = b.id where b.id = ${placed.booking_id}`
      expect(row).toEqual({ status: "completed", stamped: true, appointment: "done" })
      expect(await failure(move(db, studio.owner, studio, placed, "cancelled"))).toBe("invalid_transition")
    }))

  test("takes a laundry job through its two more", () =>
    inTheMorning(
      async (db, studio) => {
        const placed = await visit(
          db,
          studio,
          bookingRequest(studio.serviceId, at("11:00"), { pickup_address: { line1: "1 High Street" } }),
        )
        for (const status of ["in_progress", "ready", "out_for_delivery", "completed"])
          await move(db, studio.owner, studio, placed, status)
        const events =
          await db`select event_type from public.booking_events where booking_id = ${placed.booking_id} order by id`
        expect(events.map((event) => event.event_type)).toEqual([
          "placed",
          "in_progress",
          "ready",
          "out_for_delivery",
          "completed",
        ])
      },
      { kind: "pickup_delivery", duration_minutes: 120 },
    ))

  test("is for those with the permission, in their own organization", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      expect(await failure(move(db, studio.viewer, studio, placed, "in_progress"))).toBe("forbidden")
      expect(await failure(move(db, studio.stranger, studio, placed, "in_progress"))).toBe("forbidden")
      const elsewhere = await createStudio(db)
      expect(await failure(move(db, elsewhere.owner, elsewhere, placed, "in_progress"))).toBe("not_found")
      const provider = await addMember(db, studio.organizationId, "provider")
      await move(db, provider, studio, placed, "in_progress")
      expect(
        await failure(
          asAnon(
            db,
            {},
            (as) =>
              as`select public.set_booking_status(${studio.organizationId}, ${placed.booking_id}, 'completed')`,
          ),
        ),
      ).toBe("42501")
    }))
})

describe("cancelling and moving", () => {
  const cancel = (as: Connection, studio: Studio, placed: Placed, token: string | null = null) =>
    as`select public.cancel_booking(${studio.organizationId}, ${placed.booking_id}, 'Ill', ${token}) as answer`
  const reschedule = (
    as: Connection,
    studio: Studio,
    placed: Placed,
    to: string | null,
    token: string | null = null,
  ) =>
    as`select public.reschedule_booking(${studio.organizationId}, ${placed.booking_id}, ${to}::text::timestamptz, null, ${token}) as answer`

  test("by the link frees the time, tells the business, and a second click changes nothing", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      expect(
        (await asAnon(db, {}, (as) => cancel(as, studio, placed, placed.public_token)))[0]?.answer,
      ).toMatchObject({ status: "cancelled", late: true })
      expect(
        (await asAnon(db, {}, (as) => cancel(as, studio, placed, placed.public_token)))[0]?.answer,
      ).toMatchObject({ status: "cancelled" })
      expect(
        await db`select 1 from public.notifications where organization_id = ${studio.organizationId} and kind = 'booking_cancelled'`,
      ).toHaveLength(2)
      expect(
        await db`select 1 from public.booking_events where booking_id = ${placed.booking_id} and event_type = 'cancelled'`,
      ).toHaveLength(1)
      await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
    }))

  test("is refused to strangers in the same words as what doesn't exist", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const shopper = await createUser(db)
      for (const token of [null, "x", placed.public_token.toUpperCase()]) {
        expect(await failure(asAnon(db, {}, (as) => cancel(as, studio, placed, token)))).toBe("not_found")
        expect(
          await failure(asUser(db, shopper, (as) => reschedule(as, studio, placed, at("12:00"), token))),
        ).toBe("not_found")
      }
      expect(await failure(asUser(db, studio.viewer, (as) => cancel(as, studio, placed)))).toBe("not_found")
      expect(await failure(asUser(db, studio.stranger, (as) => cancel(as, studio, placed)))).toBe("not_found")
      expect(
        await failure(
          asAnon(db, {}, (as) =>
            cancel(as, studio, { ...placed, booking_id: randomUUID() }, placed.public_token),
          ),
        ),
      ).toBe("not_found")
    }))

  test("is over for a customer once it has begun; a member still may", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      await setClock(db, at("10:05"))
      expect(await failure(asAnon(db, {}, (as) => cancel(as, studio, placed, placed.public_token)))).toBe(
        "not_cancellable",
      )
      await asUser(db, studio.owner, (as) => cancel(as, studio, placed))
    }))

  test("moving takes the new time, frees the old, and may overlap its own old time", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00", "2027-03-17")))
      await asAnon(db, {}, (as) =>
        reschedule(as, studio, placed, at("10:30", "2027-03-17"), placed.public_token),
      )
      await visit(db, studio, bookingRequest(studio.serviceId, at("09:30", "2027-03-17")))
      const [row] = await db`select starts_at, ends_at from public.bookings where id = ${placed.booking_id}`
      expect(row).toEqual({
        starts_at: new Date(at("10:30", "2027-03-17")),
        ends_at: new Date(at("11:30", "2027-03-17")),
      })
      const rows =
        await db`select status from public.appointments where booking_id = ${placed.booking_id} order by created_at, id`
      expect(rows.map((r) => r.status)).toEqual(["cancelled", "confirmed"])
    }))

  test("moving keeps to free times, policy and horizon, and fails whole", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00", "2027-03-17")))
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:00", "2027-03-17")))
      const attempt = (to: string | null) =>
        failure(asAnon(db, {}, (as) => reschedule(as, studio, placed, to, placed.public_token)))
      expect(await attempt(at("12:30", "2027-03-17"))).toBe("slot_taken")
      expect(await attempt(at("03:00", "2027-03-17"))).toBe("slot_taken")
      expect(await attempt(at("08:00"))).toBe("past_time")
      expect(await attempt("2028-01-03T10:00:00Z")).toBe("outside_horizon")
      expect(await attempt(null)).toBe("invalid_request")
      expect(await attempt("infinity")).toBe("invalid_request")
      const [row] = await db`select status from public.appointments where booking_id = ${placed.booking_id}`
      expect(row?.status).toBe("confirmed")
      await setClock(db, at("11:00", "2027-03-16"))
      expect(await attempt(at("14:00", "2027-03-17"))).toBe("too_late")
      await asUser(db, studio.owner, (as) => reschedule(as, studio, placed, at("14:00", "2027-03-17")))
    }))

  test("a hold that ran out is let go by its job, once, and not before", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(
        db,
        studio,
        bookingRequest(studio.serviceId, at("10:00"), { payment: "card" }),
      )
      const expire = () =>
        asService(
          db,
          {},
          (as) => as`select public.expire_hold(${studio.organizationId}, ${placed.booking_id}) as done`,
        )
      expect(await expire()).toEqual([{ done: false }])
      await setClock(db, at("08:45"))
      expect(await expire()).toEqual([{ done: true }])
      expect(await expire()).toEqual([{ done: false }])
      expect(
        await failure(
          asUser(
            db,
            studio.owner,
            (as) => as`select public.expire_hold(${studio.organizationId}, ${placed.booking_id})`,
          ),
        ),
      ).toBe("42501")
    }))
})
describe("the daily roll-up", () => {
  test("counts what was placed, cancelled and new, for those who may see reports", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))
      await asUser(db, studio.owner, (as) => cancelAsOwner(as, studio, placed))
      const read = (as: Connection) =>
        as`select sum(bookings_placed)::int as placed, sum(bookings_cancelled)::int as cancelled, sum(booked_cents)::int as booked, sum(new_customers)::int as customers from public.organization_metrics_daily`
      expect(await asUser(db, studio.viewer, read)).toEqual([
        { placed: 2, cancelled: 1, booked: 10000, customers: 2 },
      ])
      expect((await asUser(db, studio.stranger, read))[0]?.placed).toBeNull()
      const provider = await addMember(db, studio.organizationId, "provider")
      expect((await asUser(db, provider, read))[0]?.placed).toBeNull()
    }))
})

function cancelAsOwner(as: Connection, studio: Studio, placed: Placed) {
  return as`select public.cancel_booking(${studio.organizationId}, ${placed.booking_id}, null)`
}
