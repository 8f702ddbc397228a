import { afterAll, describe, expect, test } from "vitest"
import { createCustomer, createStudio, type Studio } from "./database/factory.ts"
import { asService, asUser, type Connection, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

type Fields = Record<string, string | boolean | string[]>

async function stage(db: Connection, studio: Studio, lines: Fields[], onDuplicate = "skip"): Promise<string> {
  const { organizationId, owner } = studio
  const [made] = await asUser(
    db,
    owner,
    (as) =>
      as<
        { id: string }[]
      >`select public.begin_customer_import(${organizationId}, 'clients.csv', ${onDuplicate}) as id`,
  )
  const id = made?.id ?? ""
  const rows = lines.map((fields, index) => ({ line: index + 2, fields }))
  await asUser(
    db,
    owner,
    (as) => as`select public.stage_customer_rows(${organizationId}, ${id}, ${as.json(rows)})`,
  )
  return id
}

async function run(db: Connection, studio: Studio, id: string, size = 2): Promise<void> {
  const { organizationId, owner } = studio
  await asUser(db, owner, (as) => as`select public.start_customer_import(${organizationId}, ${id})`)
  for (let more = true; more; ) {
    const [row] = await asService(
      db,
      {},
      (as) =>
        as<
          { more: boolean }[]
        >`select public.import_customers_batch(${organizationId}, ${id}, ${size}) as more`,
    )
    more = row?.more ?? false
  }
}

const figures = async (db: Connection, id: string) =>
  (
    await db`select status, total, added, updated, skipped, refused, kept from public.customer_imports where id = ${id}`
  )[0]
const living = async (db: Connection, organizationId: string) =>
  (
    await db`select full_name from public.customers where organization_id = ${organizationId} and deleted_at is null order by 1`
  ).map((row) => row.full_name)
const undo = (db: Connection, studio: Studio, id: string) =>
  asUser(
    db,
    studio.owner,
    (as) =>
      as<{ kept: number }[]>`select public.undo_customer_import(${studio.organizationId}, ${id}) as kept`,
  )

describe("an import", () => {
  test("takes lines in batch by batch, each by itself, and says what became of it", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      await createCustomer(db, studio.organizationId, { full_name: "Known", email: "known@x.test" })
      const id = await stage(db, studio, [
        {
          full_name: "Ann",
          email: "ANN@x.test",
          phone: "+447700900001",
          tags: ["vip", " "],
          marketing_consent: true,
        },
        { full_name: "", email: "no-name@x.test" },
        { full_name: "Bob", email: "nobody" },
        { full_name: "Cy", phone: "12" },
        { full_name: "Known again", email: "known@x.test" },
        { full_name: "Ann twice", email: "ann@x.test" },
        { company_name: "Acme", tags: "no list" },
      ])
      await run(db, studio, id)
      expect(await figures(db, id)).toEqual({
        status: "done",
        total: 7,
        added: 2,
        updated: 0,
        skipped: 2,
        refused: 3,
        kept: 0,
      })
      expect(await living(db, studio.organizationId)).toEqual(["Acme", "Ann", "Known"])
      const [ann] =
        await db`select email::text, tags, source, marketing_consent, created_by from public.customers where full_name = 'Ann'`
      expect(ann).toEqual({
        email: "ann@x.test",
        tags: ["vip"],
        source: "import",
        marketing_consent: true,
        created_by: studio.owner.userId,
      })
      const refused =
        await db`select line, reason from public.customer_import_rows where import_id = ${id} and outcome = 'refused' order by line`
      expect(refused.map((row) => row.line)).toEqual([3, 4, 5])
      for (const { reason } of refused) expect(reason).toMatch(/\.$/)
    }))

  test("stops at the plan's limit, line by line", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      await db`update public.subscriptions set plan_key = 'free' where organization_id = ${studio.organizationId}`
      await db`update public.plans set limits = limits || '{"customers": 2}' where key = 'free'`
      const id = await stage(db, studio, [{ full_name: "A" }, { full_name: "B" }, { full_name: "C" }])
      await run(db, studio, id, 10)
      expect(await figures(db, id)).toMatchObject({ added: 2, refused: 1 })
    }))

  test("is undone in one step, but for who has something by now, and makes room in the plan again", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const known = await createCustomer(db, organizationId, {
        full_name: "Old Name",
        email: "known@x.test",
        tags: ["old"],
      })
      const id = await stage(
        db,
        studio,
        [
          { full_name: "New Name", email: "known@x.test", phone: "+447700900009", tags: ["new"] },
          { full_name: "Gone" },
          { full_name: "Stays" },
        ],
        "update",
      )
      await run(db, studio, id)
      expect(await figures(db, id)).toMatchObject({ added: 2, updated: 1 })
      const used = async () =>
        Number(
          (
            await db`select used from public.usage_counters where organization_id = ${organizationId} and metric = 'customers'`
          )[0]?.used,
        )
      const before = await used()
      await db`insert into public.customer_notes (organization_id, customer_id, body) select organization_id, id, 'Rang' from public.customers where full_name = 'Stays'`
      await db`update public.customers set phone = '+447700900010' where id = ${known}`
      expect((await undo(db, studio, id))[0]?.kept).toBe(1)
      expect(await living(db, organizationId)).toEqual(["Old Name", "Stays"])
      const [row] = await db`select email::text, phone, tags from public.customers where id = ${known}`
      expect(row).toEqual({ email: "known@x.test", phone: "+447700900010", tags: ["old"] })
      expect(await used()).toBe(before - 1)
      expect(await failure(undo(db, studio, id))).toBe("not_possible")
    }))

  test("is refused to who may not add customers, and reaches no other tenant's", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const other = await createStudio(db)
      const { organizationId } = studio
      const id = await stage(db, studio, [{ full_name: "Ann" }])
      for (const persona of [studio.viewer, studio.stranger]) {
        const calls = [
          (as: Connection) => as`select public.begin_customer_import(${organizationId}, 'x.csv', 'skip')`,
          (as: Connection) => as`select public.stage_customer_rows(${organizationId}, ${id}, '[]')`,
          (as: Connection) => as`select public.start_customer_import(${organizationId}, ${id})`,
          (as: Connection) => as`select public.undo_customer_import(${organizationId}, ${id})`,
        ]
        for (const call of calls) expect(await failure(asUser(db, persona, call))).toBe("forbidden")
      }
      const foreign = (as: Connection) =>
        as`select public.start_customer_import(${other.organizationId}, ${id})`
      expect(await failure(asUser(db, other.owner, foreign))).toBe("not_found")
      const batch = (as: Connection) => as`select public.import_customers_batch(${organizationId}, ${id}, 10)`
      expect(await failure(asUser(db, studio.owner, batch))).toBe("42501")
    }))

  test("starts once, takes no lines afterwards, and counts a line sent twice once", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const id = await stage(db, studio, [{ full_name: "Ann" }])
      const again = [{ line: 2, fields: { full_name: "Ann" } }]
      const more = (as: Connection) =>
        as`select public.stage_customer_rows(${organizationId}, ${id}, ${as.json(again)})`
      await asUser(db, studio.owner, more)
      await run(db, studio, id)
      await run(db, studio, id)
      expect(await failure(asUser(db, studio.owner, more))).toBe("not_possible")
      expect(await figures(db, id)).toMatchObject({ total: 1, added: 1 })
      expect(await living(db, organizationId)).toEqual(["Ann"])
    }))
})
