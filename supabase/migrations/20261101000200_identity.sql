/*
 * Identity: the person around the credentials.
 *
 * Supabase Auth owns `auth.users` and `auth.sessions`. Triggers keep a profile and a session row
 * beside them, so that a revoked session is refused by the next permission check instead of living
 * until its token expires.
 */

/*
 * The caller, if the session behind the token still lives, whether or not the account's second
 * factor was given; else null. Token signature and expiry were checked by the data API; revocation
 * is checked here. For the way in alone: everything else asks `current_user_id`.
 */
create function private.session_user_id() returns uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
  v_user   uuid;
begin
  select s.user_id into v_user
    from public.user_sessions s
   where s.id = private.parse_uuid(v_claims ->> 'session_id')
     and s.user_id = private.parse_uuid(v_claims ->> 'sub')
     and s.status = 'active'
     and s.expires_at > now();
  return v_user;
end;
$$;

/* The caller, if the session lives and gave the second factor where the account has one; else null. */
create function private.current_user_id() returns uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
  v_user   uuid;
begin
  select s.user_id into v_user
    from public.user_sessions s
   where s.id = private.parse_uuid(v_claims ->> 'session_id')
     and s.user_id = private.parse_uuid(v_claims ->> 'sub')
     and s.status = 'active'
     and s.expires_at > now()
     and (v_claims ->> 'aal' = 'aal2'
          or s.recovered_at is not null
          or not exists (select from auth.mfa_factors f where f.user_id = s.user_id and f.status = 'verified'));
  return v_user;
end;
$$;
grant execute on function private.current_user_id() to anon, authenticated, service_role;

create table public.profiles (
  id                    uuid primary key references auth.users (id) on delete cascade,
  username              extensions.citext unique,
  first_name            text not null default '',
  last_name             text not null default '',
  full_name             text generated always as (btrim(first_name || ' ' || last_name)) stored,
  display_name          text,
  avatar_path           text,
  phone                 text,
  timezone              text not null default 'Europe/London',
  locale                text not null default 'en-GB',
  preferences           jsonb not null default '{}',
  notification_settings jsonb not null default '{}',
  is_active             boolean not null default true,
  is_customer           boolean not null default false,
  last_sign_in_at       timestamptz,
  last_sign_in_ip       inet,
  created_at            timestamptz not null default now(),
  updated_at            timestamptz not null default now(),
  constraint profiles_names_are_short    check (length(first_name) <= 100 and length(last_name) <= 100),
  constraint profiles_locale             check (locale ~ '^[a-z]{2}-[A-Z]{2}$'),
  constraint profiles_preferences_object check (jsonb_typeof(preferences) = 'object'),
  constraint profiles_settings_object    check (jsonb_typeof(notification_settings) = 'object')
);
comment on table public.profiles is 'One row per auth user: what is known of the person besides credentials.';

alter table public.profiles enable row level security;
grant select (id, username, first_name, last_name, full_name, display_name, avatar_path, phone, timezone, locale,
              preferences, notification_settings, is_active, is_customer, last_sign_in_at, created_at, updated_at)
  on public.profiles to authenticated;
grant update (first_name, last_name, display_name, avatar_path, phone, timezone, locale, preferences, notification_settings)
  on public.profiles to authenticated;

create policy "people read their own profile" on public.profiles for select to authenticated
  using (id = (select private.current_user_id()));
create policy "people change their own profile" on public.profiles for update to authenticated
  using (id = (select private.current_user_id())) with check (id = (select private.current_user_id()));

create trigger set_updated_at before update on public.profiles
  for each row execute function private.set_updated_at();

/* Time zones are checked against the server's own list; a check constraint can't look at a view. */
create function private.require_timezone() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  if not exists (select from pg_catalog.pg_timezone_names z where z.name = new.timezone) then
    perform private.fail(400, 'unknown_timezone', 'This time zone is not known. Choose one from the list, such as Europe/London.');
  end if;
  return new;
end;
$$;

