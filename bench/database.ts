import { randomUUID } from "node:crypto"
import { rm } from "node:fs/promises"
import postgres from "postgres"
import { freePort } from "@/local/free-port.ts"
import { migrate } from "@/local/migrations.ts"
import { startPostgres } from "@/local/postgres.ts"
import { createSystemSchemas } from "@/local/schemas.ts"

/** How much data a run is made on. */
export const scales = {
  small: { organizations: 50, bookings: 1_000 },
  medium: { organizations: 300, bookings: 1_000 },
  full: { organizations: 2_000, bookings: 1_500 },
} as const

export type Scale = keyof typeof scales

/** One promise, as it turned out. */
export interface Finding {
  promise: string
  ratio: number
  limit: string
  met: boolean
}

/** A cluster of the bench's own, with Postgres' own durability, and how to leave it. */
export interface Bench {
  sql: postgres.Sql
  url: string
  /** An organization in the middle of the others, and its owner's token and request. */
  organizationId: string
  claims: string
  /** The token of somebody who works in every organization there is. */
  everywhereClaims: string
  headers: string
  close(): Promise<void>
}

/** Makes a database and fills it set by set: organizations, a member each, customers and bookings. */
export async function openBench(scale: Scale): Promise<Bench> {
  const dataDir = `.local/bench-${process.pid}`
  const server = await startPostgres({ port: await freePort(), dataDir })
  await createSystemSchemas(server.url)
  await migrate(server.url)
  const sql = postgres(server.url, { max: 80, onnotice: () => {} })
  const { organizations, bookings } = scales[scale]
  await fill(sql, organizations, bookings)
  const [middle] = await sql<{ id: string; user_id: string }[]>`
    select o.id, m.user_id from public.organizations o join public.organization_members m on m.organization_id = o.id
     order by o.slug offset ${Math.floor(organizations / 2)} limit 1`
  if (!middle) throw new Error("The bench has no data.")
  const [everywhere] = await sql<{ id: string }[]>`
    with somebody as (insert into auth.users (id, email, email_confirmed_at) values (gen_random_uuid(), 'everywhere@bench.test', now()) returning id)
    select id from somebody`
  if (!everywhere) throw new Error("The bench has nobody who works everywhere.")
  await sql`insert into public.organization_members (organization_id, user_id) select id, ${everywhere.id} from public.organizations`
  await sql`
    insert into public.member_roles (organization_id, user_id, role_id)
    select o.id, ${everywhere.id}, r.id from public.organizations o, public.roles r where r.key = 'admin'`
  await sql.unsafe("analyze public.organization_members, public.member_roles")
  return {
    sql,
    url: server.url,
    organizationId: middle.id,
    claims: await signIn(sql, middle.user_id),
    everywhereClaims: await signIn(sql, everywhere.id),
    headers: JSON.stringify({
      "x-organization-id": middle.id,
      "x-request-id": "bench",
      "x-client-ip": "203.0.113.7",
    }),
    async close() {
      await sql.end()
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function signIn(sql: postgres.Sql, userId: string): Promise<string> {
  const sessionId = randomUUID()
  await sql`insert into public.user_sessions (id, user_id) values (${sessionId}, ${userId})`
  return JSON.stringify({ sub: userId, role: "authenticated", session_id: sessionId })
}

async function fill(sql: postgres.Sql, organizations: number, bookings: number): Promise<void> {
  await sql.begin(async (t) => {
    // Loading is not what is measured: no audit, no roll-up, no foreign keys row by row.
    await t`set local session_replication_role = replica`
    await t`
      insert into public.organizations (id, name, slug, status)
      select private.uuid_v7(), 'Org ' || n, 'org-' || lpad(n::text, 6, '0'), 'active' from generate_series(1, ${organizations}) n`
    await t`insert into public.subscriptions (organization_id, plan_key, status) select id, 'enterprise', 'active' from public.organizations`
    await t`insert into auth.users (id, email, email_confirmed_at) select gen_random_uuid(), slug || '@bench.test', now() from public.organizations`
    await t`
      insert into public.organization_members (organization_id, user_id)
      select o.id, u.id from public.organizations o join auth.users u on u.email = o.slug || '@bench.test'`
    await t`
      insert into public.member_roles (organization_id, user_id, role_id)
      select m.organization_id, m.user_id, r.id from public.organization_members m, public.roles r where r.key = 'admin'`
    await t`
      insert into public.customers (organization_id, id, full_name, email)
      select o.id, gen_random_uuid(), 'Customer ' || n, 'c' || n || '@bench.test' from public.organizations o, generate_series(1, 100) n`
    await t`
      insert into public.bookings (organization_id, id, number, customer_id, kind, status, starts_at, ends_at, subtotal_cents, total_cents, currency,
                                   public_token_hash, idempotency_key, policy, created_at)
      select c.organization_id, private.uuid_v7(), 'B-' || lpad((c.n * 1000 + g)::text, 9, '0'), c.id, 'appointment',
             (array['confirmed', 'completed', 'completed', 'cancelled'])[1 + g % 4], at, at + interval '45 minutes', 4800, 4800, 'GBP',
             sha256(convert_to(c.id::text || g, 'UTF8')), 'bench ' || c.n || ' ' || g, '{"free_hours": 24, "fees": []}', at - interval '3 days'
        from (select organization_id, id, row_number() over (partition by organization_id order by id) as n from public.customers) c
       cross join generate_series(1, ${Math.ceil(bookings / 100)}) g
       cross join lateral (select now() - interval '90 days' + ((c.n * 37 + g * 101) % 2640) * interval '1 hour' as at) x`
    await t`
      insert into public.organization_metrics_daily (organization_id, day, bookings_placed, booked_cents, revenue_cents)
      select organization_id, starts_at::date, count(*), sum(total_cents), sum(total_cents) from public.bookings group by 1, 2`
  })
  await sql.unsafe("vacuum analyze")
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
