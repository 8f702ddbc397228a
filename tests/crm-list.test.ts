import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import { bookingRequest, createCustomer, createStudio, monday, place, setClock } from "./database/factory.ts"
import { asAnon, asUser, type Connection, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

type Filter = Record<string, string>

const list = (
  db: Connection,
  filter: Filter = {},
  sort = "-created",
  after: object | null = null,
  limit = 100,
) =>
  db<{ id: string; full_name: string; sort_value: string; bookings: number }[]>`
    select * from public.list_customers(${db.json(filter)}, ${sort}, ${after ? db.json({ ...after }) : null}, ${limit})`
const names = async (rows: Promise<readonly { full_name: string }[]>) =>
  (await rows).map((row) => row.full_name)

describe("the customers list", () => {
  test("finds by any part of a name, e-mail or phone, without accents, all words at once", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      await createCustomer(db, organizationId, {
        full_name: "José Álvarez",
        email: "jose@casa.test",
        phone: "+447700900123",
      })
      await createCustomer(db, organizationId, {
        full_name: "Ann Smith",
        company_name: "Smith & Co",
        email: null,
      })
      await createCustomer(db, organizationId, { full_name: "Joanna Lee", email: "100%@lee.test" })
      const found = (q: string) => asUser(db, studio.viewer, (as) => names(list(as, { q }, "name")))
      expect(await found("jose alv")).toEqual(["José Álvarez"])
      expect(await found("ALV")).toEqual(["José Álvarez"])
      expect(await found("ann")).toEqual(["Ann Smith", "Joanna Lee"])
      expect(await found("an")).toEqual(["Ann Smith"])
      expect(await found("smith & co")).toEqual(["Ann Smith"])
      expect(await found("07700 900 123")).toEqual(["José Álvarez"])
      expect(await found("casa.test")).toEqual(["José Álvarez"])
      expect(await found("100%@")).toEqual(["Joanna Lee"])
      expect(await found("%_%")).toEqual([])
      expect(await found("")).toHaveLength(3)
    }))

  test("shows members their organization's customers and nobody else any", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const other = await createStudio(db)
      await createCustomer(db, studio.organizationId)
      await createCustomer(db, other.organizationId, { full_name: "Not Yours" })
      expect(await asUser(db, studio.viewer, (as) => names(list(as)))).toEqual(["Casey Client"])
      for (const call of [
        (as: Connection) => list(as),
        (as: Connection) => as`select public.count_customers()`,
        (as: Connection) => as`select public.customer_choices()`,
        (as: Connection) => as`select * from public.list_duplicates()`,
      ]) {
        expect(await failure(asUser(db, studio.stranger, call))).toBe("forbidden")
        expect(await failure(asAnon(db, { organizationId: studio.organizationId }, call))).toBe("42501")
      }
    }))

  test.each(["name", "-name", "created", "-created", "last", "-last"])(
    "sorted by %s gives everybody once, page after page",
    (sort) =>
      rolledBack(sql, async (db) => {
        await setClock(db, `${monday}T08:00:00Z`)
        const studio = await createStudio(db)
        for (let n = 0; n < 9; n++) {
          const id = await createCustomer(db, studio.organizationId, {
            full_name: n < 4 ? "Same Name" : `Name ${n}`,
          })
          if (n % 3 === 0)
            await db`update public.customer_analytics set last_booking_at = now() - make_interval(days => ${n}) where customer_id = ${id}`
        }
        const seen: string[] = []
        let after: object | null = null
        for (let page = 0; page < 6; page++) {
          const rows: Awaited<ReturnType<typeof list>> = await asUser(db, studio.owner, (as) =>
            list(as, {}, sort, after, 2),
          )
          seen.push(...rows.map((row) => row.id))
          const last = rows.at(-1)
          if (!last) break
          after = { value: last.sort_value, id: last.id }
        }
        expect(seen).toHaveLength(9)
        expect(new Set(seen).size).toBe(9)
        const whole = await asUser(db, studio.owner, (as) => list(as, {}, sort))
        expect(seen).toEqual(whole.map((row) => row.id))
      }),
  )

  test("narrows by state, tag, source, owner and last booking, and counts what it shows", () =>
    rolledBack(sql, async (db) => {
      await setClock(db, `${monday}T08:00:00Z`)
      const studio = await createStudio(db)
      const { organizationId } = studio
      const regular = await createCustomer(db, organizationId, {
        full_name: "Regular",
        tags: ["vip"],
        owner_staff_id: studio.staffId,
      })
      await createCustomer(db, organizationId, { full_name: "Fresh", source: "fair", lifecycle: "archived" })
      await db`update public.customer_analytics set last_booking_at = private.now() - interval '100 days' where customer_id = ${regular}`
      const cases: [Filter, string[]][] = [
        [{ lifecycle: "archived" }, ["Fresh"]],
        [{ tag: "vip" }, ["Regular"]],
        [{ source: "fair" }, ["Fresh"]],
        [{ owner: studio.staffId }, ["Regular"]],
        [{ owner: "nobody" }, ["Fresh"]],
        [{ owner: "x' or true --" }, []],
        [{ last: "lapsed" }, ["Regular"]],
        [{ last: "year" }, []],
        [{ last: "never" }, ["Fresh"]],
        [{ last: "month" }, []],
      ]
      for (const [filter, expected] of cases) {
        await asUser(db, studio.viewer, async (as) => {
          expect(await names(list(as, filter))).toEqual(expected)
          const [row] = await as<{ n: string }[]>`select public.count_customers(${as.json(filter)}) as n`
          expect(Number(row?.n)).toBe(expected.length)
        })
      }
      const [row] = await asUser(
        db,
        studio.viewer,
        (as) => as<{ choices: object }[]>`select public.customer_choices() as choices`,
      )
      expect(row?.choices).toEqual({ tags: ["vip"], sources: ["dashboard", "fair"] })
    }))

  test("knows the last booking that was kept", () =>
    rolledBack(sql, async (db) => {
      await setClock(db, `${monday}T08:00:00Z`)
      const studio = await createStudio(db)
      const placed = await place(
        db,
        studio.organizationId,
        bookingRequest(studio.serviceId, `${monday}T10:00:00Z`),
      )
      const figures = async () => {
        const [row] =
          await db`select bookings, last_booking_at from public.customer_analytics where organization_id = ${studio.organizationId}`
        return row
      }
      expect(await figures()).toMatchObject({ bookings: 1, last_booking_at: new Date(`${monday}T10:00:00Z`) })
      await asUser(
        db,
        studio.owner,
        (as) => as`select public.cancel_booking(${studio.organizationId}, ${placed.booking_id}, 'Not today')`,
      )
      expect(await figures()).toMatchObject({ bookings: 0, last_booking_at: null })
    }))

  test("answers a search over 50,000 customers from its index", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      await db`alter table public.customers disable trigger user`
      await db`
        insert into public.customers (organization_id, full_name, email, created_at)
        select ${studio.organizationId}, 'Person ' || md5(i::text), md5(i::text) || '@example.test', now() - make_interval(mins => i)
          from generate_series(1, 50000) as i`
      await db`
        insert into public.customer_analytics (organization_id, customer_id)
        select organization_id, id from public.customers where organization_id = ${studio.organizationId}`
      await db`alter table public.customers enable trigger user`
      await db`analyze public.customers`
      await db`analyze public.customer_analytics`
      await asUser(db, studio.owner, async (as) => {
        const time = async (work: () => Promise<unknown>) => {
          await work()
          const begun = performance.now()
          await work()
          return performance.now() - begun
        }
        expect(await time(() => list(as, { q: "c4ca4238a0" }))).toBeLessThan(100)
        expect(await time(() => list(as, { q: "c4c" }, "name"))).toBeLessThan(100)
        expect(await time(() => list(as))).toBeLessThan(100)
        expect(await time(() => list(as, {}, "-last"))).toBeLessThan(100)
        expect(await time(() => list(as, {}, "name"))).toBeLessThan(100)
        expect(await time(() => list(as, { q: "nobody at all" }))).toBeLessThan(100)
      })
    }))
})

