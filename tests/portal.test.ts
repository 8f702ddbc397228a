import { afterAll, describe, expect, test } from "vitest"
import { createUser } from "./database/accounts.ts"
import { at, bookingRequest, type Placed, place, type Studio, studioAt } from "./database/factory.ts"
import { asAnon, asUser, type Connection, connect, failure, type Persona } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

const inTheMorning = studioAt(sql, at("08:00"))

function book(
  db: Connection,
  studio: Studio,
  shopper: Persona & { email: string },
  time: string,
): Promise<Placed> {
  const customer = { full_name: "Gale", email: shopper.email }
  const request = bookingRequest(studio.serviceId, at(time), { customer })
  return asUser(db, shopper, (as) => place(as, studio.organizationId, request))
}

describe("a person's own bookings", () => {
  test("come split into next and past, page by page, and open for their owner alone", () =>
    inTheMorning(async (db, studio) => {
      const shopper = await createUser(db)
      const other = await createUser(db)
      const first = await book(db, studio, shopper, "09:00")
      const second = await book(db, studio, shopper, "11:00")
      const third = await book(db, studio, shopper, "13:00")
      await asUser(
        db,
        studio.owner,
        (as) =>
          as`select public.cancel_booking(${studio.organizationId}, ${second.booking_id}, 'Ill', null, true)`,
      )
      const list = (when: string) =>
        asUser(db, shopper, (as) => as`select id, starts_at from public.my_bookings(${when})`)
      expect((await list("next")).map(({ id }) => id)).toEqual([first.booking_id, third.booking_id])
      expect((await list("past")).map(({ id }) => id)).toEqual([second.booking_id])
      const [page] = await asUser(
        db,
        shopper,
        (as) => as`select id, starts_at from public.my_bookings('next', null, null, 1)`,
      )
      const rest = await asUser(
        db,
        shopper,
        (as) => as`select id from public.my_bookings('next', ${page?.starts_at}, ${page?.id})`,
      )
      expect(rest).toEqual([{ id: third.booking_id }])

      const open = (as: Connection) => as`select public.my_booking(${first.booking_id}) ->> 'token' as token`
      expect(await asUser(db, shopper, open)).toEqual([{ token: first.public_token }])
      expect(await failure(asUser(db, other, open))).toBe("not_found")
      expect(await failure(asAnon(db, {}, open))).toBe("42501")
      expect(await asUser(db, other, (as) => as`select id from public.my_bookings()`)).toHaveLength(0)
    }))

  test("offer to be booked again only while the service takes bookings", () =>
    inTheMorning(async (db, studio) => {
      const shopper = await createUser(db)
      await book(db, studio, shopper, "09:00")
      const again = async () =>
        (await asUser(db, shopper, (as) => as`select again from public.my_bookings('next')`))[0]?.again
      expect(await again()).toMatchObject({ service: expect.any(String), staff_id: expect.any(String) })
      await db`update public.services set is_active = false where id = ${studio.serviceId}`
      expect(await again()).toBeNull()
    }))
})
