/** A migration as nobody should write it, and the gates that must stop it. */
interface BadMigration {
  what: string
  ddl: string
  caughtBy: string[]
}

/** A tenant's table as it should be, with room for one mistake. */
const table = (name: string, columns = "") => `
  create table public.${name} (
    organization_id uuid not null references public.organizations (id),
    id              uuid not null default private.uuid_v7(),
    ${columns}
    primary key (organization_id, id));
  alter table public.${name} enable row level security;`

export const badMigrations: BadMigration[] = [
  {
    what: "a table without row-level security, comment, audit or key",
    ddl: "create table public.loose (organization_id uuid, note text)",
    caughtBy: [
      "tables all have row-level security",
      "tables all say in a comment what they are for",
      "tables of a tenant begin their primary key with organization_id",
      "tables of the business are all audited",
      "0004 no_primary_key",
      "0013 rls_disabled_in_public",
    ],
  },
  {
    what: "a unique index over all tenants",
    ddl: `${table("loose", "code text,")} create unique index loose_code on public.loose (code)`,
    caughtBy: [
      "tables of a tenant begin every unique index with organization_id, but for keys of outside systems",
    ],
  },
  {
    what: "a foreign key that leaves the organization out, without an index",
    ddl: `
      alter table public.customers add constraint customers_id_alone unique (id);
      ${table("loose", "customer_id uuid references public.customers (id),")}`,
    caughtBy: [
      "tables refer to each other within one tenant",
      "tables have an index behind every foreign key",
      "0001 unindexed_foreign_keys",
    ],
  },
  {
    what: "an index dropped from behind a foreign key",
    ddl: "drop index public.notifications_unread; create table public.loose (id uuid primary key, user_id uuid references auth.users (id))",
    caughtBy: ["tables have an index behind every foreign key", "0001 unindexed_foreign_keys"],
  },
  {
    what: "an audit trigger dropped",
    ddl: "drop trigger audit on public.customers",
    caughtBy: ["tables of the business are all audited"],
  },
  {
    what: "an audit trigger disabled",
    ddl: "alter table public.payments disable trigger audit",
    caughtBy: ["tables of the business are all audited"],
  },
  {
    what: "updated_at that nobody keeps",
    ddl: table("loose", "updated_at timestamptz not null default now(),"),
    caughtBy: ["tables keep updated_at by trigger where they have it"],
  },
  {
    what: "an enum type",
    ddl: "create type public.mood as enum ('good', 'bad')",
    caughtBy: ["tables hold no enum type"],
  },
  {
    what: "everything granted to everybody",
    ddl: "grant all on public.customers to anon, authenticated",
    caughtBy: [
      "tables give clients no truncate, references or trigger right, and no sequence",
      "tables never let a client update a whole row of a tenant",
      "policies are there for whatever a client was granted",
    ],
  },
  {
    what: "a second policy for everybody that calls a function for each row",
    ddl: `create policy "mine too" on public.customers for select using (auth.uid() is null or created_by = auth.uid());
          create policy "and mine" on public.customers for select to authenticated using (created_by = auth.uid())`,
    caughtBy: [
      "policies there is one for each role and action of a table",
      "policies name a role: none is for everybody",
      "policies call our functions once for each statement, never for each row",
      "0003 auth_rls_initplan",
      "0006 multiple_permissive_policies",
      "0030 rls_policy_null_auth_disjunct",
    ],
  },
  {
    what: "a policy on a table whose row-level security was switched off",
    ddl: "alter table public.bookings disable row level security",
    caughtBy: ["tables all have row-level security", "0007 policy_exists_rls_disabled"],
  },
  {
    what: "a grant without a policy",
    ddl: `${table("loose")} grant select on public.loose to authenticated`,
    caughtBy: ["policies are there for whatever a client was granted", "0008 rls_enabled_no_policy"],
  },
  {
    what: "policies that let everyone write, or believe what a user says of themselves",
    ddl: `create policy "anything goes" on public.teams for all to authenticated using (true) with check (true);
          create policy "by my own word" on public.staff for all to authenticated
            using (((select auth.jwt()) -> 'user_metadata' ->> 'role') = 'owner')`,
    caughtBy: ["0024 permissive_rls_policy", "0015 rls_references_user_metadata"],
  },
  {
    what: "a definer function without a search path, open to everybody, in SQL",
    ddl: `create function public.leak() returns bigint language sql security definer as 'select count(*) from public.customers';
          grant execute on function public.leak() to public`,
    caughtBy: [
      "functions of ours fix their search path",
      "functions that run as their owner have an empty search path, which no temporary table can shadow",
      "functions that run as their owner are plpgsql, whose plans are cached",
      "functions can't be executed by everybody",
      "0011 function_search_path_mutable",
    ],
  },
  {
    what: "a trigger's function that clients may call",
    ddl: "grant execute on function private.audit() to authenticated",
    caughtBy: ["functions of triggers can't be called by a client"],
  },
  {
    what: "views that see with their owner's eyes, of accounts at that",
    ddl: `create view public.people as select id, email from auth.users;
          create materialized view public.totals as select count(*) from public.customers;
          grant select on public.people, public.totals to authenticated`,
    caughtBy: ["0002 auth_users_exposed", "0010 security_definer_view", "0016 materialized_view_in_api"],
  },
  {
    what: "the same index twice, and one that was never finished",
    ddl: `create index customers_twice on public.customers (organization_id, created_at, id);
          create index customers_again on public.customers (organization_id, created_at, id);
          update pg_index set indisvalid = false where indexrelid = 'public.customers_again'::regclass`,
    caughtBy: ["0009 duplicate_index", "0030 invalid_index"],
  },
  {
    what: "an extension and a foreign table where clients look",
    ddl: `create extension if not exists unaccent with schema public;
          create extension file_fdw with schema public;
          create server files foreign data wrapper file_fdw;
          create foreign table public.passwords (line text) server files options (filename '/etc/passwd')`,
    caughtBy: ["0014 extension_in_public", "0017 foreign_table_in_api"],
  },
  {
    what: "a column that no upgrade can carry over",
    ddl: table("loose", "parser regconfig,"),
    caughtBy: ["0018 unsupported_reg_types"],
  },
  {
    what: "a foreign key to an account by something else than its id",
    ddl: `alter table auth.users add constraint users_phone_alone unique (id, aud);
          create table public.loose (user_id uuid, aud varchar(255), foreign key (user_id, aud) references auth.users (id, aud))`,
    caughtBy: ["0021 fkey_to_auth_unique"],
  },
  {
    what: "a secret that a client may read",
    ddl: "alter table public.customers add column api_key text; grant select (api_key) on public.customers to authenticated",
    caughtBy: ["0023 sensitive_columns_exposed"],
  },
  {
    what: "a public bucket that everyone can list",
    ddl: `insert into storage.buckets (id, name, public) values ('open', 'open', true);
          create policy "all of it" on storage.objects for select to anon using (bucket_id = 'open')`,
    caughtBy: ["0025 public_bucket_allows_listing"],
  },
]