describe("changing many customers", () => {
  const change = (
    db: Connection,
    organizationId: string,
    ids: string[] | null,
    filter: Filter,
    what: Filter,
  ) =>
    db<
      { n: number }[]
    >`select public.change_customers(${organizationId}, ${db.json(what)}, ${ids}, ${db.json(filter)}) as n`

  test("tags and moves those named, or those a filter finds", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const first = await createCustomer(db, organizationId)
      await createCustomer(db, organizationId, { lifecycle: "booked" })
      const as = (work: (inner: Connection) => Promise<readonly { n: number }[]>) =>
        asUser(db, studio.owner, work)
      expect((await as((db) => change(db, organizationId, [first], {}, { add_tag: "vip" })))[0]?.n).toBe(1)
      expect((await as((db) => change(db, organizationId, [first], {}, { add_tag: "vip" })))[0]?.n).toBe(0)
      expect(
        (
          await as((db) => change(db, organizationId, null, { lifecycle: "lead" }, { lifecycle: "archived" }))
        )[0]?.n,
      ).toBe(1)
      expect((await as((db) => change(db, organizationId, null, {}, { remove_tag: "vip" })))[0]?.n).toBe(1)
      const rows =
        await db`select lifecycle, tags from public.customers where organization_id = ${organizationId} order by lifecycle`
      expect(rows).toEqual([
        { lifecycle: "archived", tags: [] },
        { lifecycle: "booked", tags: [] },
      ])
    }))

  test("is refused to viewers and strangers, reaches no other tenant, and takes one change", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const other = await createStudio(db)
      const foreign = await createCustomer(db, other.organizationId)
      const archive = (as: Connection) =>
        change(as, studio.organizationId, [foreign], {}, { lifecycle: "archived" })
      expect(await failure(asUser(db, studio.viewer, archive))).toBe("forbidden")
      expect(await failure(asUser(db, studio.stranger, archive))).toBe("forbidden")
      expect((await asUser(db, studio.owner, archive))[0]?.n).toBe(0)
      for (const what of [
        {},
        { lifecycle: "gone" },
        { add_tag: " " },
        { add_tag: "x", lifecycle: "lead" },
      ] as Filter[]) {
        const call = (as: Connection) => change(as, studio.organizationId, null, {}, what)
        expect(await failure(asUser(db, studio.owner, call))).toBe("invalid_request")
      }
      const [row] = await db`select lifecycle from public.customers where id = ${foreign}`
      expect(row?.lifecycle).toBe("lead")
    }))
})

