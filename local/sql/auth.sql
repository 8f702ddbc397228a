-- What hosted Supabase Auth has and @supabase/lite's schema has not: the functions that policies call,
-- second factors, and a cure for lite writing its JSON documents as JSON strings.

create or replace function auth.jwt() returns jsonb
language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

create or replace function auth.uid() returns uuid
language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create or replace function auth.role() returns text
language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;

create or replace function auth.email() returns text
language sql stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;

create table if not exists auth.mfa_factors (
  id                   uuid primary key default gen_random_uuid(),
  user_id              uuid not null references auth.users (id) on delete cascade,
  friendly_name        text,
  factor_type          text not null check (factor_type in ('totp', 'phone', 'webauthn')),
  status               text not null check (status in ('unverified', 'verified')),
  secret               text,
  last_challenged_at   timestamptz,
  -- A code is good once: the step of the last accepted one.
  last_step            bigint,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now()
);
create index if not exists mfa_factors_user_id_idx on auth.mfa_factors (user_id);

create table if not exists auth.mfa_challenges (
  id           uuid primary key default gen_random_uuid(),
  factor_id    uuid not null references auth.mfa_factors (id) on delete cascade,
  ip_address   inet,
  verified_at  timestamptz,
  created_at   timestamptz not null default now()
);
create index if not exists mfa_challenges_factor_id_idx on auth.mfa_challenges (factor_id);

create table if not exists auth.mfa_amr_claims (
  id                     uuid primary key default gen_random_uuid(),
  session_id             uuid not null references auth.sessions (id) on delete cascade,
  authentication_method  text not null,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  unique (session_id, authentication_method)
);

create or replace function auth.unwrap_user_json() returns trigger
language plpgsql
as $$
begin
  if jsonb_typeof(new.raw_user_meta_data) = 'string' then
    new.raw_user_meta_data := (new.raw_user_meta_data #>> '{}')::jsonb;
  end if;
  if jsonb_typeof(new.raw_app_meta_data) = 'string' then
    new.raw_app_meta_data := (new.raw_app_meta_data #>> '{}')::jsonb;
  end if;
  return new;
end
$$;

create or replace trigger a_unwrap_json before insert or update on auth.users
  for each row execute function auth.unwrap_user_json();

create or replace function auth.unwrap_identity_json() returns trigger
language plpgsql
as $$
begin
  if jsonb_typeof(new.identity_data) = 'string' then
    new.identity_data := (new.identity_data #>> '{}')::jsonb;
  end if;
  return new;
end
$$;

create or replace trigger a_unwrap_json before insert or update on auth.identities
  for each row execute function auth.unwrap_identity_json();

grant usage on schema auth to anon, authenticated, service_role;
revoke execute on all functions in schema auth from public;
grant execute on function auth.jwt(), auth.uid(), auth.role(), auth.email() to anon, authenticated, service_role;
