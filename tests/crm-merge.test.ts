import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import { createUser } from "./database/accounts.ts"
import { bookingRequest, createCustomer, createStudio, monday, place, setClock } from "./database/factory.ts"
import { asUser, type Connection, connect, failure, ownDatabase, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

const merge = (
  db: Connection,
  organizationId: string,
  keep: string | null,
  other: string | null,
  take: string[] = [],
) => db`select public.merge_customers(${organizationId}, ${keep}, ${other}, ${take})`

describe("a merge", () => {
  test("keeps everything of both", () =>
    rolledBack(sql, async (db) => {
      await setClock(db, `${monday}T08:00:00Z`)
      const studio = await createStudio(db)
      const { organizationId } = studio
      const keep = await createCustomer(db, organizationId, {
        full_name: "Ann Smith",
        email: "ann@old.test",
        tags: ["vip", "regular"],
      })
      const other = await createCustomer(db, organizationId, {
        full_name: "Anne Smith",
        email: "ann@new.test",
        phone: "+447700900555",
        tags: ["regular", "curly"],
        company_name: "Smith Ltd",
        metadata: { hair: "red" },
      })
      for (const [customer, hour] of [
        [keep, "10"],
        [other, "12"],
      ] as const)
        await asUser(db, studio.owner, (as) =>
          place(
            as,
            organizationId,
            bookingRequest(studio.serviceId, `${monday}T${hour}:00:00Z`, {
              customer_id: customer,
              channel: "dashboard",
            }),
          ),
        )
      await db`insert into public.customer_notes (organization_id, customer_id, body) values (${organizationId}, ${other}, 'Allergic to nuts')`
      await db`insert into public.tasks (organization_id, customer_id, title) values (${organizationId}, ${other}, 'Ring back')`
      await db`
        insert into public.customer_contacts (organization_id, customer_id, contact_type, contact_value)
        values (${organizationId}, ${keep}, 'social', '@ann'), (${organizationId}, ${other}, 'social', '@ann'), (${organizationId}, ${other}, 'social', '@anne')`
      const before =
        await db`select count(*)::int as n from public.booking_events where organization_id = ${organizationId}`

      await asUser(db, studio.owner, (as) => merge(as, organizationId, keep, other, ["email"]))

      const [row] = await db`
        select full_name, email::text, phone, company_name, metadata, tags from public.customers
         where organization_id = ${organizationId} and deleted_at is null`
      expect(row).toEqual({
        full_name: "Ann Smith",
        email: "ann@new.test",
        phone: "+447700900555",
        company_name: "Smith Ltd",
        metadata: { hair: "red" },
        tags: ["vip", "regular", "curly"],
      })
      for (const table of [
        "bookings",
        "booking_events",
        "payments",
        "messages",
        "customer_notes",
        "tasks",
        "customer_contacts",
      ]) {
        const rest = await db`select from public.${db(table)} where customer_id = ${other}`.catch(() => [])
        expect(rest, table).toHaveLength(0)
      }
      const count = async (table: string) =>
        (await db`select from ${db(`public.${table}`)} where customer_id = ${keep}`).length
      expect(await count("bookings")).toBe(2)
      expect(await count("customer_notes")).toBe(1)
      expect(await count("tasks")).toBe(1)
      expect(
        await db`select count(*)::int as n from public.booking_events where customer_id = ${keep}`,
      ).toEqual(before)
      const contacts =
        await db`select contact_value from public.customer_contacts where customer_id = ${keep} order by 1`
      expect(contacts.map((one) => one.contact_value)).toEqual(["@ann", "@anne", "ann@old.test"])
      const [figures] = await db`select bookings from public.customer_analytics where customer_id = ${keep}`
      expect(figures?.bookings).toBe(2)
      const [audit] = await db`
        select count(*)::int as n from public.audit_logs where record_id in (${keep}, ${other}) and action = 'update' and actor_id = ${studio.owner.userId}`
      expect(audit?.n).toBeGreaterThanOrEqual(2)
    }))

  test("is refused to who may not delete customers, across tenants, with oneself and with nobody", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const other = await createStudio(db)
      const { organizationId } = studio
      const mine = await createCustomer(db, organizationId)
      const foreign = await createCustomer(db, other.organizationId)
      const call = (keep: string | null, gone: string | null) => (as: Connection) =>
        merge(as, organizationId, keep, gone)
      expect(await failure(asUser(db, studio.viewer, call(mine, foreign)))).toBe("forbidden")
      expect(await failure(asUser(db, studio.stranger, call(mine, foreign)))).toBe("forbidden")
      expect(await failure(asUser(db, studio.owner, call(mine, foreign)))).toBe("not_found")
      expect(await failure(asUser(db, studio.owner, call(foreign, mine)))).toBe("not_found")
      expect(await failure(asUser(db, studio.owner, call(mine, randomUUID())))).toBe("not_found")
      expect(await failure(asUser(db, studio.owner, call(mine, mine)))).toBe("invalid_request")
      expect(await failure(asUser(db, studio.owner, call(mine, null)))).toBe("invalid_request")
      const [row] = await db`select deleted_at from public.customers where id = ${foreign}`
      expect(row?.deleted_at).toBeNull()
    }))

  test("is refused where both sign in with accounts of their own; one account is kept", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const [ann, bea] = [await createUser(db), await createUser(db)]
      const first = await createCustomer(db, organizationId, { user_id: ann.userId })
      const second = await createCustomer(db, organizationId, { user_id: bea.userId })
      const third = await createCustomer(db, organizationId)
      const as = (keep: string, gone: string) =>
        asUser(db, studio.owner, (inner) => merge(inner, organizationId, keep, gone))
      expect(await failure(as(first, second))).toBe("not_possible")
      await as(third, first)
      const [row] = await db`select user_id from public.customers where id = ${third}`
      expect(row?.user_id).toBe(ann.userId)
    }))

  test("is for good: who was merged can't be restored, and what comes late goes to who stayed", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const [first, second, third] = [
        await createCustomer(db, organizationId),
        await createCustomer(db, organizationId),
        await createCustomer(db, organizationId),
      ]
      await asUser(db, studio.owner, (as) => merge(as, organizationId, second, first))
      await asUser(db, studio.owner, (as) => merge(as, organizationId, third, second))
      const restore = (as: Connection) => as`select public.restore_customer(${organizationId}, ${first})`
      expect(await failure(asUser(db, studio.owner, restore))).toBe("not_found")
      await db`insert into public.customer_notes (organization_id, customer_id, body) values (${organizationId}, ${first}, 'Late')`
      expect(await db`select customer_id from public.customer_notes where body = 'Late'`).toEqual([
        { customer_id: third },
      ])
    }))

  test("of two the same way round and the other way round at once makes one customer, and a booking made meanwhile is theirs", async () => {
    const own = await ownDatabase({ max: 6 })
    try {
      const studio = await createStudio(own.sql)
      const { organizationId } = studio
      for (let round = 0; round < 6; round++) {
        const a = await createCustomer(own.sql, organizationId)
        const b = await createCustomer(own.sql, organizationId)
        const as = (keep: string, gone: string) =>
          own.sql.begin((outer) =>
            asUser(outer, studio.owner, (inner) => merge(inner, organizationId, keep, gone)),
          )
        const note = own.sql`insert into public.customer_notes (organization_id, customer_id, body) values (${organizationId}, ${a}, ${`round ${round}`})`
        const outcomes = await Promise.allSettled([as(a, b), as(b, a), note])
        expect(outcomes.slice(0, 2).filter(({ status }) => status === "fulfilled")).toHaveLength(1)
        const living = await own.sql<
          { id: string }[]
        >`select id from public.customers where id in (${a}, ${b}) and deleted_at is null`
        expect(living).toHaveLength(1)
        const notes =
          await own.sql`select customer_id from public.customer_notes where body = ${`round ${round}`}`
        expect(notes).toEqual([{ customer_id: living[0]?.id }])
      }
    } finally {
      await own.drop()
    }
  })
})

