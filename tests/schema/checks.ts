import type { Connection } from "../database/session.ts"

/** What is left out of a rule, by name. */
export interface Exceptions {
  /** Tables that belong to the platform or to a person, not to a tenant. */
  platform: string[]
  /** Tables whose rows are not audited. */
  unaudited: string[]
}

/** One rule about the schema. */
export interface Check {
  name: string
  /** What breaks the rule, by name. */
  find(sql: Connection, exceptions: Exceptions): Promise<string[]>
}

/** Rules that every table, function and policy of ours obeys, read from Postgres' own catalog. */
export const catalogChecks: Check[] = [
  {
    name: "tables all have row-level security",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select c.oid::regclass::text as name from pg_class c
         where c.relnamespace::regnamespace::text in ('public', 'private')
           and c.relkind in ('r', 'p') and not c.relrowsecurity`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "tables all say in a comment what they are for",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select c.oid::regclass::text as name from pg_class c
         where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
           and obj_description(c.oid, 'pg_class') is null`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "tables of a tenant begin their primary key with organization_id",
    async find(sql, { platform }) {
      const rows = await sql<{ name: string; key: string[] | null }[]>`
        select c.relname as name,
               (select array_agg(a.attname order by k.n) from pg_index i
                 cross join unnest(i.indkey::int[]) with ordinality as k (attnum, n)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                where i.indrelid = c.oid and i.indisprimary) as key
          from pg_class c
         where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
           and c.relname <> all (${platform})`
      return rows.filter((row) => row.key?.[0] !== "organization_id").map((row) => row.name)
    },
  },
  {
    name: "tables of a tenant begin every unique index with organization_id, but for keys of outside systems",
    async find(sql, { platform }) {
      const rows = await sql<{ name: string }[]>`
        select i.indexrelid::regclass::text as name
          from pg_index i
          join pg_class c on c.oid = i.indrelid
          join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
           and i.indisunique and a.attname <> 'organization_id'
           and a.attname not like 'stripe\_%' and a.attname not like '%token_hash'
           and c.relname <> all (${platform})`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "tables refer to each other within one tenant",
    async find(sql) {
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
      return rows.map((row) => row.constraint)
    },
  },
  {
    name: "tables have an index behind every foreign key",
    async find(sql) {
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
      return rows.map((row) => row.constraint)
    },
  },
  {
    name: "tables of the business are all audited",
    async find(sql, { unaudited }) {
      const rows = await sql<{ name: string }[]>`
        select c.relname as name from pg_class c
         where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
           and c.relname <> all (${unaudited})
           and not exists (
             select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
              where t.tgrelid = c.oid and p.proname = 'audit' and t.tgenabled = 'O'
                and t.tgtype & 28 = 28)`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "tables keep updated_at by trigger where they have it",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select c.relname as name from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'updated_at'
         where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
           and c.relname not in ('usage_counters', 'organization_metrics_daily')
           and not exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                            where t.tgrelid = c.oid and p.proname = 'set_updated_at')`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "tables hold no enum type",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select t.typname as name from pg_type t
         where t.typtype = 'e' and t.typnamespace::regnamespace::text in ('public', 'private')`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "tables give clients no truncate, references or trigger right, and no sequence",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select c.oid::regclass || ' ' || x.privilege_type || ' ' || x.grantee::regrole as name
          from pg_class c cross join aclexplode(c.relacl) x
         where c.relnamespace::regnamespace::text in ('public', 'private')
           and x.grantee in ('anon'::regrole, 'authenticated'::regrole, 0)
           and (x.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') or c.relkind = 'S' or x.grantee = 0
                or c.relnamespace::regnamespace::text = 'private')`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "tables never let a client update a whole row of a tenant",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select c.relname as name from pg_class c cross join aclexplode(c.relacl) x
         where c.relnamespace::regnamespace::text = 'public'
           and x.grantee in ('anon'::regrole, 'authenticated'::regrole)
           and x.privilege_type in ('UPDATE', 'INSERT')`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "policies there is one for each role and action of a table",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select p.tablename || ' ' || r || ' ' || p.cmd as name
          from pg_policies p cross join unnest(p.roles) as r
         where p.schemaname = 'public' and p.permissive = 'PERMISSIVE'
         group by 1 having count(*) > 1`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "policies name a role: none is for everybody",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select p.tablename || ': ' || p.policyname as name from pg_policies p
         where p.schemaname = 'public' and 'public' = any (p.roles)`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "policies call our functions once for each statement, never for each row",
    async find(sql) {
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
      return perRow.map(({ name, expression }) => `${name}: ${expression}`)
    },
  },
  {
    name: "policies are there for whatever a client was granted",
    async find(sql) {
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
      return rows.map((row) => row.name)
    },
  },
  {
    name: "functions of ours fix their search path",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select p.oid::regprocedure::text as name from pg_proc p
         where p.pronamespace::regnamespace::text in ('public', 'private')
           and not coalesce(p.proconfig::text like '%search_path=%', false)`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "functions that run as their owner have an empty search path, which no temporary table can shadow",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select p.oid::regprocedure::text as name from pg_proc p
         where p.pronamespace::regnamespace::text in ('public', 'private') and p.prosecdef
           and not 'search_path=""' = any (coalesce(p.proconfig, '{}'))`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "functions that run as their owner are plpgsql, whose plans are cached",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select p.oid::regprocedure::text as name from pg_proc p join pg_language l on l.oid = p.prolang
         where p.pronamespace::regnamespace::text in ('public', 'private') and p.prosecdef and l.lanname <> 'plpgsql'`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "functions can't be executed by everybody",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select p.oid::regprocedure::text as name from pg_proc p
         where p.pronamespace::regnamespace::text in ('public', 'private')
           and (p.proacl is null or exists (select from aclexplode(p.proacl) x where x.grantee = 0))`
      return rows.map((row) => row.name)
    },
  },
  {
    name: "functions of triggers can't be called by a client",
    async find(sql) {
      const rows = await sql<{ name: string }[]>`
        select p.oid::regprocedure::text as name from pg_proc p
         where p.prorettype = 'trigger'::regtype and p.pronamespace::regnamespace::text in ('public', 'private')
           and (has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('authenticated', p.oid, 'execute'))`
      return rows.map((row) => row.name)
    },
  },
]