create trigger require_timezone before update of timezone on public.profiles
  for each row when (new.timezone is distinct from old.timezone)
  execute function private.require_timezone();

create function private.create_profile() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.profiles (id, first_name, last_name)
  values (
    new.id,
    left(coalesce(new.raw_user_meta_data ->> 'first_name', split_part(coalesce(new.raw_user_meta_data ->> 'full_name', ''), ' ', 1)), 100),
    left(coalesce(new.raw_user_meta_data ->> 'last_name',
                  btrim(substring(coalesce(new.raw_user_meta_data ->> 'full_name', '') from position(' ' in coalesce(new.raw_user_meta_data ->> 'full_name', ' '))))), 100)
  )
  on conflict (id) do nothing;
  return new;
end;
$$;

create trigger create_profile after insert on auth.users
  for each row execute function private.create_profile();

-- ---------------------------------------------------------------------------------------------
-- Sessions
-- ---------------------------------------------------------------------------------------------

create table public.user_sessions (
  id           uuid primary key,
  user_id      uuid not null references auth.users (id) on delete cascade,
  user_agent   text,
  ip           inet,
  status       text not null default 'active',
  last_seen_at timestamptz not null default now(),
  expires_at   timestamptz not null default now() + interval '30 days',
  revoked_at   timestamptz,
  revoked_by   uuid,
  recovered_at timestamptz,
  created_at   timestamptz not null default now(),
  constraint user_sessions_status check (status in ('active', 'revoked', 'expired'))
);
comment on column public.user_sessions.recovered_at is 'When a recovery code stood in for the second factor.';
comment on table public.user_sessions is 'One row per sign-in; `id` is the token''s session_id. Every permission check asks whether it is active.';
create index user_sessions_of_user on public.user_sessions (user_id, last_seen_at desc);
comment on index public.user_sessions_of_user is 'The list of a person''s devices.';

alter table public.user_sessions enable row level security;
grant select on public.user_sessions to authenticated;
create policy "people see their own sessions" on public.user_sessions for select to authenticated
  using (user_id = (select private.current_user_id()));

create table public.session_events (
  id         bigint generated always as identity primary key,
  user_id    uuid references auth.users (id) on delete cascade,
  session_id uuid,
  event      text not null,
  success    boolean not null default true,
  ip         inet,
  user_agent text,
  created_at timestamptz not null default now(),
  constraint session_events_event check (event in (
    'sign_in', 'sign_in_failed', 'sign_out', 'refresh_reused', 'revoked', 'password_changed',
    'email_changed', 'mfa_enrolled', 'mfa_removed', 'mfa_failed', 'recovery_code_used'))
);
comment on table public.session_events is 'Append-only: what happened to a person''s way in.';
create index session_events_of_user on public.session_events (user_id, created_at desc);
comment on index public.session_events_of_user is 'Recent security events of one person.';

alter table public.session_events enable row level security;
grant select on public.session_events to authenticated;
create policy "people see their own security events" on public.session_events for select to authenticated
  using (user_id = (select private.current_user_id()));

/* A session of Auth begins: remember the device, and the sign-in. Idle limit: 12 hours for who works here, 30 days for customers. */
create function private.open_session() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_ip inet := case when pg_input_is_valid(host(new.ip), 'inet') then new.ip else private.client_ip() end;
begin
  insert into public.user_sessions (id, user_id, user_agent, ip, expires_at)
  values (new.id, new.user_id, left(new.user_agent, 400), v_ip, now() + private.idle_limit(new.user_id))
  on conflict (id) do nothing;
  insert into public.session_events (user_id, session_id, event, ip, user_agent)
  values (new.user_id, new.id, 'sign_in', v_ip, left(new.user_agent, 400));
  update public.profiles set last_sign_in_at = now(), last_sign_in_ip = v_ip where id = new.user_id;
  return new;
end;
$$;

