/*
 * Demo data, part one: tools for the other parts, and the operator of the platform with its staff.
 *
 * Never load this where real people are. Everything is deterministic: chance comes from hashing a
 * name, time from the day of loading, so that "today" is always lively.
 */

-- Platform staff need a second factor. The demo lets one in without.
update private.settings set value = 'false' where key = 'platform_requires_second_factor';

create schema demo;

/* A number in [0, 1) that is always the same for the same key. */
create function demo.chance(p_key text) returns float8 language sql immutable
as $$ select ('x' || substr(md5(p_key), 1, 8))::bit(32)::bigint / 4294967296.0 $$;

/* An id that is always the same for the same key (version 5 in form). */
create function demo.id(p_key text) returns uuid language sql immutable
as $$ select overlay(overlay(md5(p_key) placing '5' from 13) placing '8' from 17)::uuid $$;

/* Loading leaves no audit entries: nobody did it. `on` true writes them again. */
create function demo.audit(p_on boolean) returns void language plpgsql
as $$
declare
  v_table regclass;
begin
  -- A table with checks still waiting can't be altered.
  set constraints all immediate;
  for v_table in
    select t.tgrelid::regclass from pg_trigger t join pg_proc p on p.oid = t.tgfoid
     where p.proname = 'audit' and p.pronamespace = 'private'::regnamespace and not t.tgisinternal
  loop
    execute format('alter table %s %s trigger audit', v_table, case when p_on then 'enable' else 'disable' end);
  end loop;
end;
$$;

-- The one password of all demo sign-ins, hashed once.
create table demo.password as
  select extensions.crypt('Tenantry-demo-2026', extensions.gen_salt('bf', 8)) as hash;

/* Makes a confirmed user with the demo password. */
create function demo.add_user(p_email text, p_full_name text) returns uuid language plpgsql
as $$
declare
  v_id uuid := demo.id('user ' || p_email);
begin
  insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
  select v_id, 'authenticated', 'authenticated', p_email, p.hash, now() - interval '100 days',
         '{"provider": "email", "providers": ["email"]}', jsonb_build_object('full_name', p_full_name),
         now() - interval '100 days', now() - interval '100 days'
    from demo.password p;
  insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at)
  values (demo.id('identity ' || p_email), 'email', v_id, v_id,
          jsonb_build_object('sub', v_id, 'email', p_email, 'email_verified', true), now());
  return v_id;
end;
$$;

/* Makes an organization on a paid plan, with its default workspace. */
create function demo.add_organization(p_slug text, p_name text, p_plan text, p_status text default 'active') returns uuid language plpgsql
as $$
declare
  v_id uuid := demo.id('organization ' || p_slug);
begin
  insert into public.organizations (id, name, slug, status, created_at, trial_ends_at)
  values (v_id, p_name, p_slug, p_status, now() - interval '100 days', case when p_status = 'trial' then now() + interval '9 days' end);
  insert into public.subscriptions (organization_id, plan_key, status, current_period_start, current_period_end, trial_ends_at)
  values (v_id, p_plan, case p_status when 'trial' then 'trialing' else 'active' end,
          date_trunc('day', now()) - interval '12 days', date_trunc('day', now()) + interval '18 days',
          case when p_status = 'trial' then now() + interval '9 days' end);
  insert into public.workspaces (organization_id, name, slug, is_default) values (v_id, 'Main', 'main', true);
  return v_id;
end;
$$;

/* Makes a user who belongs to an organization with one built-in role. */
create function demo.add_member(p_organization_id uuid, p_email text, p_full_name text, p_role text, p_title text) returns uuid language plpgsql
as $$
declare
  v_user uuid := demo.add_user(p_email, p_full_name);
begin
  insert into public.organization_members (organization_id, user_id, title, joined_at, last_active_at)
  values (p_organization_id, v_user, p_title, now() - interval '95 days', now() - demo.chance('active ' || p_email) * interval '40 hours');
  insert into public.member_roles (organization_id, user_id, role_id)
  select p_organization_id, v_user, r.id from public.roles r where r.organization_id is null and r.key = p_role;
  return v_user;
end;
$$;

