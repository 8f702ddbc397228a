/*
 * Core: what every module stands on.
 *
 * It begins from nothing: every default privilege is revoked, and each later migration grants by
 * table, column and function. Clients reach `public` alone; `private` holds the checks and the
 * machinery, and its functions are granted one by one.
 */

create schema if not exists extensions;
create extension if not exists pgcrypto   with schema extensions;
create extension if not exists citext     with schema extensions;
create extension if not exists btree_gist with schema extensions;
create extension if not exists hstore     with schema extensions;
create extension if not exists pg_trgm    with schema extensions;

create schema private;
comment on schema private is 'Checks, triggers and queues. Not exposed by the data API.';

alter default privileges in schema public  revoke all     on tables    from public, anon, authenticated, service_role;
alter default privileges in schema public  revoke all     on sequences from public, anon, authenticated, service_role;
alter default privileges                   revoke execute on functions from public;
alter default privileges in schema public  revoke execute on functions from public, anon, authenticated, service_role;
alter default privileges in schema private revoke execute on functions from public, anon, authenticated, service_role;

revoke create on schema public from public;
grant usage on schema public  to anon, authenticated, service_role;
grant usage on schema private to anon, authenticated, service_role;

/*
 * The server's own client sees rows of every tenant. Its reach is narrowed in code to a named list
 * of callers, and it is granted tables here so that a new table needs no second thought.
 */
alter default privileges in schema public grant select, insert, update, delete on tables to service_role;
alter default privileges in schema public grant usage on sequences to service_role;

-- ---------------------------------------------------------------------------------------------
-- Time and identity of rows
-- ---------------------------------------------------------------------------------------------

/*
 * The clock of every rule. Tests that own their database session move it with
 * `set tenantry.now`; whoever comes through the data API can't, for there the session belongs to
 * `authenticator` and the setting is not looked at.
 */
create function private.now() returns timestamptz
  language plpgsql stable
  set search_path = ''
as $$
declare
  v_moved text := current_setting('tenantry.now', true);
begin
  if v_moved is null or v_moved = '' or session_user = 'authenticator' then
    return now();
  end if;
  return v_moved::timestamptz;
end;
$$;
grant execute on function private.now() to anon, authenticated, service_role;

/* A time-ordered id (RFC 9562, version 7): 48 bits of milliseconds, the rest random. */
create function private.uuid_v7() returns uuid
  language plpgsql volatile
  set search_path = ''
