import type postgres from "postgres"
import { afterAll, describe, expect, test } from "vitest"
import {
  at,
  bookingRequest,
  createStaff,
  createStudio,
  monday,
  type Studio,
  studioAt,
  visit,
} from "./database/factory.ts"
import { asUser, type Connection, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

/** A studio at half past eight on a Monday morning. */
const inTheMorning = studioAt(sql, at("08:30"))

const save = (
  db: Connection,
  who: Studio["owner"],
  studio: Studio,
  hours: postgres.JSONValue,
  from: string | null = null,
) =>
  asUser(
    db,
    who,
    (as) =>
      as`select public.save_hours(${studio.organizationId}, ${studio.staffId}, ${as.json(hours)}, ${from}::text::date)`,
  )
const hours = (weekday: number, starts_at: string, ends_at: string) => ({ weekday, starts_at, ends_at })

const slots = async (db: Connection, studio: Studio, day: string) =>
  (
    await db<{ at: string }[]>`
      select to_char(starts_at at time zone 'Europe/London', 'HH24:MI') as at
        from public.available_slots(${studio.organizationId}, ${studio.serviceId}, ${day}::text::date, ${day}::text::date) order by 1`
  ).map((row) => row.at)

describe("weekly hours", () => {
  test("decide what can be booked, from the day on and until another week begins", () =>
    inTheMorning(async (db, studio) => {
      const next = "2027-03-22"
      const after = "2027-03-29"
      await save(db, studio.owner, studio, [hours(1, "14:00", "16:00")], after)
      await save(db, studio.owner, studio, [hours(1, "10:00", "12:00")], next)
      expect(await slots(db, studio, next)).toEqual(["10:00", "10:15", "10:30", "10:45", "11:00"])
      expect(await slots(db, studio, after)).toEqual(["14:00", "14:15", "14:30", "14:45", "15:00"])
      expect((await slots(db, studio, monday)).at(-1)).toBe("16:00")
      await save(db, studio.owner, studio, [], null)
      expect(await slots(db, studio, after)).toEqual([])
    }))

  test("that overlap, end before they begin or make no sense are refused", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      for (const wrong of [
        [hours(1, "09:00", "12:00"), hours(1, "11:59", "13:00")],
        [hours(1, "12:00", "09:00")],
        [hours(8, "09:00", "12:00")],
        [hours(1, "9", "12:00")],
        [{ weekday: "1; drop table", starts_at: null }],
      ])
        expect(await failure(save(db, studio.owner, studio, wrong))).toBe("invalid_request")
      await save(db, studio.owner, studio, [hours(1, "09:00", "12:00"), hours(1, "12:00", "24:00")])
    }))

  test("are for those who manage staff, of their own organization", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const elsewhere = await createStudio(db)
      expect(await failure(save(db, studio.viewer, studio, []))).toBe("forbidden")
      expect(await failure(save(db, elsewhere.owner, studio, []))).toBe("forbidden")
      const foreign = { ...studio, staffId: elsewhere.staffId }
      expect(await failure(save(db, studio.owner, foreign, []))).toBe("not_found")
    }))
})

describe("taking somebody off the team", () => {
  const leave = (db: Connection, who: Studio["owner"], studio: Studio, handTo: string | null = null) =>
    asUser(
      db,
      who,
      (as) =>
        as<{ handed: number }[]>`
          select public.deactivate_staff(${studio.organizationId}, ${studio.staffId}, ${handTo}) as handed`,
    )
  const offer = (db: Connection, studio: Studio, staffId: string) =>
    db`insert into public.staff_services (organization_id, staff_id, service_id) values (${studio.organizationId}, ${staffId}, ${studio.serviceId})`
  const staffOf = async (db: Connection, bookingId: string) =>
    (
      await db`select staff_id from public.appointments where booking_id = ${bookingId} and status = 'confirmed'`
    )[0]?.staff_id

  test("leaves visits as they are, unless somebody takes them all over at the same times", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      await leave(db, studio.owner, studio)
      expect(await staffOf(db, placed.booking_id)).toBe(studio.staffId)
      expect(await slots(db, studio, monday)).toEqual([])
      const other = await createStaff(db, studio.organizationId, { name: "Bea" })
      await offer(db, studio, other)
      expect((await leave(db, studio.owner, studio, other))[0]?.handed).toBe(1)
      expect(await staffOf(db, placed.booking_id)).toBe(other)
    }))

  test("changes nothing if one visit can't be taken over", () =>
    inTheMorning(async (db, studio) => {
      const first = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))
      const other = await createStaff(db, studio.organizationId, { name: "Bea" })
      expect(await failure(leave(db, studio.owner, studio, other))).toBe("hand_over_failed")
      await offer(db, studio, other)
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:15"), { staff_id: other }))
      expect(await failure(leave(db, studio.owner, studio, other))).toBe("hand_over_failed")
      expect(await staffOf(db, first.booking_id)).toBe(studio.staffId)
      expect(await failure(leave(db, studio.viewer, studio))).toBe("forbidden")
      expect(await failure(leave(db, studio.stranger, studio))).toBe("forbidden")
      expect(await failure(leave(db, studio.owner, studio, studio.staffId))).toBe("invalid_request")
    }))
})
