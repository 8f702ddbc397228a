import postgres from "postgres"
import { afterAll, describe, expect, test } from "vitest"
import { asAnon, asUser, connect, rolledBack } from "../database/session.ts"
import { allowed } from "./allowed.ts"
import { assemble, type Cast, type PersonaName, personaNames } from "./personas.ts"

/**
 * Every table of the schema × everybody × select, insert, update, delete, as the real roles with real
 * claims, all of them naming Glow Studio as the organization they act in. The answers were reviewed: allowed.ts.
 */
const sql = connect()
afterAll(() => sql.end())

const actions = ["select", "insert", "update", "delete"] as const
type Action = (typeof actions)[number]

interface Table {
  name: string
  columns: string[]
  tenantColumn: string | null
}

const tables = await sql<Table[]>`
  select c.relname as name,
         array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
         case when c.relname = 'organizations' then 'id'
              else (select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id') end as "tenantColumn"
    from pg_class c
   where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p', 'v', 'm')
   order by 1`

test("every table has its reviewed answer, and no answer is for a table that is gone", () => {
  expect(Object.keys(allowed).sort()).toEqual(tables.map((table) => table.name).sort())
})

describe.for(tables)("$name", (table) => {
  test("lets in whom it should, and nobody else", async () => {
    const found: Partial<Record<Action, PersonaName[]>> = {}
    await rolledBack(sql, async (transaction) => {
      const cast = await assemble(transaction)
      for (const action of actions) {
        for (const name of personaNames) {
          if (await can(transaction, cast, name, action, table))
            found[action] = [...(found[action] ?? []), name]
        }
      }
    })
    expect(found).toEqual(allowed[table.name])
  })

  test.runIf(table.tenantColumn)("shows nobody a row of a tenant they don't act in", async () => {
    await rolledBack(sql, async (transaction) => {
      const cast = await assemble(transaction)
      for (const name of personaNames.filter((it) => !it.startsWith("platform") && it !== "customer")) {
        const foreign = await attempt(transaction, cast, name, (inner) =>
          inner.unsafe(
            `select count(*)::int as n from public.${table.name} where ${table.tenantColumn} <> $1`,
            [cast.organizationId],
          ),
        )
        const seen = Array.isArray(foreign) ? Number(foreign[0]?.n) : 0
        // A person's own membership and roles are theirs to see, wherever they are.
        const own = ["organization_members", "member_roles", "member_permissions"].includes(table.name)
        if (!own) expect.soft(seen, `${name} sees rows of another tenant`).toBe(0)
      }
    })
  })
})

async function can(
  transaction: postgres.TransactionSql,
  cast: Cast,
  name: PersonaName,
  action: Action,
  table: Table,
): Promise<boolean> {
  const role = name === "visitor" ? "anon" : "authenticated"
  const columns = await transaction<{ column: string }[]>`
    select c as column from unnest(${table.columns}::text[]) as c
     where has_column_privilege(${role}, ${`public.${table.name}`}, c, ${action === "delete" ? "select" : action})`
  const first = columns[0]?.column
  const at = table.tenantColumn ? `where ${table.tenantColumn} = '${cast.organizationId}'` : ""
  if (action !== "delete" && !first) return false
  const statement = {
    select: `select count(*)::int as n from public.${table.name}`,
    insert: table.tenantColumn
      ? `insert into public.${table.name} (${columns.some((it) => it.column === table.tenantColumn) ? table.tenantColumn : first}) values ('${cast.organizationId}')`
      : `insert into public.${table.name} (${first}) values (null)`,
    update: `update public.${table.name} set ${first} = ${first} ${at}`,
    delete: `delete from public.${table.name} ${at}`,
  }[action]
  const result = await attempt(transaction, cast, name, (inner) => inner.unsafe(statement))
  // Row-level security is asked before constraints: whatever else stops a row, the policy had let it in.
  if (result instanceof postgres.PostgresError) return result.code !== "42501"
  return action === "select" ? Number(result[0]?.n) > 0 : result.count > 0
}

async function attempt(
  transaction: postgres.TransactionSql,
  cast: Cast,
  name: PersonaName,
  work: (inner: postgres.TransactionSql) => Promise<postgres.RowList<postgres.Row[]>>,
): Promise<postgres.RowList<postgres.Row[]> | postgres.PostgresError> {
  const undo = new Error("Undone.")
  let result: postgres.RowList<postgres.Row[]> | undefined
  const run = async (inner: postgres.TransactionSql) => {
    result = await work(inner)
    throw undo
  }
  try {
    if (name === "visitor") await asAnon(transaction, { organizationId: cast.organizationId }, run)
    else await asUser(transaction, cast.signedIn[name], run)
  } catch (error) {
    if (error instanceof postgres.PostgresError) return error
    if (error !== undo) throw error
  }
  if (!result) throw new Error("The statement gave no answer.")
  return result
}
