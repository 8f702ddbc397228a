import { afterAll, describe, expect, test } from "vitest"
import { createOrganization } from "./database/accounts.ts"
import { bookingRequest, createService, createStaff, place, setClock } from "./database/factory.ts"
import { asAnon, type Connection, connect, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

/** A business in a zone whose one person works these hours every day. */
async function business(db: Connection, hours: [string, string][], timezone = "Europe/London") {
  const { id: organizationId } = await createOrganization(db)
  await db`update public.organizations set timezone = ${timezone} where id = ${organizationId}`
  const staffId = await createStaff(db, organizationId, { hours })
  const serviceId = await createService(db, organizationId, [staffId], { max_advance_days: 400 })
  const starts = async (from: string, to = from) => {
    const rows = await asAnon(
      db,
      {},
      (as) => as<{ starts_at: Date; ends_at: Date }[]>`
      select starts_at, ends_at from public.available_slots(${organizationId}, ${serviceId}, ${from}, ${to})`,
    )
    expect(rows.every((row) => row.ends_at.getTime() - row.starts_at.getTime() === 3_600_000)).toBe(true)
    return rows.map((row) => row.starts_at.toISOString().slice(0, 16))
  }
  return { organizationId, serviceId, starts }
}

const inJanuary = <T>(work: Parameters<typeof rolledBack<T>>[1]) =>
  rolledBack(sql, async (db) => {
    await setClock(db, "2027-01-01T00:00:00Z")
    return work(db)
  })

describe("on the day clocks go forward in London, 2027-03-28", () => {
  test("nine o'clock stays nine o'clock: 9:00 GMT the day before, 8:00 UTC from that day on", () =>
    inJanuary(async (db) => {
      const { starts } = await business(db, [["09:00", "10:30"]])
      expect(await starts("2027-03-27", "2027-03-29")).toEqual([
        "2027-03-27T09:00",
        "2027-03-27T09:15",
        "2027-03-27T09:30",
        "2027-03-28T08:00",
        "2027-03-28T08:15",
        "2027-03-28T08:30",
        "2027-03-29T08:00",
        "2027-03-29T08:15",
        "2027-03-29T08:30",
      ])
    }))

  test("a night shift loses the hour that doesn't exist", () =>
    inJanuary(async (db) => {
      const { starts } = await business(db, [["00:00", "03:00"]])
      expect(await starts("2027-03-27")).toHaveLength(9)
      expect(await starts("2027-03-28")).toEqual([
        "2027-03-28T00:00",
        "2027-03-28T00:15",
        "2027-03-28T00:30",
        "2027-03-28T00:45",
        "2027-03-28T01:00",
      ])
    }))

  test("hours inside or ending in the missing hour break nothing", () =>
    inJanuary(async (db) => {
      const { starts } = await business(db, [
        ["01:15", "01:45"],
        ["01:50", "02:00"],
        ["12:00", "13:00"],
      ])
      expect(await starts("2027-03-28")).toEqual(["2027-03-28T11:00"])
    }))
})

describe("on the day clocks go back in London, 2027-10-31", () => {
  test("nine o'clock stays nine o'clock: 8:00 UTC the day before, 9:00 UTC from that day on", () =>
    inJanuary(async (db) => {
      const { starts } = await business(db, [["09:00", "10:00"]])
      expect(await starts("2027-10-30", "2027-11-01")).toEqual([
        "2027-10-30T08:00",
        "2027-10-31T09:00",
        "2027-11-01T09:00",
      ])
    }))

  test("a night shift gains the hour that comes twice, and the two are different times", () =>
    inJanuary(async (db) => {
      const { organizationId, serviceId, starts } = await business(db, [["00:00", "03:00"]])
      expect(await starts("2027-10-30")).toHaveLength(9)
      const before = await starts("2027-10-31")
      expect(before).toHaveLength(13)
      expect(before[0]).toBe("2027-10-30T23:00")
      expect(before.at(-1)).toBe("2027-10-31T02:00")
      await place(db, organizationId, bookingRequest(serviceId, "2027-10-31T01:00:00Z"))
      const after = await starts("2027-10-31")
      expect(after).toContain("2027-10-31T00:00")
      expect(after).not.toContain("2027-10-31T01:00")
    }))

  test("a day is asked for in the business's zone: the last slot before midnight belongs to it", () =>
    inJanuary(async (db) => {
      const { starts } = await business(db, [["22:00", "24:00"]])
      expect(await starts("2027-10-31")).toEqual([
        "2027-10-31T22:00",
        "2027-10-31T22:15",
        "2027-10-31T22:30",
        "2027-10-31T22:45",
        "2027-10-31T23:00",
      ])
      expect((await starts("2027-10-30"))[0]).toBe("2027-10-30T21:00")
    }))
})

describe("elsewhere", () => {
  test("a business in New York changes its clocks on its own day", () =>
    inJanuary(async (db) => {
      const { starts } = await business(db, [["09:00", "10:00"]], "America/New_York")
      expect(await starts("2027-03-13", "2027-03-15")).toEqual([
        "2027-03-13T14:00",
        "2027-03-14T13:00",
        "2027-03-15T13:00",
      ])
    }))

  test("the visitor's own zone changes nothing", () =>
    inJanuary(async (db) => {
      const { starts } = await business(db, [["09:00", "10:00"]])
      const home = await starts("2027-03-27", "2027-03-29")
      await db`set local timezone = 'Pacific/Auckland'`
      expect(await starts("2027-03-27", "2027-03-29")).toEqual(home)
    }))

  test("a stay across the change lasts as long as it should, and its day counts by the wall", () =>
    inJanuary(async (db) => {
      const { organizationId, serviceId } = await business(db, [["00:00", "24:00"]])
      const placed = await place(db, organizationId, bookingRequest(serviceId, "2027-03-28T00:30:00Z"))
      const [row] = await db<{ wall: string; minutes: number }[]>`
        select to_char(ends_at at time zone 'Europe/London', 'HH24:MI') as wall, extract(epoch from ends_at - starts_at)::int / 60 as minutes
          from public.bookings where id = ${placed.booking_id}`
      expect(row).toEqual({ wall: "02:30", minutes: 60 })
    }))
})
