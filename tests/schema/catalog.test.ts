import { afterAll, describe, expect, test } from "vitest"
import { connect } from "../database/session.ts"

/**
 * Rules that every table, function and policy of ours obeys, read from Postgres' own catalog, so that a new
 * one can't forget them. Exceptions are listed by name, each with its reason.
 */
const sql = connect()
afterAll(() => sql.end())

/** Tables that belong to the platform or to a person, not to a tenant. */
const notTenantTables = [
  "audit_logs", // append-only and partitioned by time; organization_id may be null for the platform's own acts
  "organizations", // the tenant itself
  "organization_members", // its key is (organization_id, user_id)
  "permissions",
  "plans",
  "platform_staff",
  "profiles",
  "rate_limits",
  "role_permissions", // belongs to a role, which may be built in
  "roles", // built-in ones belong to no organization; (scope, id) is the key tenants refer to
  "session_events",
  "user_sessions",
  "webhook_events", // arrives before it is known whose it is
  "booking_transitions", // reference data
]

/** Tables whose rows say nothing about the business, or which are themselves a log. */
const notAudited = [
  "audit_logs",
  "booking_events",
  "booking_transitions",
  "customer_analytics",
  "customer_import_rows",
  "customer_tags",
  "email_queue",
  "inventory_movements",
  "notifications",
  "organization_metrics_daily",
  "payment_events",
  "permissions",
  "rate_limits",
  "session_events",
  "usage_counters",
  "user_sessions",
  "webhook_events",
]