create function private.idle_limit(p_user_id uuid) returns interval
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  if exists (select from public.organization_members m where m.user_id = p_user_id)
     or exists (select from public.platform_staff s where s.user_id = p_user_id) then
    return interval '12 hours';
  end if;
  return interval '30 days';
end;
$$;

create function private.close_session() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.user_sessions
     set status = 'revoked', revoked_at = now(), revoked_by = private.current_user_id()
   where id = old.id and status = 'active';
  if found and exists (select from auth.users u where u.id = old.user_id) then
    insert into public.session_events (user_id, session_id, event, ip) values (old.user_id, old.id, 'sign_out', private.client_ip());
  end if;
  return old;
end;
$$;

create trigger open_session after insert on auth.sessions
  for each row execute function private.open_session();
create trigger close_session after delete on auth.sessions
  for each row execute function private.close_session();

/* As `current_user_id`, but refuses with 401 where there is none. */
create function private.require_user() returns uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.current_user_id();
begin
  if v_user is null then
    perform private.fail(401, 'signed_out', 'You have been signed out. Sign in again to go on.');
  end if;
  return v_user;
end;
$$;

/* Marks the caller's session as in use, at most once every five minutes, and moves its idle limit. */
create function public.touch_session() returns boolean
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.current_user_id();
begin
  if v_user is null then
    return false;
  end if;
  update public.user_sessions s
     set last_seen_at = now(),
         expires_at   = now() + private.idle_limit(v_user),
         ip           = coalesce(private.client_ip(), s.ip)
   where s.id = private.parse_uuid(auth.jwt() ->> 'session_id')
     and s.last_seen_at < now() - interval '5 minutes';
  return true;
end;
$$;
grant execute on function public.touch_session() to authenticated;

