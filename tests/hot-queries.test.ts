import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { addMember } from "./database/accounts.ts"
import { asUser, ownDatabase } from "./database/session.ts"

/**
 * What screens ask all day must be answered from an index that begins with the organization, however much other
 * tenants hold. An operator that isn't leakproof, or a policy that hides the index, would show here.
 */
let database: Awaited<ReturnType<typeof ownDatabase>>
let member: Awaited<ReturnType<typeof addMember>>
let some: { id: string; customer_id: string } | undefined
beforeAll(async () => {
  database = await ownDatabase()
  const [glow] = await database.sql<
    { id: string }[]
  >`select id from public.organizations where slug = 'glow-studio'`
  member = await addMember(database.sql, glow?.id ?? "", "owner")
  ;[some] = await database.sql<{ id: string; customer_id: string }[]>`
    select id, customer_id from public.bookings where organization_id = ${glow?.id ?? ""} limit 1`
  await database.sql`analyze`
})
afterAll(() => database?.drop())

const organization = "(current_setting('request.headers')::json ->> 'x-organization-id')::uuid"
const queries: [name: string, table: string, text: string][] = [
  [
    "the day",
    "bookings",
    `where b.starts_at >= now() and b.starts_at < now() + interval '1 day' order by b.starts_at`,
  ],
  ["a page of 25", "bookings", "order by b.starts_at desc, b.id desc limit 25"],
  ["a page of one status", "bookings", "where b.status = 'confirmed' order by b.starts_at limit 25"],
  ["one customer's bookings", "bookings", `where b.customer_id = :customer limit 25`],
  ["the newest", "bookings", "order by b.created_at desc limit 25"],
  [
    "the calendar's day",
    "appointments",
    "where b.starts_at >= now() and b.starts_at < now() + interval '1 day'",
  ],
  [
    "the calendar's week",
    "appointments",
    `where b.starts_at >= now() - interval '1 day' and b.starts_at < now() + interval '7 days'
       and b.ends_at > now() and b.status <> 'cancelled' order by b.starts_at limit 1000`,
  ],
  ["a booking's timeline", "booking_events", `where b.booking_id = :booking order by b.created_at`],
]

test.each(queries)("%s", async (_name, table, rest) => {
  const named = rest.replace(":customer", `'${some?.customer_id}'`).replace(":booking", `'${some?.id}'`)
  const where = named.startsWith("where ") ? named.slice(6) : `true ${named}`
  const plan = await asUser(database.sql, member, async (inner) => {
    await inner`select private.begin_request()`
    const text = `explain (analyze, buffers, format json) select b.id from public.${table} b where b.organization_id = ${organization} and ${where}`
    const [row] = await inner.unsafe(text)
    return planSchema.parse(row?.["QUERY PLAN"])[0]
  })
  const nodes = plan ? flatten(plan.Plan) : []
  const reads = nodes.filter((node) => node["Relation Name"] === table)
  expect(reads.map((node) => node["Node Type"])).not.toContain("Seq Scan")
  const conditions = nodes.map((node) => node["Index Cond"]).filter((text) => text !== undefined)
  expect(conditions.length).toBeGreaterThan(0)
  for (const condition of conditions) expect(condition).toContain("organization_id")
  expect((plan?.Plan["Shared Hit Blocks"] ?? 0) + (plan?.Plan["Shared Read Blocks"] ?? 0)).toBeLessThan(400)
})

interface PlanNode {
  "Node Type": string
  "Relation Name"?: string | undefined
  "Index Cond"?: string | undefined
  "Shared Hit Blocks"?: number | undefined
  "Shared Read Blocks"?: number | undefined
  Plans?: PlanNode[] | undefined
}

const nodeSchema: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Index Cond": z.string().optional(),
    "Shared Hit Blocks": z.number().optional(),
    "Shared Read Blocks": z.number().optional(),
    Plans: z.array(nodeSchema).optional(),
  }),
)
const planSchema = z.array(z.object({ Plan: nodeSchema }))

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)]
}
