import type { Connection } from "../database/session.ts"
import type { Check } from "./checks.ts"

/*
 * What Supabase's advisors (github.com/supabase/splinter) would report of a hosted project, by their numbers, for
 * our schemas. Left out: 0005, 0020 and 0022 look at a server's use and age, 0012 at a sign-in setting, 0019, 0026
 * and 0027 at extensions we don't have; 0028 and 0029 report every function that clients may call, which
 * catalog.test.ts signs for by name.
 */
const ours = ["public", "private"]

/** A rule whose query answers what breaks it, one name a row. */
function rule(name: string, query: (sql: Connection) => Promise<{ name: string }[]>): Check {
  return { name, find: async (sql) => (await query(sql)).map((row) => row.name) }
}

export const advisorChecks: Check[] = [
  rule(
    "0001 unindexed_foreign_keys",
    (sql) => sql`
      select f.conrelid::regclass || '.' || f.conname as name from pg_constraint f
       where f.contype = 'f' and f.connamespace::regnamespace::text = any (${ours})
         and not exists (
           select from pg_index i
            where i.indrelid = f.conrelid and i.indisvalid
              and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)`,
  ),
  rule(
    "0002 auth_users_exposed",
    (sql) => sql`
      select distinct v.oid::regclass::text as name from pg_class v
        join pg_rewrite r on r.ev_class = v.oid
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
       where d.refobjid = 'auth.users'::regclass and v.relnamespace::regnamespace::text = any (${ours})
         and (has_table_privilege('anon', v.oid, 'select') or has_table_privilege('authenticated', v.oid, 'select'))`,
  ),
  rule(
    "0003 auth_rls_initplan",
    (sql) => sql`
      select p.tablename || ': ' || p.policyname as name from pg_policies p,
             lateral (select coalesce(p.qual, '') || ' ' || coalesce(p.with_check, '') as text) e
       where p.schemaname = any (${[...ours, "storage"]})
         -- More calls than calls behind a select of their own.
         and regexp_count(e.text, 'auth\\.(uid|jwt|role|email)\\(\\)|current_setting\\(')
           > regexp_count(e.text, 'select\\s+(\\w+\\.)?(auth\\.(uid|jwt|role|email)\\(\\)|current_setting\\()', 1, 'i')`,
  ),
  rule(
    "0004 no_primary_key",
    (sql) => sql`
      select c.oid::regclass::text as name from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text = any (${ours})
         and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  ),
  rule(
    "0006 multiple_permissive_policies",
    (sql) => sql`
      select p.schemaname || '.' || p.tablename || ' ' || r.role || ' ' || a.action as name
        from pg_policies p
       cross join unnest(p.roles) as r (role)
       cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as a (action)
       where p.schemaname = any (${ours}) and p.permissive = 'PERMISSIVE' and p.cmd in (a.action, 'ALL')
       group by 1 having count(*) > 1`,
  ),
  rule(
    "0007 policy_exists_rls_disabled",
    (sql) => sql`
      select distinct c.oid::regclass::text as name from pg_policy p join pg_class c on c.oid = p.polrelid
       where c.relnamespace::regnamespace::text = any (${ours}) and not c.relrowsecurity`,
  ),
  rule(
    "0008 rls_enabled_no_policy",
    // A table that no client was granted anything of needs none.
    (sql) => sql`
      select c.oid::regclass::text as name from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text = any (${ours}) and c.relrowsecurity
         and not exists (select from pg_policy p where p.polrelid = c.oid)
         and exists (
           select from unnest(array['anon', 'authenticated']) as r (role)
            where has_any_column_privilege(r.role, c.oid, 'select, insert, update')
               or has_table_privilege(r.role, c.oid, 'delete'))`,
  ),
  rule(
    "0009 duplicate_index",
    (sql) => sql`
      select string_agg(i.indexrelid::regclass::text, ' = ' order by i.indexrelid) as name from pg_index i
        join pg_class c on c.oid = i.indrelid
       where c.relnamespace::regnamespace::text = any (${ours})
       group by i.indrelid, i.indisunique, i.indkey::text, i.indclass::text, i.indoption::text, i.indcollation::text,
                pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid), i.indisexclusion
      having count(*) > 1`,
  ),
  rule(
    "0010 security_definer_view",
    (sql) => sql`
      select v.oid::regclass::text as name from pg_class v
       where v.relkind = 'v' and v.relnamespace::regnamespace::text = any (${ours})
         and not coalesce(v.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']`,
  ),
  rule(
    "0011 function_search_path_mutable",
    (sql) => sql`
      select f.oid::regprocedure::text as name from pg_proc f
       where f.pronamespace::regnamespace::text = any (${ours})
         and not exists (select from unnest(f.proconfig) as s (setting) where s.setting like 'search_path=%')`,
  ),
  rule(
    "0013 rls_disabled_in_public",
    (sql) => sql`
      select c.oid::regclass::text as name from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity`,
  ),
  rule(
    "0014 extension_in_public",
    (sql) =>
      sql`select e.extname::text as name from pg_extension e where e.extnamespace = 'public'::regnamespace`,
  ),
  rule(
    "0015 rls_references_user_metadata",
    (sql) => sql`
      select p.tablename || ': ' || p.policyname as name from pg_policies p
       where p.schemaname = any (${[...ours, "storage"]})
         and concat(p.qual, p.with_check) ~ '(raw_user_meta_data|user_metadata)'`,
  ),
  rule(
    "0016 materialized_view_in_api",
    (sql) => sql`
      select v.oid::regclass::text as name from pg_class v
       where v.relkind = 'm' and v.relnamespace = 'public'::regnamespace
         and (has_table_privilege('anon', v.oid, 'select') or has_table_privilege('authenticated', v.oid, 'select'))`,
  ),
  rule(
    "0017 foreign_table_in_api",
    (sql) => sql`
      select t.oid::regclass::text as name from pg_class t
       where t.relkind = 'f' and t.relnamespace = 'public'::regnamespace`,
  ),
  rule(
    "0018 unsupported_reg_types",
    (sql) => sql`
      select c.oid::regclass || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text = any (${ours}) and not a.attisdropped
         and a.atttypid::regtype::text in ('regcollation', 'regconfig', 'regdictionary', 'regnamespace', 'regoper',
                                           'regoperator', 'regproc', 'regprocedure')`,
  ),
  rule(
    "0021 fkey_to_auth_unique",
    (sql) => sql`
      select f.conrelid::regclass || '.' || f.conname as name from pg_constraint f
        join pg_class target on target.oid = f.confrelid
        join pg_index i on i.indexrelid = f.conindid
       where f.contype = 'f' and target.relnamespace = 'auth'::regnamespace and not i.indisprimary
         and f.connamespace::regnamespace::text = any (${ours})`,
  ),
  rule(
    "0023 sensitive_columns_exposed",
    // Stricter than theirs: such a column is no client's to read, whatever the policy says.
    (sql) => sql`
      select c.oid::regclass || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
         and a.attname ~* '(passw|secret|token|api_?key|jwt|otp|card_number|cvv|iban|swift|bank_account|ssn|passport|private_key)'
         and (has_column_privilege('anon', c.oid, a.attnum, 'select')
              or has_column_privilege('authenticated', c.oid, a.attnum, 'select'))`,
  ),
  rule(
    "0024 permissive_rls_policy",
    (sql) => sql`
      select p.tablename || ': ' || p.policyname as name from pg_policies p
       where p.schemaname = any (${[...ours, "storage"]}) and p.permissive = 'PERMISSIVE' and p.cmd <> 'SELECT'
         and (regexp_replace(coalesce(p.qual, ''), '[\\s()]', '', 'g') ~ '^(true|1=1|''(\\w)''=''\\2'')$'
              or regexp_replace(coalesce(p.with_check, ''), '[\\s()]', '', 'g') ~ '^(true|1=1|''(\\w)''=''\\2'')$')`,
  ),
  rule(
    "0025 public_bucket_allows_listing",
    (sql) => sql`
      select b.id || ': ' || p.policyname as name from storage.buckets b, pg_policies p
       where b.public and p.schemaname = 'storage' and p.tablename = 'objects' and p.permissive = 'PERMISSIVE'
         and p.cmd in ('SELECT', 'ALL') and p.roles && '{public,anon,authenticated}'::name[]
         and (regexp_replace(p.qual, '[\\s()]', '', 'g') in ('true', '1=1')
              or regexp_replace(p.qual, '[\\s()]|::text', '', 'g') = format('bucket_id=%L', b.id))`,
  ),
  rule(
    "0030 invalid_index",
    (sql) => sql`
      select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
       where c.relnamespace::regnamespace::text = any (${ours}) and not i.indisvalid`,
  ),
  rule(
    "0030 rls_policy_null_auth_disjunct",
    (sql) => sql`
      select p.tablename || ': ' || p.policyname as name from pg_policies p
       where p.schemaname = any (${[...ours, "storage"]})
         and concat(p.qual, ' ', p.with_check) ~* '\\m(uid|jwt|role|email|current_user_id|current_setting)\\([^()]*\\)( as \\w+)?\\)* is null'`,
  ),
]