as $$
begin
  return encode(
    set_bit(set_bit(
      overlay(
        uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid;
end;
$$;
grant execute on function private.uuid_v7() to anon, authenticated, service_role;

create function private.set_updated_at() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;

/* Reads a uuid that came from outside: null for anything that isn't one, instead of an error. */
create function private.parse_uuid(p_text text) returns uuid
  language plpgsql immutable
  set search_path = ''
as $$
begin
  if p_text ~ '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$' then
    return p_text::uuid;
  end if;
  return null;
end;
$$;
grant execute on function private.parse_uuid(text) to anon, authenticated, service_role;

-- ---------------------------------------------------------------------------------------------
-- Errors
-- ---------------------------------------------------------------------------------------------

/*
 * Refuses with an HTTP status, a stable code and one sentence for a person. PostgREST answers
 * `PT409` with status 409; the code travels in `details`, further facts (JSON) in `hint`.
 */
create function private.fail(p_status int, p_code text, p_message text, p_hint text default null) returns void
  language plpgsql immutable
  set search_path = ''
as $$
begin
  if p_hint is null then
    raise exception using errcode = 'PT' || p_status, message = p_message, detail = p_code;
  end if;
  raise exception using errcode = 'PT' || p_status, message = p_message, detail = p_code, hint = p_hint;
end;
$$;
grant execute on function private.fail(int, text, text, text) to anon, authenticated, service_role;

-- ---------------------------------------------------------------------------------------------
-- The request: who asks, for which organization, from where
-- ---------------------------------------------------------------------------------------------

/* One request header, lower-case name; null outside a request. */
create function private.request_header(p_name text) returns text
  language plpgsql stable
  set search_path = ''
as $$
begin
  return nullif(current_setting('request.headers', true), '')::json ->> p_name;
end;
$$;
grant execute on function private.request_header(text) to anon, authenticated, service_role;

/* The organization the request says it acts in. A wish: `active_organization` proves it. */
create function private.request_organization() returns uuid
  language plpgsql stable
  set search_path = ''
as $$
begin
  return private.parse_uuid(private.request_header('x-organization-id'));
end;
$$;
grant execute on function private.request_organization() to anon, authenticated, service_role;

create function private.request_id() returns text
  language plpgsql stable
  set search_path = ''
as $$
begin
  return left(private.request_header('x-request-id'), 64);
end;
$$;

/* The visitor's address as our own server saw it; a forwarded header is never looked at. */
create function private.client_ip() returns inet
  language plpgsql stable
  set search_path = ''
as $$
declare
  v_ip text := private.request_header('x-client-ip');
begin
  if pg_input_is_valid(v_ip, 'inet') then
    return v_ip::inet;
  end if;
  return null;
end;
$$;

/* Who acts: a signed-in user, an anonymous visitor, or the system (jobs, migrations). */
create function private.actor() returns jsonb
  language plpgsql stable
  set search_path = ''
as $$
declare
  v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
begin
  if v_claims ->> 'sub' is not null then
    return jsonb_build_object('type', 'user', 'id', v_claims ->> 'sub');
  end if;
  if v_claims ->> 'role' = 'anon' then
    return jsonb_build_object('type', 'anonymous', 'id', null);
  end if;
  return jsonb_build_object('type', 'system', 'id', null);
end;
$$;
grant execute on function private.actor() to anon, authenticated, service_role;

-- ---------------------------------------------------------------------------------------------
-- Settings and secrets the database itself needs
-- ---------------------------------------------------------------------------------------------

create table private.settings (
  key   text primary key,
  value jsonb not null
);
comment on table private.settings is 'Switches of this installation that functions obey.';
alter table private.settings enable row level security;

insert into private.settings (key, value) values
  ('platform_requires_second_factor', 'true');

create table private.secrets (
  name   text primary key,
  secret bytea not null default extensions.gen_random_bytes(32)
);
comment on table private.secrets is 'Keys for tokens that are derived rather than stored. Never leaves the database.';
alter table private.secrets enable row level security;

insert into private.secrets (name) values ('booking_token');

/* A token that can be derived again but not guessed: HMAC-SHA256 in URL-safe base64, 43 characters. */
create function private.derive_token(p_secret text, p_subject text) returns text
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_key bytea;
begin
  select s.secret into strict v_key from private.secrets s where s.name = p_secret;
  return rtrim(translate(encode(extensions.hmac(convert_to(p_subject, 'UTF8'), v_key, 'sha256'), 'base64'), '+/', '-_'), '=');
end;
$$;

-- ---------------------------------------------------------------------------------------------
-- Background jobs
-- ---------------------------------------------------------------------------------------------

/*
 * Adds a job in the caller's transaction: it runs if the change commits and vanishes if it doesn't.
 * `job_key` makes a later call replace an earlier one that has not run yet.
 */
create function private.enqueue(
  p_job          text,
  p_payload      jsonb,
  p_run_at       timestamptz default null,
  p_job_key      text        default null,
  p_max_attempts int         default 5,
  p_queue        text        default null
) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform graphile_worker.add_job(
    identifier   => p_job,
    payload      => p_payload::json,
    queue_name   => p_queue,
    run_at       => p_run_at,
    max_attempts => p_max_attempts,
    job_key      => p_job_key
  );
end;
$$;

create table private.worker_heartbeats (
  worker_id text primary key,
  beaten_at timestamptz not null default now()
);
comment on table private.worker_heartbeats is
  'One row per running worker. graphile-worker frees the jobs of a dead worker after four hours; the reaper frees those of the silent at once.';
alter table private.worker_heartbeats enable row level security;

create table private.parked_jobs (
  id          bigint generated always as identity primary key,
  task        text        not null,
  payload     jsonb       not null,
  error       text,
  attempts    int         not null,
  parked_at   timestamptz not null default now(),
  replayed_at timestamptz
);
comment on table private.parked_jobs is 'Jobs that failed for good: kept to be looked at and replayed, out of the way of the others.';
alter table private.parked_jobs enable row level security;

-- ---------------------------------------------------------------------------------------------
-- The one check
-- ---------------------------------------------------------------------------------------------

/*
 * Which of `p_keys` the caller effectively holds in an organization. The only place that decides.
 *
 * Order: session active → member active → organization not suspended (reads stay allowed) → direct
 * denial → owner, roles, direct grants → support access. Expiry is compared here; no job is needed
 * for it to bite. The tables it reads are made in identity, tenancy and access.
 */
create function private.effective_permissions(p_organization_id uuid, p_keys text[]) returns text[]
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
  v_user   uuid  := private.parse_uuid(v_claims ->> 'sub');
  v_status text;
  v_mode   text;
begin
  if v_user is null or p_organization_id is null then
    return '{}';
  end if;

  select o.status into v_status
    from public.user_sessions s
    join public.organization_members m on m.user_id = s.user_id and m.organization_id = p_organization_id
    join public.organizations o on o.id = m.organization_id
   where s.id = private.parse_uuid(v_claims ->> 'session_id')
     and s.user_id = v_user
     and s.status = 'active'
     and s.expires_at > now()
     and m.status = 'active'
     and o.deleted_at is null;

  if found then
    return array(
      select k.key
        from unnest(p_keys) as k (key)
       where (v_status not in ('suspended', 'cancelled') or k.key like '%.read' or k.key like '%.export')
         and not exists (
           select from public.member_permissions d
            where d.organization_id = p_organization_id and d.user_id = v_user and d.permission_key = k.key
              and d.effect = 'deny' and d.is_active and (d.expires_at is null or d.expires_at > now()))
         and (exists (
                select from public.member_roles mr
                  join public.roles r on r.id = mr.role_id and r.is_active
                  left join public.role_permissions rp on rp.role_id = mr.role_id and rp.permission_key = k.key
                 where mr.organization_id = p_organization_id and mr.user_id = v_user
                   and mr.is_active and (mr.expires_at is null or mr.expires_at > now())
                   and (rp.permission_key is not null or r.id = '00000000-0000-7000-8000-000000000001'))
              or exists (
                select from public.member_permissions a
                 where a.organization_id = p_organization_id and a.user_id = v_user and a.permission_key = k.key
                   and a.effect = 'allow' and a.is_active and (a.expires_at is null or a.expires_at > now()))));
  end if;

  if private.platform_role() is not null then
    select case when o.status in ('suspended', 'cancelled') then 'read' else sa.mode end into v_mode
      from public.support_access sa
      join public.organizations o on o.id = sa.organization_id and o.deleted_at is null
     where sa.organization_id = p_organization_id and sa.staff_user_id = v_user
       and sa.ended_at is null and sa.expires_at > now()
     order by sa.mode desc
     limit 1;
  end if;
  return array(
    select k.key
      from unnest(p_keys) as k (key)
     where v_mode is not null
       and (k.key like '%.read'
            or (v_mode = 'write' and k.key not like '%.export' and k.key not in (
                  'payments.approve', 'billing.manage', 'organization.delete', 'members.create', 'members.update', 'members.delete', 'roles.manage'))));
end;
$$;

/*
 * Works out once, at the start of a request, what the caller may do in the request's organization,
 * and keeps it for the transaction; the data API calls it before each request. Every later check is
 * then a look into that list, in which reads come first: they are asked for most, and the look ends
 * where the key is found. Without it (another data API, SQL by hand) each check asks the tables.
 */
create function private.begin_request() returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.request_organization();
begin
  if v_organization is null or current_setting('request.jwt.claims', true) not like '%"sub"%' then
    return;
  end if;
  perform set_config('tenantry.access_for', current_setting('request.jwt.claims', true) || current_setting('request.headers', true), true),
          set_config('tenantry.access',
            v_organization || ',' || array_to_string(
              private.effective_permissions(v_organization, array(select p.key from public.permissions p order by p.action <> 'read', p.key)), ',') || ',', true);
end;
$$;
grant execute on function private.begin_request() to anon, authenticated, service_role;

do $$
begin
  if exists (select from pg_catalog.pg_roles r where r.rolname = 'authenticator') then
    alter role authenticator set pgrst.db_pre_request = 'private.begin_request';
    notify pgrst, 'reload config';
  end if;
end;
$$;

/*
 * Policies compare organization_id with this function's answer: a scalar computed once per
 * statement, so the planner keeps the index, its order and its estimate, however many organizations
 * the caller belongs to.
 *
 * Returns the organization if the caller may do `p_permission` there, else null. plpgsql, because
 * its plans are cached: the same body as `language sql` is planned anew at each call (0.4 ms instead
 * of 0.025). `p_organization_id` is for functions that take the organization as an argument;
 * policies leave it out and get the request's.
 *
 * The list that begin_request keeps is believed only for the very token and headers it was made
 * for. No client can write settings: the data API runs no SQL of theirs, and none of our functions
 * sets one by a name from outside.
 */
create function private.active_organization(p_permission text, p_organization_id uuid default null) returns uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_access       text := current_setting('tenantry.access', true);
  v_organization uuid;
begin
  if p_organization_id is null
     and v_access <> ''
     and current_setting('tenantry.access_for', true)
         = current_setting('request.jwt.claims', true) || current_setting('request.headers', true) then
    if position(',' || p_permission || ',' in v_access) > 0 then
      return left(v_access, 36)::uuid;
    end if;
    return null;
  end if;

  v_organization := coalesce(p_organization_id, private.request_organization());
  if cardinality(private.effective_permissions(v_organization, array[p_permission])) = 1 then
    return v_organization;
  end if;
  return null;
end;
$$;
grant execute on function private.active_organization(text, uuid) to authenticated, service_role;