describe("duplicates", () => {
  test("are found by contact, by name and by a similar name, within the tenant", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const other = await createStudio(db)
      const { organizationId } = studio
      const make = (full_name: string, row: object = {}) =>
        createCustomer(db, organizationId, { full_name, ...row })
      const jo = await make("Jo Bell", { phone: "+447700900777" })
      const joanna = await make("Joanna Bellweather")
      await db`
        insert into public.customer_contacts (organization_id, customer_id, contact_type, contact_value)
        values (${organizationId}, ${joanna}, 'phone', '+447700900777')`
      const [zoe, zoë] = [await make("Zoe Kovacs"), await make("Zoë Kovacs")]
      const [cat, kat] = [await make("Catherine O'Malley"), await make("Catherine OMalley")]
      await createCustomer(db, other.organizationId, { full_name: "Zoe Kovacs" })
      const pairs = await asUser(
        db,
        studio.viewer,
        (as) =>
          as<
            { first_id: string; second_id: string; reason: string }[]
          >`select * from public.list_duplicates()`,
      )
      const sorted = (x: string, y: string) =>
        x < y ? { first_id: x, second_id: y } : { first_id: y, second_id: x }
      expect(pairs).toEqual([
        { ...sorted(jo, joanna), reason: "contact" },
        { ...sorted(zoe, zoë), reason: "name" },
        { ...sorted(cat, kat), reason: "similar" },
      ])
      const one = await asUser(db, studio.viewer, (as) => as`select * from public.list_duplicates(${zoë})`)
      expect(one).toHaveLength(1)
    }))
})

