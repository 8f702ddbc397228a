import type postgres from "postgres"
import { afterAll, describe, expect, test } from "vitest"
import { addMember } from "./database/accounts.ts"
import { createService, createStaff, createStudio, type Studio } from "./database/factory.ts"
import { asUser, type Connection, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

const service = {
  name: "Cut & Crème",
  category_id: null,
  description: "",
  kind: "appointment",
  pricing: "fixed",
  price_cents: 5000,
  tax_rate_bp: 2000,
  duration_minutes: 45,
  buffer_before_minutes: 0,
  buffer_after_minutes: 10,
  capacity: 1,
  lead_time_minutes: 60,
  max_advance_days: 60,
  cancellation_window_hours: 24,
  cancellation_fees: [{ hours: 12, fee_bp: 5000 }],
  no_show_fee_bp: null,
  deposit_bp: 0,
  turnaround_hours: null,
  is_active: true,
  options: [] as postgres.JSONValue,
  staff: [] as postgres.JSONValue,
}

interface Saved {
  id: string
  slug: string
  updated_at: string
}

async function save(
  as: Connection,
  organizationId: string,
  change: Partial<typeof service> = {},
  id: string | null = null,
  expected: string | null = null,
): Promise<Saved> {
  const [row] = await as<{ saved: Saved }[]>`
    select public.save_service(${organizationId}, ${as.json({ ...service, ...change })}, ${id}, ${expected}::text::timestamptz) as saved`
  if (!row) throw new Error("save_service gave no answer.")
  return row.saved
}

const options = (db: Connection, id: string) =>
  db`select name, price_cents::int as price, is_active as active from public.service_options where service_id = ${id} order by position, name`

describe("saving a service", () => {
  test("writes it whole, with options and people, under an address of its own", () =>
    rolledBack(sql, async (db) => {
      const { organizationId, staffId, owner } = await createStudio(db)
      const whole = {
        options: [
          { id: null, name: "Toner", price_cents: 900, minutes: 10 },
          { id: null, name: "Mask", price_cents: 500, minutes: 0 },
        ],
        staff: [{ staff_id: staffId, price_cents: 6000, duration_minutes: null }],
      }
      const first = await asUser(db, owner, (as) => save(as, organizationId, whole))
      const second = await asUser(db, owner, (as) => save(as, organizationId))
      expect([first.slug, second.slug]).toEqual(["cut-creme", "cut-creme-2"])
      expect(await options(db, first.id)).toEqual([
        { name: "Toner", price: 900, active: true },
        { name: "Mask", price: 500, active: true },
      ])
      expect(
        await db`select price_cents::int as price from public.staff_services where service_id = ${first.id}`,
      ).toEqual([{ price: 6000 }])
    }))

  test("retires options left out, and takes people away", () =>
    rolledBack(sql, async (db) => {
      const { organizationId, staffId, owner } = await createStudio(db)
      const made = await asUser(db, owner, (as) =>
        save(as, organizationId, {
          options: [{ id: null, name: "Toner", price_cents: 900, minutes: 10 }],
          staff: [{ staff_id: staffId, price_cents: null, duration_minutes: null }],
        }),
      )
      await asUser(db, owner, (as) => save(as, organizationId, {}, made.id, made.updated_at))
      expect(await options(db, made.id)).toEqual([{ name: "Toner", price: 900, active: false }])
      expect(await db`select from public.staff_services where service_id = ${made.id}`).toHaveLength(0)
    }))

  test("is refused over a change that the editor has not seen", () =>
    rolledBack(sql, async (db) => {
      const { organizationId, owner } = await createStudio(db)
      const opened = await asUser(db, owner, (as) => save(as, organizationId))
      const again = (expected: string | null) =>
        asUser(db, owner, (as) => save(as, organizationId, { price_cents: 2 }, opened.id, expected))
      for (const seen of ["2020-01-01T00:00:00Z", null])
        expect(await failure(again(seen))).toBe("changed_meanwhile")
      const price = async () =>
        (await db`select price_cents::int as price from public.services where id = ${opened.id}`)[0]?.price
      expect(await price()).toBe(5000)
      await again(opened.updated_at)
      expect(await price()).toBe(2)
    }))

  test("is for editors of the organization, and speaks of its own only", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const elsewhere = await createStudio(db)
      const editor = await addMember(db, studio.organizationId, "editor")
      const provider = await addMember(db, studio.organizationId, "provider")
      for (const who of [studio.viewer, studio.stranger, provider]) {
        expect(await failure(asUser(db, who, (as) => save(as, studio.organizationId)))).toBe("forbidden")
      }
      await asUser(db, editor, (as) => save(as, studio.organizationId))
      const foreign = await createStaff(db, elsewhere.organizationId)
      const refused = (change: object, id: string | null = null) =>
        failure(asUser(db, studio.owner, (as) => save(as, studio.organizationId, change, id)))
      expect(
        await refused({ staff: [{ staff_id: foreign, price_cents: null, duration_minutes: null }] }),
      ).toBe("23503")
      expect(await refused({}, elsewhere.serviceId)).toBe("not_found")
      expect(await refused({ price_cents: -1 })).toBe("23514")
      expect(await refused({ options: "none" })).toBe("invalid_request")
    }))
})

describe("putting services in order", () => {
  const order = async (db: Connection, { organizationId }: Studio) =>
    (
      await db<{ name: string }[]>`
        select name from public.services where organization_id = ${organizationId} order by position, name`
    ).map(({ name }) => name)

  test("keeps those left out behind, and is for editors", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const [b, c] = [
        await createService(db, studio.organizationId, [], { name: "B", position: 2 }),
        await createService(db, studio.organizationId, [], { name: "C", position: 3 }),
      ]
      const arrange = (who: Studio["owner"], ids: string[]) =>
        asUser(db, who, (as) => as`select public.order_services(${studio.organizationId}, ${ids})`)
      await arrange(studio.owner, [c, studio.serviceId])
      expect(await order(db, studio)).toEqual(["C", "Cut", "B"])
      await arrange(studio.owner, [b])
      expect(await order(db, studio)).toEqual(["B", "C", "Cut"])
      expect(await failure(arrange(studio.viewer, [c]))).toBe("forbidden")
      expect(await failure(arrange(studio.stranger, [c]))).toBe("forbidden")
    }))
})
