import type postgres from "postgres"
import { afterAll, describe, expect, test } from "vitest"
import { asAnon, asService, asUser, connect, failure, ownDatabase, rolledBack } from "./database/session.ts"

const sql = connect()
const userId = "0193b3a0-0000-7000-8000-000000000001"
afterAll(() => sql.end())

describe("the test harness", () => {
  test("acts as a signed-in user whose claims and headers SQL can read", async () => {
    const organizationId = "0193b3a0-0000-7000-8000-000000000002"
    const [seen] = await asUser(
      sql,
      { userId, organizationId, aal: "aal2" },
      (db) => db<{ uid: string; role: string; aal: string; organization: string }[]>`
      select auth.uid() as uid, current_user as role, auth.jwt() ->> 'aal' as aal,
        current_setting('request.headers')::json ->> 'x-organization-id' as organization`,
    )
    expect(seen).toEqual({ uid: userId, role: "authenticated", aal: "aal2", organization: organizationId })
  })

  test("acts as a visitor and as the server", async () => {
    const role = async (db: postgres.TransactionSql) =>
      (await db<{ role: string }[]>`select auth.role()`)[0]?.role
    expect(await asAnon(sql, {}, role)).toBe("anon")
    expect(await asService(sql, {}, role)).toBe("service_role")
  })

  test("keeps what a persona did until the outer transaction ends, then forgets it", async () => {
    await rolledBack(sql, async (outer) => {
      await outer`insert into storage.buckets (id, name) values ('harness', 'harness')`
      const refused = failure(
        asAnon(outer, {}, (db) => db`insert into storage.buckets (id, name) values ('b', 'b')`),
      )
      expect(await refused).toBe("42501")
      await asService(outer, {}, (db) => db`update storage.buckets set public = true where id = 'harness'`)
      const [bucket] =
        await outer`select public, current_user as role from storage.buckets where id = 'harness'`
      expect(bucket).toEqual({ public: true, role: "postgres" })
    })
    expect(await sql`select from storage.buckets where id = 'harness'`).toHaveLength(0)
  })

  test("gives a database of its own to a test that must commit", async () => {
    const own = await ownDatabase()
    await own.sql`insert into storage.buckets (id, name) values ('harness', 'harness')`
    expect(await own.sql`select from storage.buckets where id = 'harness'`).toHaveLength(1)
    await own.drop()
    expect(await sql`select from storage.buckets where id = 'harness'`).toHaveLength(0)
  })
})