/* Ends one of the caller's sessions at once, wherever it is. */
create function public.revoke_session(p_session_id uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.current_user_id();
begin
  -- Whoever has not given the second factor yet may end the session they are in, and no other.
  if v_user is null and p_session_id = private.parse_uuid(auth.jwt() ->> 'session_id') then
    v_user := private.session_user_id();
  end if;
  if v_user is null then
    v_user := private.require_user();
  end if;
  update public.user_sessions s
     set status = 'revoked', revoked_at = now(), revoked_by = v_user
   where s.id = p_session_id and s.user_id = v_user and s.status = 'active';
  if not found then
    perform private.fail(404, 'not_found', 'This session has already ended.');
  end if;
  insert into public.session_events (user_id, session_id, event, ip)
  values (v_user, p_session_id, 'revoked', private.client_ip());
  delete from auth.sessions a where a.id = p_session_id and a.user_id = v_user;
end;
$$;
grant execute on function public.revoke_session(uuid) to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Rate limits
-- ---------------------------------------------------------------------------------------------

create table public.rate_limits (
  identifier        text not null,
  action            text not null,
  window_started_at timestamptz not null,
  attempts          int  not null,
  blocks            int  not null default 0,
  blocked_until     timestamptz,
  primary key (identifier, action)
);
comment on table public.rate_limits is 'One row per who and what; written by private.take alone.';
alter table public.rate_limits enable row level security;

/*
 * Takes one attempt. True while within the limit; false once it is used up, and then for
 * `p_block`, doubling with each block that follows within a day. One statement, so that a burst
 * can't slip through between a look and a write.
 */
create function private.take(p_identifier text, p_action text, p_limit int, p_window interval, p_block interval) returns boolean
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_now     timestamptz := private.now();
  v_allowed boolean;
begin
  insert into public.rate_limits as r (identifier, action, window_started_at, attempts)
  values (left(p_identifier, 200), p_action, v_now, 1)
  on conflict (identifier, action) do update
     set window_started_at = case when r.window_started_at + p_window <= v_now then v_now else r.window_started_at end,
         attempts          = case when r.blocked_until > v_now then r.attempts
                                  when r.window_started_at + p_window <= v_now or r.blocked_until <= v_now then 1
                                  else r.attempts + 1 end,
         blocks            = case when r.blocked_until > v_now then r.blocks
                                  when r.blocked_until < v_now - interval '1 day' then 0
                                  when r.window_started_at + p_window > v_now and r.blocked_until is null and r.attempts >= p_limit then r.blocks + 1
                                  else r.blocks end,
         blocked_until     = case when r.blocked_until > v_now then r.blocked_until
                                  when r.window_started_at + p_window > v_now and r.blocked_until is null and r.attempts >= p_limit
                                    then v_now + p_block * power(2, least(r.blocks, 6))
                                  else null end
  returning r.blocked_until is null into v_allowed;
  return v_allowed;
end;
$$;

/* For the server: the same counter, reachable with the service key only. */
create function public.take_rate_limit(p_identifier text, p_action text, p_limit int, p_window_seconds int, p_block_seconds int) returns boolean
  language plpgsql security definer
  set search_path = ''
as $$
begin
  return private.take(p_identifier, p_action, p_limit, make_interval(secs => p_window_seconds), make_interval(secs => p_block_seconds));
end;
$$;
grant execute on function public.take_rate_limit(text, text, int, int, int) to service_role;

/* Is this key blocked right now? Asked before a password is looked at; it takes no attempt. */
create function public.is_rate_limited(p_identifier text, p_action text) returns boolean
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return exists (
    select from public.rate_limits r
     where r.identifier = left(p_identifier, 200) and r.action = p_action and r.blocked_until > private.now());
end;
$$;
grant execute on function public.is_rate_limited(text, text) to service_role;

-- ---------------------------------------------------------------------------------------------
-- Platform staff
-- ---------------------------------------------------------------------------------------------

create table public.platform_staff (
  user_id    uuid primary key references auth.users (id) on delete cascade,
  role       text not null,
  granted_by uuid references auth.users (id) on delete set null,
  granted_at timestamptz not null default now(),
  constraint platform_staff_role check (role in ('super_admin', 'support', 'billing_admin'))
);
comment on table public.platform_staff is 'Who works for the operator of the platform. Being listed here opens no tenant''s data.';
create index platform_staff_granted_by on public.platform_staff (granted_by);

/* The caller's platform role while the session lives and, unless switched off for a demo, a second factor was given. */
create function private.platform_role() returns text
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.current_user_id();
  v_role text;
begin
  if v_user is null then
    return null;
  end if;
  select s.role into v_role from public.platform_staff s where s.user_id = v_user;
  if v_role is not null
     and coalesce(auth.jwt() ->> 'aal', 'aal1') <> 'aal2'
     and exists (select from private.settings c where c.key = 'platform_requires_second_factor' and c.value = 'true') then
    return null;
  end if;
  return v_role;
end;
$$;
grant execute on function private.platform_role() to authenticated;

/* Refuses anybody but platform staff of one of these roles. */
create function private.require_platform(variadic p_roles text[]) returns uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  if coalesce(private.platform_role() = any (p_roles), false) then
    return private.current_user_id();
  end if;
  perform private.require_user();
  perform private.fail(403, 'forbidden', 'Only platform staff with the right role can do this.');
end;
$$;

/* The caller's platform role, for screens. */
create function public.my_platform_role() returns text
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return private.platform_role();
end;
$$;
grant execute on function public.my_platform_role() to authenticated;

alter table public.platform_staff enable row level security;
grant select on public.platform_staff to authenticated;
create policy "platform staff see their colleagues" on public.platform_staff for select to authenticated
  using ((select private.platform_role()) is not null);

create function private.keep_a_super_admin() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('platform_staff', 0));
  if old.role = 'super_admin' and not exists (select from public.platform_staff s where s.role = 'super_admin') then
    perform private.fail(409, 'last_super_admin', 'The platform needs at least one super-admin. Name another first.');
  end if;
  return null;
end;
$$;

create constraint trigger keep_a_super_admin after update or delete on public.platform_staff
  deferrable initially deferred
  for each row execute function private.keep_a_super_admin();
