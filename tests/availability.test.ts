import { afterAll, describe, expect, test } from "vitest"
import { createOrganization } from "./database/accounts.ts"
import {
  bookingRequest,
  createOption,
  createService,
  createStaff,
  createStudio,
  monday,
  place,
  setClock,
} from "./database/factory.ts"
import { asAnon, asUser, type Connection, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

interface Slot {
  starts_at: Date
  ends_at: Date
  staff_id: string | null
  seats_left: number
}

/** Free times as a visitor sees them. */
function slots(
  db: Connection,
  organizationId: string,
  serviceId: string,
  options: { from?: string; to?: string; staffId?: string; optionIds?: string[] } = {},
) {
  const { from = monday, to = from, staffId = null, optionIds = [] } = options
  return asAnon(
    db,
    {},
    (as) => as<Slot[]>`
    select * from public.available_slots(${organizationId}, ${serviceId}, ${from}::text::date, ${to}::text::date, ${staffId}, ${optionIds}::uuid[])`,
  )
}

/** Starts as wall-clock hours in London, which is UTC in the test week. */
const times = (rows: Slot[]) => rows.map((row) => row.starts_at.toISOString().slice(11, 16))

/** Everything at half past eight on a Monday morning, unless the test moves on. */
const inTheMorning = <T>(work: Parameters<typeof rolledBack<T>>[1]) =>
  rolledBack(sql, async (db) => {
    await setClock(db, `${monday}T08:30:00Z`)
    return work(db)
  })

describe("free times", () => {
  test("begin with the hours, every 15 minutes, and end where the visit would not", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId, staffId } = await createStudio(db)
      const free = await slots(db, organizationId, serviceId)
      expect(times(free)).toHaveLength(29)
      expect(times(free)[0]).toBe("09:00")
      expect(times(free)[1]).toBe("09:15")
      expect(times(free).at(-1)).toBe("16:00")
      expect(free[0]).toMatchObject({ staff_id: staffId, seats_left: 1 })
    }))

  test("respect several stretches a day, weekdays and the dates a rota holds for", () =>
    inTheMorning(async (db) => {
      const { id: organizationId } = await createOrganization(db)
      const staffId = await createStaff(db, organizationId, {
        hours: [
          ["09:00", "10:00"],
          ["13:00", "14:30"],
        ],
        weekdays: [1],
      })
      const serviceId = await createService(db, organizationId, [staffId])
      expect(times(await slots(db, organizationId, serviceId))).toEqual(["09:00", "13:00", "13:15", "13:30"])
      expect(await slots(db, organizationId, serviceId, { from: "2027-03-16" })).toEqual([])
      await db`update public.staff_hours set valid_from = '2027-03-22'`
      expect(await slots(db, organizationId, serviceId)).toEqual([])
      expect(await slots(db, organizationId, serviceId, { from: "2027-03-22" })).toHaveLength(4)
    }))

  test("avoid appointments with both their buffers, and come back when one is cancelled", () =>
    inTheMorning(async (db) => {
      const studio = await createStudio(db, { buffer_before_minutes: 15, buffer_after_minutes: 30 })
      const { organizationId, serviceId } = studio
      const before = await slots(db, organizationId, serviceId)
      const placed = await place(db, organizationId, bookingRequest(serviceId, `${monday}T12:00:00Z`))
      const free = times(await slots(db, organizationId, serviceId))
      // 12:00–13:00 blocks 11:45–13:30; a visit before must end with its buffer by 11:45, one after begins its buffer at 13:30.
      expect(free).toContain("10:15")
      expect(free).not.toContain("10:30")
      expect(free).not.toContain("13:30")
      expect(free).toContain("13:45")
      await asUser(
        db,
        studio.owner,
        (as) => as`select public.cancel_booking(${organizationId}, ${placed.booking_id}, null)`,
      )
      expect(await slots(db, organizationId, serviceId)).toEqual(before)
    }))

  test("avoid absences and closures", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId, staffId } = await createStudio(db)
      await db`insert into public.staff_time_off (organization_id, staff_id, starts_at, ends_at) values (${organizationId}, ${staffId}, '2027-03-15T10:00Z', '2027-03-15T15:30Z')`
      expect(times(await slots(db, organizationId, serviceId))).toEqual(["09:00", "15:30", "15:45", "16:00"])
      await db`insert into public.business_closures (organization_id, starts_on, ends_on) values (${organizationId}, ${monday}, ${monday})`
      expect(await slots(db, organizationId, serviceId)).toEqual([])
    }))

  test("keep the lead time and the horizon", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId } = await createStudio(db, {
        lead_time_minutes: 120,
        max_advance_days: 2,
      })
      expect(times(await slots(db, organizationId, serviceId))[0]).toBe("10:30")
      expect(await slots(db, organizationId, serviceId, { from: "2027-03-17" })).toHaveLength(29)
      expect(await slots(db, organizationId, serviceId, { from: "2027-03-18" })).toEqual([])
      expect(await slots(db, organizationId, serviceId, { from: "2027-03-01", to: "2027-03-14" })).toEqual([])
    }))

  test("take longer with options and by a person's own duration", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId, staffId } = await createStudio(db)
      const optionId = await createOption(db, organizationId, serviceId, { minutes: 30 })
      expect(times(await slots(db, organizationId, serviceId, { optionIds: [optionId] })).at(-1)).toBe(
        "15:30",
      )
      await db`update public.staff_services set duration_minutes = 120 where staff_id = ${staffId}`
      const free = await slots(db, organizationId, serviceId)
      expect(times(free).at(-1)).toBe("15:00")
      expect((free[0]?.ends_at.getTime() ?? 0) - (free[0]?.starts_at.getTime() ?? 0)).toBe(7_200_000)
    }))

  test("are each person's own, and of one when asked", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId, staffId } = await createStudio(db)
      const colleague = await createStaff(db, organizationId, { name: "Bo", hours: [["16:00", "17:00"]] })
      await db`insert into public.staff_services (organization_id, staff_id, service_id) values (${organizationId}, ${colleague}, ${serviceId})`
      expect(await slots(db, organizationId, serviceId)).toHaveLength(30)
      expect(await slots(db, organizationId, serviceId, { staffId })).toHaveLength(29)
      await db`update public.staff set is_active = false where id = ${colleague}`
      expect(await slots(db, organizationId, serviceId)).toHaveLength(29)
    }))

  test("hide a held time until its hold runs out", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId } = await createStudio(db)
      await place(db, organizationId, bookingRequest(serviceId, `${monday}T12:00:00Z`, { payment: "card" }))
      expect(times(await slots(db, organizationId, serviceId))).not.toContain("12:00")
      await setClock(db, `${monday}T08:46:00Z`)
      expect(times(await slots(db, organizationId, serviceId))).toContain("12:00")
    }))

  test("of a class count its seats; other starts that would overlap are gone", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId } = await createStudio(db, { kind: "class", capacity: 3 })
      const request = { items: [{ service_id: serviceId, quantity: 2 }] }
      await place(db, organizationId, bookingRequest(serviceId, `${monday}T12:00:00Z`, request))
      const free = await slots(db, organizationId, serviceId)
      const at = (time: string) => free.find((_, index) => times(free)[index] === time)
      expect(at("12:00")?.seats_left).toBe(1)
      expect(at("12:15")).toBeUndefined()
      expect(at("13:00")?.seats_left).toBe(3)
      expect(
        await failure(
          db.savepoint((inner) =>
            place(inner, organizationId, bookingRequest(serviceId, `${monday}T12:00:00Z`, request)),
          ),
        ),
      ).toBe("slot_taken")
      await place(db, organizationId, bookingRequest(serviceId, `${monday}T12:00:00Z`))
      expect(times(await slots(db, organizationId, serviceId))).not.toContain("12:00")
    }))

  test("of a shared appointment count free seats, and block the person for everything else", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId, staffId } = await createStudio(db, { capacity: 2 })
      const alone = await createService(db, organizationId, [staffId])
      await place(db, organizationId, bookingRequest(serviceId, `${monday}T12:00:00Z`))
      const free = await slots(db, organizationId, serviceId)
      expect(free[times(free).indexOf("12:30")]?.seats_left).toBe(1)
      expect(times(await slots(db, organizationId, alone))).not.toContain("12:30")
      await place(db, organizationId, bookingRequest(serviceId, `${monday}T12:30:00Z`))
      expect(times(await slots(db, organizationId, serviceId))).not.toContain("12:15")
    }))

  test("of a collection round are windows with places left, and nobody's name", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId } = await createStudio(db, {
        kind: "pickup_delivery",
        capacity: 2,
        duration_minutes: 120,
      })
      const pickup = () =>
        place(
          db,
          organizationId,
          bookingRequest(serviceId, `${monday}T11:00:00Z`, { pickup_address: { line1: "1 High Street" } }),
        )
      const free = await slots(db, organizationId, serviceId)
      expect(times(free)).toEqual(["09:00", "11:00", "13:00", "15:00"])
      expect(free[0]).toMatchObject({ staff_id: null, seats_left: 2 })
      await pickup()
      expect((await slots(db, organizationId, serviceId))[1]?.seats_left).toBe(1)
      await pickup()
      expect(times(await slots(db, organizationId, serviceId))).toEqual(["09:00", "13:00", "15:00"])
      expect(await failure(db.savepoint(pickup as never))).toBe("slot_taken")
    }))

  test("refuse what can't be answered, each with a code", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId } = await createStudio(db)
      const elsewhere = await createStudio(db)
      const suspended = await createOrganization(db, "suspended")
      const nobody = "0193b3a0-0000-7000-8000-00000000dead"
      expect(await failure(slots(db, organizationId, elsewhere.serviceId))).toBe("service_unavailable")
      expect(await failure(slots(db, organizationId, serviceId, { optionIds: [nobody] }))).toBe(
        "service_unavailable",
      )
      expect(await failure(slots(db, organizationId, serviceId, { to: "2028-03-15" }))).toBe(
        "invalid_request",
      )
      expect(await failure(slots(db, organizationId, serviceId, { to: "2027-03-14" }))).toBe(
        "invalid_request",
      )
      expect(await failure(slots(db, organizationId, serviceId, { from: "infinity", to: "infinity" }))).toBe(
        "invalid_request",
      )
      expect(await failure(slots(db, suspended.id, serviceId))).toBe("organization_unavailable")
      expect(await failure(slots(db, nobody, serviceId))).toBe("organization_unavailable")
    }))

  test("can all be booked: what is offered, find_seats confirms; what isn't, it refuses", () =>
    inTheMorning(async (db) => {
      const { organizationId, serviceId, staffId } = await createStudio(db, {
        buffer_before_minutes: 10,
        buffer_after_minutes: 5,
        duration_minutes: 40,
      })
      await db`update public.staff_hours set ends_at = '12:20' where organization_id = ${organizationId} and weekday = 2`
      await db`insert into public.staff_time_off (organization_id, staff_id, starts_at, ends_at) values (${organizationId}, ${staffId}, '2027-03-15T10:10Z', '2027-03-15T11:05Z')`
      for (const at of ["12:00", "13:45", "16:15"])
        await place(db, organizationId, bookingRequest(serviceId, `${monday}T${at}:00Z`))
      const offered = new Set(
        (await slots(db, organizationId, serviceId, { to: "2027-03-16" })).map((row) =>
          row.starts_at.toISOString(),
        ),
      )
      const rows = await db<{ at: Date; ok: boolean }[]>`
        select at, exists (select from private.find_seats(${organizationId}, ${serviceId}, at, 0, null, 1, false)) as ok
          from generate_series(${`${monday}T08:45:00Z`}::timestamptz, '2027-03-16T23:45Z', '5 minutes') as at`
      expect(new Set(rows.filter((row) => row.ok).map((row) => row.at.toISOString()))).toEqual(offered)
      expect(offered.size).toBeGreaterThan(10)
    }))
})
