import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import { createUser } from "./database/accounts.ts"
import { at, bookingRequest, type Placed, place, type Studio, studioAt } from "./database/factory.ts"
import {
  asAnon,
  asUser,
  type Connection,
  connect,
  failure,
  type Persona,
  rolledBack,
} from "./database/session.ts"

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

describe("a second factor", () => {
  const standing = (as: Connection) => as`select public.second_factor_standing() as s`
  const enrol = (db: Connection, userId: string) =>
    db`insert into auth.mfa_factors (id, user_id, factor_type, status, secret, created_at, updated_at)
       values (gen_random_uuid(), ${userId}, 'totp', 'verified', 'JBSWY3DPEHPK3PXP', now(), now())`

  test("shuts sessions out that have not given it, and a recovery code lets in once", () =>
    rolledBack(sql, async (db) => {
      const person = await createUser(db)
      const touch = (as: Connection) => as`select public.touch_session() as alive`
      expect(await asUser(db, person, touch)).toEqual([{ alive: true }])
      await enrol(db, person.userId)
      const given = { ...person, aal: "aal2" as const }
      const [made] = await asUser(db, given, (as) => as`select public.new_recovery_codes() as codes`)
      expect(made?.codes).toHaveLength(10)

      expect(await asUser(db, person, touch)).toEqual([{ alive: false }])
      expect(await asUser(db, person, (as) => as`select id from public.profiles`)).toHaveLength(0)
      expect(await asUser(db, person, (as) => as`select id from public.user_sessions`)).toHaveLength(0)
      expect(await failure(asUser(db, person, (as) => as`select id from public.my_bookings()`))).toBe(
        "signed_out",
      )
      expect(await failure(asUser(db, person, (as) => as`select public.new_recovery_codes()`))).toBe(
        "signed_out",
      )
      expect(await failure(asUser(db, person, (as) => as`select public.remove_second_factor()`))).toBe(
        "signed_out",
      )
      expect(await asUser(db, person, standing)).toEqual([
        { s: { is_due: true, is_enabled: true, codes_left: 10 } },
      ])
      expect(await asUser(db, given, touch)).toEqual([{ alive: true }])

      const redeem = (code: string) => (as: Connection) => as`select public.use_recovery_code(${code}) as ok`
      expect(await asUser(db, person, redeem("aaaa-aaaa-aaaa-aaaa"))).toEqual([{ ok: false }])
      const typed = ` ${made?.codes[0].toUpperCase().replaceAll("-", " ")} `
      expect(await asUser(db, person, redeem(typed))).toEqual([{ ok: true }])
      expect(await asUser(db, person, redeem(typed))).toEqual([{ ok: false }])
      expect(await asUser(db, person, touch)).toEqual([{ alive: true }])
      await asUser(db, person, (as) => as`select public.remove_second_factor()`)
      expect(await db`select from public.recovery_codes where user_id = ${person.userId}`).toHaveLength(0)
    }))

  test("recovery codes can be guessed at five times, not more", () =>
    rolledBack(sql, async (db) => {
      const person = await createUser(db)
      await enrol(db, person.userId)
      const [made] = await asUser(
        db,
        { ...person, aal: "aal2" },
        (as) => as`select public.new_recovery_codes() as codes`,
      )
      const redeem = (code: string) =>
        asUser(db, person, (as) => as`select public.use_recovery_code(${code}) as ok`)
      for (let guess = 0; guess < 5; guess++) expect(await redeem("wrong")).toEqual([{ ok: false }])
      expect(await redeem(made?.codes[0])).toEqual([{ ok: false }])
    }))

  test("another person's sessions can't be ended; one's own others can, at once", () =>
    rolledBack(sql, async (db) => {
      const person = await createUser(db)
      const stranger = await createUser(db)
      const otherId = randomUUID()
      await db`insert into public.user_sessions (id, user_id) values (${otherId}, ${person.userId})`
      const touch = (as: Connection) => as`select public.touch_session() as alive`
      const end = (as: Connection) => as`select public.revoke_session(${otherId})`
      expect(await failure(asUser(db, stranger, end))).toBe("not_found")
      expect(await asUser(db, person, (as) => as`select public.revoke_other_sessions() as n`)).toEqual([
        { n: 1 },
      ])
      expect(await asUser(db, { ...person, sessionId: otherId }, touch)).toEqual([{ alive: false }])
      expect(await asUser(db, person, touch)).toEqual([{ alive: true }])
      expect(await asUser(db, stranger, touch)).toEqual([{ alive: true }])
    }))
})
