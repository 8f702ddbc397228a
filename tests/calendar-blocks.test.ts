import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import { addMember } from "./database/accounts.ts"
import {
  at,
  bookingRequest,
  createStaff,
  createStudio,
  type Studio,
  studioAt,
  visit,
} from "./database/factory.ts"
import { asUser, type Connection, connect, failure, type Persona } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

/** A studio at half past eight on a Monday morning. */
const inTheMorning = studioAt(sql, at("08:30"))

describe("blocking time", () => {
  const block = (
    db: Connection,
    who: Persona,
    studio: Studio,
    {
      staffId = studio.staffId,
      from = at("12:00"),
      until = at("13:00"),
      kind = "break" as string | null,
      note = "",
    } = {},
  ) =>
    asUser(
      db,
      who,
      (as) => as<{ blocked: { id: string; visits: number } }[]>`
        select public.block_time(${studio.organizationId}, ${staffId}, ${from}::text::timestamptz, ${until}::text::timestamptz, ${kind}, ${note}) as blocked`,
    )
  const unblock = (db: Connection, who: Persona, studio: Studio, id: string) =>
    asUser(db, who, (as) => as`select public.unblock_time(${studio.organizationId}, ${id})`)

  test("takes the time off the storefront until it is given back, and counts who stands in it", () =>
    inTheMorning(async (db, studio) => {
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))
      const [row] = await block(db, studio.owner, studio, { until: at("15:00"), note: " Dentist " })
      expect(row?.blocked.visits).toBe(1)
      expect(await failure(visit(db, studio, bookingRequest(studio.serviceId, at("14:00"))))).toBe(
        "slot_taken",
      )
      expect(await failure(block(db, studio.owner, studio, { from: at("14:30"), until: at("15:30") }))).toBe(
        "slot_taken",
      )
      await unblock(db, studio.owner, studio, row?.blocked.id ?? "")
      await visit(db, studio, bookingRequest(studio.serviceId, at("14:00")))
      expect(await failure(unblock(db, studio.owner, studio, row?.blocked.id ?? ""))).toBe("not_found")
    }))

  test("is a manager's for all, and everybody's for themselves", () =>
    inTheMorning(async (db, studio) => {
      const provider = await addMember(db, studio.organizationId, "provider")
      for (const who of [studio.viewer, studio.stranger, provider])
        expect(await failure(block(db, who, studio))).toBe("forbidden")
      await db`update public.staff set user_id = ${provider.userId} where id = ${studio.staffId}`
      const [row] = await block(db, provider, studio)
      const colleague = await createStaff(db, studio.organizationId, { name: "Bo" })
      expect(await failure(block(db, provider, studio, { staffId: colleague }))).toBe("forbidden")
      expect(await failure(unblock(db, studio.viewer, studio, row?.blocked.id ?? ""))).toBe("forbidden")
      await unblock(db, provider, studio, row?.blocked.id ?? "")
      const elsewhere = await createStudio(db)
      expect(await failure(block(db, studio.owner, studio, { staffId: elsewhere.staffId }))).toBe("not_found")
    }))

  test("refuses what makes no sense", () =>
    inTheMorning(async (db, studio) => {
      expect(await failure(block(db, studio.owner, studio, { until: at("11:00") }))).toBe("invalid_request")
      expect(await failure(block(db, studio.owner, studio, { kind: "fun" }))).toBe("invalid_request")
      expect(await failure(block(db, studio.owner, studio, { kind: null }))).toBe("invalid_request")
      expect(await failure(block(db, studio.owner, studio, { note: "x".repeat(501) }))).toBe(
        "invalid_request",
      )
      expect(await failure(block(db, studio.owner, studio, { staffId: randomUUID() }))).toBe("not_found")
    }))
})

describe("the version of a stretch of days", () => {
  const version = (db: Connection, who: Persona, from = at("00:00"), until = at("23:59")) =>
    asUser(
      db,
      who,
      (as) =>
        as`select public.calendar_version(${from}::text::timestamptz, ${until}::text::timestamptz) as version`,
    ).then(([row]) => row?.version)

  test("changes with what stands there and with nothing elsewhere", () =>
    inTheMorning(async (db, studio) => {
      const empty = await version(db, studio.viewer)
      await visit(db, studio, bookingRequest(studio.serviceId, at("10:00", "2027-03-22")))
      expect(await version(db, studio.viewer)).toBe(empty)
      await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const one = await version(db, studio.viewer)
      expect(one).not.toBe(empty)
      expect(await version(db, studio.owner)).toBe(one)
      expect(await failure(version(db, studio.stranger))).toBe("forbidden")
      expect(await failure(version(db, studio.owner, at("00:00"), at("00:00", "2027-09-01")))).toBe(
        "invalid_request",
      )
    }))
})
