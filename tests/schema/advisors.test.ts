import { afterAll, describe, expect, test } from "vitest"
import { connect } from "../database/session.ts"
import { advisorChecks } from "./advisors.ts"

const sql = connect()
afterAll(() => sql.end())

describe("Supabase's advisors", () => {
  test.for(advisorChecks)("find nothing: $name", async ({ find }) => {
    expect(await find(sql, { platform: [], unaudited: [] })).toEqual([])
  })

  test("have no say in the job queue, whose schema no client role can enter", async () => {
    const [row] = await sql`
      select has_schema_privilege('anon', 'graphile_worker', 'usage') as anon,
             has_schema_privilege('authenticated', 'graphile_worker', 'usage') as authenticated`
    expect(row).toEqual({ anon: false, authenticated: false })
  })
})