create table demo.first_names as
select n, name from unnest(array[
  'Amelia', 'Oliver', 'Isla', 'George', 'Ava', 'Arthur', 'Freya', 'Noah', 'Ivy', 'Leo', 'Florence', 'Oscar', 'Willow', 'Theo', 'Zara',
  'Mohammed', 'Aisha', 'Priya', 'Arjun', 'Chloe', 'Daniel', 'Hannah', 'Marcus', 'Naomi', 'Callum', 'Eilidh', 'Rhys', 'Cerys', 'Siobhan',
  'Patrick', 'Yusuf', 'Fatima', 'Mei', 'Jun', 'Sofia', 'Mateo', 'Ingrid', 'Lars', 'Beatrice', 'Harvey', 'Rosalind', 'Tobias', 'Greta',
  'Dominic', 'Imogen', 'Felix', 'Matilda', 'Ruben', 'Nadia', 'Elliot']) with ordinality as t (name, n);
create table demo.last_names as
select n, name from unnest(array[
  'Bennett', 'Okafor', 'Hughes', 'Patel', 'Sinclair', 'Walsh', 'Ahmed', 'Turner', 'Fraser', 'Nowak', 'Griffiths', 'Campbell', 'Singh',
  'Rossi', 'Murphy', 'Clarke', 'Hussain', 'Wright', 'Lindqvist', 'Marsh', 'Adeyemi', 'Fletcher', 'Iqbal', 'Barnes', 'McKenzie', 'Chen',
  'Doyle', 'Ferreira', 'Holloway', 'Jensen', 'Kaur', 'Lowe', 'Mensah', 'Novak', 'Osborne', 'Pritchard', 'Quinn', 'Reid', 'Sharma',
  'Thornton', 'Underwood', 'Vaughan', 'Whitfield', 'Yates', 'Zielinski', 'Ashworth', 'Blackwood', 'Carmichael', 'Drummond', 'Ellery'])
  with ordinality as t (name, n);

/* Makes `p_count` customers who came over the last hundred days. */
create function demo.add_customers(p_organization_id uuid, p_count int, p_consent float8 default 0.5) returns void language sql
as $$
  insert into public.customers (organization_id, id, full_name, email, phone, lifecycle, source, tags, marketing_consent, marketing_source, created_at)
  select p_organization_id, demo.id(p_organization_id || ' customer ' || g.i), f.name || ' ' || l.name,
         lower(f.name || '.' || l.name || g.i || '@example.com'),
         '+4477009' || lpad((((g.i * 7919) % 90000) + 10000)::text, 5, '0'),
         'lead',
         (array['storefront', 'storefront', 'storefront', 'walk-in', 'phone', 'referral'])[1 + floor(demo.chance(p_organization_id || 'source' || g.i) * 6)::int],
         case when demo.chance(p_organization_id || 'tag' || g.i) < 0.12 then array['regular']
              when demo.chance(p_organization_id || 'tag' || g.i) < 0.17 then array['vip'] else '{}' end,
         demo.chance(p_organization_id || 'consent' || g.i) < p_consent,
         case when demo.chance(p_organization_id || 'consent' || g.i) < p_consent then 'storefront' end,
         now() - demo.chance(p_organization_id || 'came' || g.i) * interval '100 days' - interval '2 days'
    from generate_series(1, p_count) as g (i)
    join demo.first_names f on f.n = 1 + (g.i * 17 + length(p_organization_id::text) + g.i / 50) % 50
    join demo.last_names  l on l.n = 1 + (g.i * 29 + g.i / 7) % 50
$$;

-- ---------------------------------------------------------------------------------------------
-- The operator and its staff, and a customer who buys from two of the businesses
-- ---------------------------------------------------------------------------------------------

select demo.audit(false);

insert into public.platform_staff (user_id, role) values
  (demo.add_user('super@tenantry.demo',   'Sam Okonkwo'),     'super_admin'),
  (demo.add_user('support@tenantry.demo', 'Robin Achterberg'), 'support'),
  (demo.add_user('billing@tenantry.demo', 'Billie Marchetti'), 'billing_admin');

select demo.add_user('customer@tenantry.demo', 'Casey Morgan');
update public.profiles set is_customer = true where id = demo.id('user customer@tenantry.demo');

select demo.audit(true);