describe("tables", () => {
  test("all have row-level security", async () => {
    const rows = await sql<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
       where c.relnamespace::regnamespace::text in ('public', 'private')
         and c.relkind in ('r', 'p') and not c.relrowsecurity`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("all say in a comment what they are for", async () => {
    const rows = await sql<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
       where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
         and obj_description(c.oid, 'pg_class') is null`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("of a tenant begin their primary key with organization_id", async () => {
    const rows = await sql<{ name: string; key: string[] | null }[]>`
      select c.relname as name,
             (select array_agg(a.attname order by k.n) from pg_index i
               cross join unnest(i.indkey::int[]) with ordinality as k (attnum, n)
               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
              where i.indrelid = c.oid and i.indisprimary) as key
        from pg_class c
       where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
         and c.relname <> all (${notTenantTables})`
    expect(rows.filter((row) => row.key?.[0] !== "organization_id").map((row) => row.name)).toEqual([])
  })

  test("of a tenant begin every unique index with organization_id, but for keys of outside systems", async () => {
    const rows = await sql<{ name: string }[]>`
      select i.indexrelid::regclass::text as name
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
         and i.indisunique and a.attname <> 'organization_id'
         and a.attname not like 'stripe\_%' and a.attname not like '%token_hash'
         and c.relname <> all (${notTenantTables})`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("refer to each other within one tenant", async () => {
    const rows = await sql<{ constraint: string }[]>`
      select c.conrelid::regclass || '.' || c.conname as constraint
        from pg_constraint c
        join pg_class child  on child.oid  = c.conrelid
        join pg_class parent on parent.oid = c.confrelid
       where c.contype = 'f'
         and child.relnamespace::regnamespace::text = 'public'
         and parent.relnamespace::regnamespace::text = 'public'
         and exists (select from pg_attribute a where a.attrelid = parent.oid and a.attname = 'organization_id')
         and exists (select from pg_attribute a where a.attrelid = child.oid and a.attname = 'organization_id')
         and parent.relname <> 'roles'
         and not exists (
           select from unnest(c.conkey, c.confkey) as k (child_key, parent_key)
             join pg_attribute ca on ca.attrelid = child.oid and ca.attnum = k.child_key
             join pg_attribute pa on pa.attrelid = parent.oid and pa.attnum = k.parent_key
            where ca.attname = 'organization_id' and pa.attname = 'organization_id')`
    expect(rows.map((row) => row.constraint)).toEqual([])
  })

  test("have an index behind every foreign key", async () => {
    const rows = await sql<{ constraint: string }[]>`
      select c.conrelid::regclass || '.' || c.conname as constraint
        from pg_constraint c
       where c.contype = 'f' and c.conrelid::regclass::text !~ '^(auth|storage|graphile_worker)\.'
         and c.connamespace::regnamespace::text in ('public', 'private')
         and not exists (
           select from pg_index i
            where i.indrelid = c.conrelid
              and (select array_agg(k order by k) from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) as k)
                = (select array_agg(k order by k) from unnest(c.conkey) as k))
         and not (array_length(c.conkey, 1) = 2 and exists (
           select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = any (c.conkey) and i.indkey[1] = any (c.conkey)))`
    expect(rows.map((row) => row.constraint)).toEqual([])
  })

  test("of the business are all audited", async () => {
    const rows = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c
       where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
         and c.relname <> all (${notAudited})
         and not exists (
           select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
            where t.tgrelid = c.oid and p.proname = 'audit' and t.tgenabled = 'O'
              and t.tgtype & 28 = 28)`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("keep updated_at by trigger where they have it", async () => {
    const rows = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'updated_at'
       where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
         and c.relname not in ('usage_counters', 'organization_metrics_daily')
         and not exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                          where t.tgrelid = c.oid and p.proname = 'set_updated_at')`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("hold no enum type", async () => {
    const rows = await sql<{ name: string }[]>`
      select t.typname as name from pg_type t
       where t.typtype = 'e' and t.typnamespace::regnamespace::text in ('public', 'private')`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("give clients no truncate, references or trigger right, and no sequence", async () => {
    const rows = await sql<{ name: string }[]>`
      select c.oid::regclass || ' ' || x.privilege_type || ' ' || x.grantee::regrole as name
        from pg_class c cross join aclexplode(c.relacl) x
       where c.relnamespace::regnamespace::text in ('public', 'private')
         and x.grantee in ('anon'::regrole, 'authenticated'::regrole, 0)
         and (x.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') or c.relkind = 'S' or x.grantee = 0
              or c.relnamespace::regnamespace::text = 'private')`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("never let a client update a whole row of a tenant", async () => {
    const rows = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c cross join aclexplode(c.relacl) x
       where c.relnamespace::regnamespace::text = 'public'
         and x.grantee in ('anon'::regrole, 'authenticated'::regrole)
         and x.privilege_type in ('UPDATE', 'INSERT')`
    expect(rows.map((row) => row.name)).toEqual([])
  })
})

describe("policies", () => {
  test("there is one for each role and action of a table", async () => {
    const rows = await sql<{ name: string }[]>`
      select p.tablename || ' ' || r || ' ' || p.cmd as name
        from pg_policies p cross join unnest(p.roles) as r
       where p.schemaname = 'public' and p.permissive = 'PERMISSIVE'
       group by 1 having count(*) > 1`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("name a role: none is for everybody", async () => {
    const rows = await sql<{ name: string }[]>`
      select p.tablename || ': ' || p.policyname as name from pg_policies p
       where p.schemaname = 'public' and 'public' = any (p.roles)`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("call our functions once for each statement, never for each row", async () => {
    const rows = await sql<{ name: string; expression: string }[]>`
      select p.tablename || ': ' || p.policyname as name, coalesce(p.qual, '') || ' ' || coalesce(p.with_check, '') as expression
        from pg_policies p where p.schemaname in ('public', 'storage')`
    const perRow = rows.filter(({ expression }) => {
      const outside = expression.replace(
        /\(\s*SELECT [^()]*\((?:[^()]|\([^()]*\))*\)(?:::[a-z[\]]+)?(?: AS [a-z_0-9]+)?\s*\)/gi,
        "",
      )
      return /\b(private|auth)\.[a-z_]+\(/.test(outside)
    })
    expect(perRow).toEqual([])
  })

  test("are there for whatever a client was granted", async () => {
    const rows = await sql<{ name: string }[]>`
      with granted as (
        select c.relname, x.grantee::regrole::text as grantee, x.privilege_type
          from pg_class c cross join aclexplode(c.relacl) x
         where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
        union
        select c.relname, x.grantee::regrole::text, x.privilege_type
          from pg_class c join pg_attribute a on a.attrelid = c.oid cross join aclexplode(a.attacl) x
         where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
      )
      select g.relname || ' ' || g.grantee || ' ' || g.privilege_type as name from granted g
       where g.grantee in ('anon', 'authenticated')
         and not exists (select from pg_policies p
                          where p.schemaname = 'public' and p.tablename = g.relname
                            and g.grantee = any (p.roles) and p.cmd in (g.privilege_type, 'ALL'))`
    expect(rows.map((row) => row.name)).toEqual([])
  })
})

describe("functions", () => {
  test("of ours fix their search path", async () => {
    const rows = await sql<{ name: string }[]>`
      select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace::regnamespace::text in ('public', 'private')
         and not coalesce(p.proconfig::text like '%search_path=%', false)`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("that run as their owner have an empty search path, which no temporary table can shadow", async () => {
    const rows = await sql<{ name: string }[]>`
      select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace::regnamespace::text in ('public', 'private') and p.prosecdef
         and not 'search_path=""' = any (p.proconfig)`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("that run as their owner are plpgsql, whose plans are cached", async () => {
    const rows = await sql<{ name: string }[]>`
      select p.oid::regprocedure::text as name from pg_proc p join pg_language l on l.oid = p.prolang
       where p.pronamespace::regnamespace::text in ('public', 'private') and p.prosecdef and l.lanname <> 'plpgsql'`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("can't be executed by everybody", async () => {
    const rows = await sql<{ name: string }[]>`
      select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace::regnamespace::text in ('public', 'private')
         and (p.proacl is null or exists (select from aclexplode(p.proacl) x where x.grantee = 0))`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("of triggers can't be called by a client", async () => {
    const rows = await sql<{ name: string }[]>`
      select p.oid::regprocedure::text as name from pg_proc p
       where p.prorettype = 'trigger'::regtype and p.pronamespace::regnamespace::text in ('public', 'private')
         and (has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('authenticated', p.oid, 'execute'))`
    expect(rows.map((row) => row.name)).toEqual([])
  })

  test("for clients are those signed for here", async () => {
    const rows = await sql<{ name: string; anon: boolean }[]>`
      select distinct p.proname as name, has_function_privilege('anon', p.oid, 'execute') as anon
        from pg_proc p
       where p.pronamespace::regnamespace::text = 'public'
         and (has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('authenticated', p.oid, 'execute'))
       order by 1`
    expect({
      anyone: rows.filter((row) => row.anon).map((row) => row.name),
      signedIn: rows.filter((row) => !row.anon).map((row) => row.name),
    }).toEqual(clientFunctions)
  })
})

/** Reviewed by hand: each of these checks its caller and its arguments itself. */
const clientFunctions = {
  anyone: [
    "available_slots",
    "begin_checkout",
    "booking_by_token",
    "cancel_booking",
    "place_booking",
    "quote_booking",
    "reschedule_booking",
    "storefront",
  ],
  signedIn: [
    "begin_customer_import",
    "begin_export",
    "calling_off_costs",
    "change_customers",
    "claim_bookings",
    "count_customers",
    "create_organization",
    "customer_choices",
    "customer_timeline",
    "day_at_a_glance",
    "delete_customer",
    "grant_role",
    "list_customers",
    "list_duplicates",
    "member_names",
    "merge_customers",
    "my_bookings",
    "my_organizations",
    "my_permissions",
    "my_platform_role",
    "order_services",
    "organization_context",
    "platform_audit",
    "platform_overview",
    "platform_team",
    "platform_tenant",
    "platform_tenants",
    "record_payment",
    "request_refund",
    "restore_customer",
    "restore_organization",
    "revoke_role",
    "revoke_session",
    "save_service",
    "search_bookings",
    "search_customers",
    "set_booking_status",
    "set_booking_statuses",
    "set_default_view",
    "set_note_deleted",
    "stage_customer_rows",
    "start_customer_import",
    "suspend_organization",
    "touch_session",
    "undo_customer_import",
    "waive_fee",
  ],
}
