import { afterAll, describe, expect, test } from "vitest"
import { createUser } from "./database/accounts.ts"
import { at, bookingRequest, place, studioAt, visit } from "./database/factory.ts"
import { asAnon, asUser, connect, failure } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

/** A studio at half past eight on a Monday morning. */
const inTheMorning = studioAt(sql, at("08:30"))

describe("who sees a booking", () => {
  test("members alone; the customer comes by my_bookings or their link", () =>
    inTheMorning(async (db, studio) => {
      const shopper = await createUser(db)
      const placed = await asUser(db, shopper, (as) =>
        place(
          as,
          studio.organizationId,
          bookingRequest(studio.serviceId, at("10:00"), {
            customer: { full_name: "Sam", email: shopper.email },
          }),
        ),
      )
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))
      await asUser(
        db,
        studio.owner,
        (as) =>
          as`insert into public.booking_notes (organization_id, booking_id, body) values (${studio.organizationId}, ${placed.booking_id}, 'Late last time')`,
      )
      const count = async (who: Parameters<typeof asUser>[1], table: string) =>
        (await asUser(db, who, (as) => as`select 1 from ${as(`public.${table}`)}`)).length
      for (const [table, members, customer] of [
        ["bookings", 2, 0],
        ["booking_events", 2, 0],
        ["booking_items", 2, 0],
        ["appointments", 2, 0],
        ["booking_notes", 1, 0],
      ] as const) {
        expect([
          table,
          await count(studio.viewer, table),
          await count(shopper, table),
          await count(studio.stranger, table),
        ]).toEqual([table, members, customer, 0])
        expect(await failure(asAnon(db, studio, (as) => as`select 1 from ${as(`public.${table}`)}`))).toBe(
          "42501",
        )
      }
      for (const column of ["public_token_hash", "idempotency_key"]) {
        expect(
          await failure(asUser(db, studio.owner, (as) => as`select ${as(column)} from public.bookings`)),
        ).toBe("42501")
      }
    }))

  test("nobody sets a price, a status or an owner by hand, not even an owner", () =>
    inTheMorning(async (db, studio) => {
      await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      for (const set of [
        "total_cents = 1",
        "status = 'completed'",
        "payment_status = 'paid'",
        "paid_cents = 5000",
        "customer_id = customer_id",
        "organization_id = organization_id",
        "starts_at = now()",
      ]) {
        expect(
          await failure(asUser(db, studio.owner, (as) => as.unsafe(`update public.bookings set ${set}`))),
        ).toBe("42501")
      }
      expect(await failure(asUser(db, studio.owner, (as) => as`delete from public.bookings`))).toBe("42501")
      expect(
        await failure(asUser(db, studio.owner, (as) => as`update public.appointments set staff_id = null`)),
      ).toBe("42501")
      expect((await asUser(db, studio.owner, (as) => as`update public.bookings set notes = 'x'`)).count).toBe(
        1,
      )
      expect(
        (await asUser(db, studio.viewer, (as) => as`update public.bookings set notes = 'y'`)).count,
      ).toBe(0)
    }))

  test("by its private link anyone who holds it, with what is theirs to read", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00", "2027-03-17")))
      const [row] = await asAnon(
        db,
        {},
        (as) => as`select public.booking_by_token(${placed.public_token}) as view`,
      )
      expect(row?.view).toMatchObject({
        booking: { number: placed.number, total_cents: 5000 },
        may_cancel: true,
        may_reschedule: true,
        appointment: { staff_name: "Ada Stylist" },
        payments: [],
        events: [{ event_type: "placed" }],
      })
      expect(JSON.stringify(row?.view)).not.toContain("hash")
      for (const token of [
        null,
        "",
        "x",
        "' or 1=1 --",
        placed.public_token.slice(0, -1),
        "x".repeat(5000),
      ]) {
        expect(await failure(asAnon(db, {}, (as) => as`select public.booking_by_token(${token})`))).toBe(
          "not_found",
        )
      }
    }))
})