describe("the timeline", () => {
  test("tells each what they may see, newest first, and goes on where one left off", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const id = await createCustomer(db, organizationId)
      for (let n = 0; n < 5; n++)
        await db`insert into public.customer_notes (organization_id, customer_id, body, created_at) values (${organizationId}, ${id}, ${`note ${n}`}, now() - interval '1 day')`
      await asUser(
        db,
        studio.owner,
        (as) => as`update public.customers set lifecycle = 'booked' where id = ${id}`,
      )
      type Entry = { kind: string; id: string; at: Date }
      const read = (persona: typeof studio.owner, before: object | null = null, limit = 30) =>
        asUser(
          db,
          persona,
          (as) =>
            as<
              Entry[]
            >`select * from public.customer_timeline(${id}, ${before ? as.json({ ...before }) : null}, ${limit})`,
        )
      const kinds = async (persona: typeof studio.owner) =>
        new Set((await read(persona)).map((entry) => entry.kind))
      expect(await kinds(studio.owner)).toEqual(new Set(["change", "note"]))
      expect(await kinds(studio.viewer)).toEqual(new Set(["note"]))
      expect(await failure(read(studio.stranger))).toBe("forbidden")
      const seen: string[] = []
      let before: object | null = null
      for (let page = 0; page < 5; page++) {
        const rows: Entry[] = await read(studio.viewer, before, 2)
        seen.push(...rows.map((row) => row.id))
        const last = rows.at(-1)
        if (!last) break
        const [at] = await db<
          { at: string }[]
        >`select created_at::text as at from public.customer_notes where id = ${last.id}`
        before = { at: at?.at, id: last.id }
      }
      expect(new Set(seen).size).toBe(5)
      expect(seen).toHaveLength(5)
    }))
})

test("tasks are seen by members, changed by those who may, and remember who did them", () =>
  rolledBack(sql, async (db) => {
    const studio = await createStudio(db)
    const other = await createStudio(db)
    const { organizationId } = studio
    const foreign = await createCustomer(db, other.organizationId)
    const add = (as: Connection) =>
      as<
        { id: string }[]
      >`insert into public.tasks (organization_id, title, assignee_id) values (${organizationId}, 'Ring back', ${studio.owner.userId}) returning id`
    expect(await failure(asUser(db, studio.viewer, add))).toBe("42501")
    expect(await failure(asUser(db, studio.stranger, add))).toBe("42501")
    const [task] = await asUser(db, studio.owner, add)
    const done = (as: Connection) => as`update public.tasks set status = 'done' where id = ${task?.id ?? ""}`
    expect((await asUser(db, studio.viewer, done)).count).toBe(0)
    expect((await asUser(db, studio.owner, done)).count).toBe(1)
    const [row] = await asUser(
      db,
      studio.viewer,
      (as) => as`select done_by, done_at is not null as done from public.tasks`,
    )
    expect(row).toEqual({ done_by: studio.owner.userId, done: true })
    const point = (as: Connection) =>
      as`insert into public.tasks (organization_id, title, customer_id) values (${organizationId}, 'x', ${foreign})`
    expect(await failure(asUser(db, studio.owner, point))).toBe("23503")
    const give = (as: Connection) =>
      as`insert into public.tasks (organization_id, title, assignee_id) values (${organizationId}, 'x', ${studio.stranger.userId})`
    expect(await failure(asUser(db, studio.owner, give))).toBe("23503")
  }))