describe("an export", () => {
  test("is for those who may, and is written into the audit log", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const open = (what: string | null) => (as: Connection) =>
        as`select public.begin_export(${studio.organizationId}, ${what}, '{"tag": "vip"}')`
      expect(await failure(asUser(db, studio.viewer, open("customers")))).toBe("forbidden")
      expect(await failure(asUser(db, studio.stranger, open("bookings")))).toBe("forbidden")
      expect(await failure(asUser(db, studio.owner, open("payments")))).toBe("invalid_request")
      expect(await failure(asUser(db, studio.owner, open(null)))).toBe("invalid_request")
      await asUser(db, studio.owner, open("customers"))
      const rows = await db`
        select table_name, actor_id, new_values from public.audit_logs
         where organization_id = ${studio.organizationId} and action = 'export'`
      expect(rows).toEqual([
        { table_name: "customers", actor_id: studio.owner.userId, new_values: { tag: "vip" } },
      ])
    }))
})

test("a deleted note comes back with its writer and its time", () =>
  rolledBack(sql, async (db) => {
    const studio = await createStudio(db)
    const customer = await createCustomer(db, studio.organizationId)
    const [note] = await asUser(
      db,
      studio.owner,
      (as) => as<{ id: string }[]>`
        insert into public.customer_notes (organization_id, customer_id, body)
        values (${studio.organizationId}, ${customer}, 'Prefers tea') returning id`,
    )
    const set =
      (deleted: boolean, id = note?.id ?? "") =>
      (as: Connection) =>
        as`select public.set_note_deleted(${studio.organizationId}, ${id}, ${deleted})`
    const shown = () => asUser(db, studio.viewer, (as) => as`select body from public.customer_notes`)
    expect(await failure(asUser(db, studio.viewer, set(true)))).toBe("forbidden")
    expect(await failure(asUser(db, studio.stranger, set(true)))).toBe("forbidden")
    await asUser(db, studio.owner, set(true))
    expect(await shown()).toEqual([])
    expect(await failure(asUser(db, studio.owner, set(true)))).toBe("not_found")
    expect(await failure(asUser(db, studio.owner, set(true, randomUUID())))).toBe("not_found")
    await asUser(db, studio.owner, set(false))
    expect(await shown()).toEqual([{ body: "Prefers tea" }])
  }))
