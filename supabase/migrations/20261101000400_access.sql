/*
 * Access: who may do what. The one check that reads these tables, `private.active_organization`,
 * stands in core, because the policies of every module are written with it.
 */

create table public.permissions (
  key         text primary key,
  resource    text not null,
  action      text not null,
  description text not null,
  constraint permissions_action check (action in ('create', 'read', 'update', 'delete', 'approve', 'export', 'manage')),
  constraint permissions_key    check (key = resource || '.' || action)
);
comment on table public.permissions is 'Everything one may be allowed to do. Written by migrations only.';
alter table public.permissions enable row level security;
grant select on public.permissions to authenticated;
create policy "anyone signed in reads the vocabulary" on public.permissions for select to authenticated using (true);

insert into public.permissions (key, resource, action, description)
select r.resource || '.' || a.action, r.resource, a.action, initcap(a.action) || ' ' || r.label
  from (values
    ('organization',  'the organization',          array['read', 'update', 'delete', 'manage']),
    ('members',       'members',                   array['read', 'create', 'update', 'delete']),
    ('teams',         'teams',                     array['read', 'create', 'update', 'delete']),
    ('workspaces',    'workspaces',                array['read', 'create', 'update', 'delete']),
    ('roles',         'roles',                     array['read', 'create', 'update', 'delete', 'manage']),
    ('domains',       'domains',                   array['read', 'manage']),
    ('billing',       'the subscription',          array['read', 'manage']),
    ('audit',         'the audit log',             array['read', 'export']),
    ('staff',         'staff and their hours',     array['read', 'create', 'update', 'delete']),
    ('services',      'services',                  array['read', 'create', 'update', 'delete']),
    ('products',      'products and stock',        array['read', 'create', 'update', 'delete']),
    ('customers',     'customers',                 array['read', 'create', 'update', 'delete', 'export']),
    ('bookings',      'bookings',                  array['read', 'create', 'update', 'delete', 'approve', 'export']),
    ('appointments',  'the calendar',              array['read', 'update']),
    ('payments',      'payments (approve: refund)', array['read', 'create', 'approve', 'export']),
    ('offers',        'offers',                    array['read', 'create', 'update', 'delete']),
    ('messages',      'messages to customers',     array['read', 'create']),
    ('reports',       'reports and revenue',       array['read', 'export'])
  ) as r (resource, label, actions)
 cross join lateral unnest(r.actions) as a (action);

-- ---------------------------------------------------------------------------------------------
-- Roles
-- ---------------------------------------------------------------------------------------------

create table public.roles (
  id              uuid primary key default private.uuid_v7(),
  organization_id uuid references public.organizations (id) on delete cascade,
  scope           uuid generated always as (coalesce(organization_id, '00000000-0000-0000-0000-000000000000')) stored,
  key             text not null,
  name            text not null,
  description     text not null default '',
  rank            int  not null,
  is_active       boolean not null default true,
  is_system       boolean not null default false,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  constraint roles_scope_id  unique (scope, id),
  constraint roles_key       unique (scope, key),
  constraint roles_key_shape check (key ~ '^[a-z][a-z0-9_]{1,47}$'),
  constraint roles_rank      check (rank between 1 and 100),
  constraint roles_system    check (is_system = (organization_id is null))
);
comment on table  public.roles is 'Built-in roles (organization_id null, the same for all) and those an organization adds.';
comment on column public.roles.scope is 'The organization, or the nil uuid for built-in roles: lets member_roles refer to either by a foreign key that can''t reach another tenant.';
comment on column public.roles.rank is 'Higher may act on lower: 100 owner … 10 viewer.';
create index roles_of_organization on public.roles (organization_id);

alter table public.roles enable row level security;
grant select on public.roles to authenticated;
create policy "members read built-in roles and their organization's" on public.roles for select to authenticated
  using (organization_id is null or organization_id = (select private.active_organization('roles.read')));
create trigger set_updated_at before update on public.roles for each row execute function private.set_updated_at();

insert into public.roles (id, key, name, rank, is_system, description) values
  ('00000000-0000-7000-8000-000000000001', 'owner',       'Owner',         100, true, 'Everything, the subscription and deleting the organization included.'),
  ('00000000-0000-7000-8000-000000000002', 'admin',       'Administrator',  80, true, 'Runs the business: everything but ownership and the subscription''s end.'),
  ('00000000-0000-7000-8000-000000000003', 'member',      'Member',         40, true, 'Works with bookings and customers.'),
  ('00000000-0000-7000-8000-000000000004', 'viewer',      'Viewer',         10, true, 'Looks, changes nothing.'),
  ('00000000-0000-7000-8000-000000000005', 'sales',       'Sales',          30, true, 'Customers, offers and their own sales.'),
  ('00000000-0000-7000-8000-000000000006', 'bot_trainer', 'Bot trainer',    20, true, 'Teaches the chatbots.'),
  ('00000000-0000-7000-8000-000000000007', 'provider',    'Provider',       30, true, 'Does the work: the calendar and the bookings in it.'),
  ('00000000-0000-7000-8000-000000000008', 'dispatcher',  'Dispatcher',     30, true, 'Plans pick-ups and deliveries.'),
  ('00000000-0000-7000-8000-000000000009', 'driver',      'Driver',         20, true, 'Drives the day''s run.'),
  ('00000000-0000-7000-8000-00000000000a', 'editor',      'Editor',         20, true, 'Services, pictures and texts.');

create table public.role_permissions (
  role_id        uuid not null references public.roles (id) on delete cascade,
  permission_key text not null references public.permissions (key),
  primary key (role_id, permission_key)
);
comment on table public.role_permissions is 'Role × permission. Owners need no rows: they hold every permission by rule.';
create index role_permissions_of_permission on public.role_permissions (permission_key);

alter table public.role_permissions enable row level security;
grant select on public.role_permissions to authenticated;
create policy "who may read a role reads what it allows" on public.role_permissions for select to authenticated
  using (role_id in (select r.id from public.roles r));

insert into public.role_permissions (role_id, permission_key)
select r.id, p.key
  from public.roles r
  join public.permissions p on case r.key
    when 'admin'       then p.key not in ('organization.delete', 'billing.manage')
    when 'member'      then p.key = any (array[
      'organization.read', 'members.read', 'teams.read', 'workspaces.read', 'staff.read', 'services.read', 'products.read', 'offers.read',
      'customers.read', 'customers.create', 'customers.update', 'bookings.read', 'bookings.create', 'bookings.update',
      'appointments.read', 'appointments.update', 'payments.read', 'payments.create', 'messages.read', 'messages.create'])
    when 'viewer'      then p.action = 'read' and p.resource not in ('audit', 'billing', 'domains')
    when 'sales'       then p.key = any (array[
      'organization.read', 'members.read', 'teams.read', 'staff.read', 'services.read', 'products.read',
      'customers.read', 'customers.create', 'customers.update', 'offers.read', 'offers.create', 'offers.update',
      'bookings.read', 'bookings.create', 'payments.read', 'messages.read', 'messages.create'])
    when 'bot_trainer' then p.key = any (array['organization.read', 'workspaces.read', 'services.read', 'customers.read', 'messages.read'])
    when 'provider'    then p.key = any (array[
      'organization.read', 'staff.read', 'services.read', 'products.read', 'customers.read', 'bookings.read', 'bookings.update',
      'appointments.read', 'appointments.update', 'messages.read', 'messages.create'])
    when 'dispatcher'  then p.key = any (array[
      'organization.read', 'staff.read', 'services.read', 'customers.read', 'bookings.read', 'bookings.create', 'bookings.update',
      'appointments.read', 'appointments.update', 'messages.read', 'messages.create'])
    when 'driver'      then p.key = any (array['organization.read', 'bookings.read'])
    when 'editor'      then p.key = any (array[
      'organization.read', 'workspaces.read', 'services.read', 'services.create', 'services.update', 'products.read', 'products.create',
      'products.update', 'offers.read', 'offers.create', 'offers.update', 'staff.read'])
    else false
  end
 where r.is_system;

create table public.member_roles (
  organization_id uuid not null,
  user_id         uuid not null,
  role_id         uuid not null,
  role_scope      uuid not null default '00000000-0000-0000-0000-000000000000',
  granted_by      uuid references auth.users (id) on delete set null,
  granted_at      timestamptz not null default now(),
  expires_at      timestamptz,
  is_active       boolean not null default true,
  primary key (organization_id, user_id, role_id),
  foreign key (organization_id, user_id) references public.organization_members (organization_id, user_id) on delete cascade,
  foreign key (role_scope, role_id) references public.roles (scope, id) on delete cascade,
  constraint member_roles_same_tenant  check (role_scope in (organization_id, '00000000-0000-0000-0000-000000000000')),
  constraint member_roles_owner_stays  check (role_id <> '00000000-0000-7000-8000-000000000001' or expires_at is null)
);
comment on table public.member_roles is 'Member × role; a member may hold several, each with an expiry that is compared at the time of the check.';
create index member_roles_of_role on public.member_roles (role_scope, role_id);
create index member_roles_granted_by on public.member_roles (granted_by);

alter table public.member_roles enable row level security;
grant select on public.member_roles to authenticated;
create policy "members see their own roles and, if they may, others'" on public.member_roles for select to authenticated
  using (user_id = (select private.current_user_id()) or organization_id = (select private.active_organization('members.read')));

create table public.member_permissions (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  user_id         uuid not null,
  permission_key  text not null references public.permissions (key),
  effect          text not null,
  granted_by      uuid references auth.users (id) on delete set null,
  granted_at      timestamptz not null default now(),
  expires_at      timestamptz,
  is_active       boolean not null default true,
  primary key (organization_id, id),
  foreign key (organization_id, user_id) references public.organization_members (organization_id, user_id) on delete cascade,
  constraint member_permissions_once unique (organization_id, user_id, permission_key, effect),
  constraint member_permissions_effect check (effect in ('allow', 'deny'))
);
comment on table public.member_permissions is 'One permission granted or denied to one member directly. A denial wins over any role.';
create index member_permissions_of_key on public.member_permissions (permission_key);
create index member_permissions_granted_by on public.member_permissions (granted_by);

alter table public.member_permissions enable row level security;
grant select on public.member_permissions to authenticated;
create policy "members see their own grants and, if they may, others'" on public.member_permissions for select to authenticated
  using (user_id = (select private.current_user_id()) or organization_id = (select private.active_organization('members.read')));

-- ---------------------------------------------------------------------------------------------
-- Support access: how platform staff may look into a tenant
-- ---------------------------------------------------------------------------------------------

create table public.support_access (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  staff_user_id   uuid not null references public.platform_staff (user_id) on delete cascade,
  reason          text not null,
  ticket_id       uuid,
  mode            text not null default 'read',
  created_at      timestamptz not null default now(),
  expires_at      timestamptz not null,
  ended_at        timestamptz,
  ended_by        uuid references auth.users (id) on delete set null,
  primary key (organization_id, id),
  constraint support_access_mode   check (mode in ('read', 'write')),
  constraint support_access_reason check (length(btrim(reason)) between 10 and 500),
  constraint support_access_time   check (expires_at <= created_at + interval '4 hours')
);
comment on table public.support_access is 'The only way platform staff see a tenant''s business data: reasoned, four hours at most, visible to the tenant, who can end it.';
create index support_access_of_staff on public.support_access (organization_id, staff_user_id, expires_at);
comment on index public.support_access_of_staff is 'The permission check for platform staff.';
create index support_access_staff_user on public.support_access (staff_user_id);
create index support_access_ended_by on public.support_access (ended_by);

alter table public.support_access enable row level security;
grant select on public.support_access to authenticated;
create policy "the tenant and the staff member see a grant" on public.support_access for select to authenticated
  using (organization_id = (select private.active_organization('audit.read'))
         or (staff_user_id = (select private.current_user_id()) and (select private.platform_role()) is not null));

-- ---------------------------------------------------------------------------------------------
-- Asking for it: functions, screens
-- ---------------------------------------------------------------------------------------------

/* For functions with an organization among their arguments: the organization, or a refusal that says why. */
create function private.require_organization(p_organization_id uuid, p_permission text) returns uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  if p_organization_id is not null and private.active_organization(p_permission, p_organization_id) is not null then
    return p_organization_id;
  end if;
  perform private.require_user();
  if p_organization_id is not null
     and exists (select from public.organizations o where o.id = p_organization_id and o.status in ('suspended', 'cancelled'))
     and private.active_organization(split_part(p_permission, '.', 1) || '.read', p_organization_id) is not null then
    perform private.fail(403, 'organization_suspended', 'This organization is suspended: you can look, but nothing can be changed.');
  end if;
  perform private.fail(403, 'forbidden', 'You don''t have permission to do this here. Ask an owner or administrator.');
end;
$$;

/* Every permission the caller effectively holds in an organization; empty for a stranger. */
create function public.my_permissions(p_organization_id uuid) returns text[]
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return private.effective_permissions(p_organization_id, array(select p.key from public.permissions p order by p.key));
end;
$$;
grant execute on function public.my_permissions(uuid) to authenticated;

/* The organizations the caller may open, for the switcher. */
create function public.my_organizations() returns table (id uuid, slug text, name text, logo_path text, brand_color text, status text, roles text[])
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
begin
  return query
    select o.id, o.slug::text, o.name, o.logo_path, o.brand_color, o.status,
           array(select r.key from public.member_roles mr join public.roles r on r.id = mr.role_id
                  where mr.organization_id = o.id and mr.user_id = v_user and mr.is_active
                    and (mr.expires_at is null or mr.expires_at > now())
                  order by r.rank desc)
      from public.organization_members m
      join public.organizations o on o.id = m.organization_id
     where m.user_id = v_user and m.status = 'active' and o.deleted_at is null
     order by o.name;
end;
$$;
grant execute on function public.my_organizations() to authenticated;

/*
 * Everything the dashboard needs to know of the caller in one organization, in one call, or null:
 * {organization, member, full_name, permissions, support_access}. Marks the session as in use.
 */
create function public.organization_context(p_slug text) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user         uuid := private.require_user();
  v_organization public.organizations;
  v_permissions  text[];
begin
  select * into v_organization from public.organizations o
   where o.slug operator(extensions.=) left(p_slug, 64)::extensions.citext and o.deleted_at is null;
  if not found then
    return null;
  end if;
  v_permissions := public.my_permissions(v_organization.id);
  if cardinality(v_permissions) = 0 then
    return null;
  end if;
  perform public.touch_session();
  return jsonb_build_object(
    'organization', jsonb_build_object(
      'id', v_organization.id, 'slug', v_organization.slug, 'name', v_organization.name, 'industry', v_organization.industry,
      'status', v_organization.status, 'suspension_reason', v_organization.suspension_reason,
      'timezone', v_organization.timezone, 'currency', v_organization.currency, 'locale', v_organization.locale,
      'brand_color', v_organization.brand_color, 'logo_path', v_organization.logo_path, 'trial_ends_at', v_organization.trial_ends_at),
    'member', (
      select jsonb_build_object('id', m.user_id, 'title', m.title, 'roles', coalesce((
               select jsonb_agg(r.key order by r.rank desc) from public.member_roles mr join public.roles r on r.id = mr.role_id
                where mr.organization_id = v_organization.id and mr.user_id = v_user and mr.is_active
                  and (mr.expires_at is null or mr.expires_at > now())), '[]'))
        from public.organization_members m where m.organization_id = v_organization.id and m.user_id = v_user),
    'full_name', (select p.full_name from public.profiles p where p.id = v_user),
    'permissions', to_jsonb(v_permissions),
    'support_access', (
      select jsonb_build_object('id', sa.id, 'mode', sa.mode, 'reason', sa.reason, 'expires_at', sa.expires_at)
        from public.support_access sa
       where sa.organization_id = v_organization.id and sa.staff_user_id = v_user and sa.ended_at is null and sa.expires_at > now()
       order by sa.expires_at desc limit 1));
end;
$$;
grant execute on function public.organization_context(text) to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Changing who may do what
-- ---------------------------------------------------------------------------------------------

/* The highest rank a member holds in an organization; 0 for none. */
create function private.rank_of(p_organization_id uuid, p_user_id uuid) returns int
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return coalesce((
    select max(r.rank) from public.member_roles mr
      join public.roles r on r.id = mr.role_id and r.is_active
     where mr.organization_id = p_organization_id and mr.user_id = p_user_id
       and mr.is_active and (mr.expires_at is null or mr.expires_at > now())), 0);
end;
$$;

/* Refuses to act on someone of higher rank, or with a role above one's own or wider than what one holds. */
create function private.require_rank(p_organization_id uuid, p_user_id uuid, p_role_id uuid) returns void
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_mine int := private.rank_of(p_organization_id, private.current_user_id());
begin
  if private.rank_of(p_organization_id, p_user_id) > v_mine
     or (select r.rank from public.roles r where r.id = p_role_id) > v_mine
     or exists (select from public.role_permissions rp
                 where rp.role_id = p_role_id and private.active_organization(rp.permission_key, p_organization_id) is null) then
    perform private.fail(403, 'rank_too_low', 'You can''t give or take a role that holds more than your own.');
  end if;
end;
$$;

/* Gives a member a role, optionally until a time. Needs members.update, and no less rank than the member and the role. */
create function public.grant_role(p_organization_id uuid, p_user_id uuid, p_role_key text, p_expires_at timestamptz default null) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_role public.roles;
begin
  perform private.require_organization(p_organization_id, 'members.update');
  select * into v_role from public.roles r
   where r.key = p_role_key and r.is_active and (r.organization_id is null or r.organization_id = p_organization_id)
   order by r.organization_id nulls last limit 1;
  if not found or not exists (select from public.organization_members m
                               where m.organization_id = p_organization_id and m.user_id = p_user_id) then
    perform private.fail(404, 'not_found', 'This member or role doesn''t exist in your organization.');
  end if;
  if p_expires_at <= now() then
    perform private.fail(400, 'invalid_request', 'Choose an end that lies in the future.');
  end if;
  perform private.require_rank(p_organization_id, p_user_id, v_role.id);
  insert into public.member_roles (organization_id, user_id, role_id, role_scope, granted_by, expires_at)
  values (p_organization_id, p_user_id, v_role.id, v_role.scope, private.current_user_id(), p_expires_at)
  on conflict (organization_id, user_id, role_id) do update
     set is_active = true, expires_at = excluded.expires_at, granted_by = excluded.granted_by, granted_at = now();
end;
$$;
grant execute on function public.grant_role(uuid, uuid, text, timestamptz) to authenticated;

/* Takes a role from a member; the last owner keeps theirs. */
create function public.revoke_role(p_organization_id uuid, p_user_id uuid, p_role_key text) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_role_id uuid;
begin
  perform private.require_organization(p_organization_id, 'members.update');
  select mr.role_id into v_role_id from public.member_roles mr join public.roles r on r.id = mr.role_id
   where mr.organization_id = p_organization_id and mr.user_id = p_user_id and r.key = p_role_key;
  if not found then
    perform private.fail(404, 'not_found', 'This member doesn''t hold that role.');
  end if;
  perform private.require_rank(p_organization_id, p_user_id, v_role_id);
  delete from public.member_roles mr
   where mr.organization_id = p_organization_id and mr.user_id = p_user_id and mr.role_id = v_role_id;
end;
$$;
grant execute on function public.revoke_role(uuid, uuid, text) to authenticated;

/*
 * An organization keeps at least one active owner, by any path: losing the role, suspension,
 * removal, deleting the account, two owners removing each other at once. The organization's row is
 * locked first, so that of two such changes the second sees what the first did.
 */
create function private.keep_an_owner() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform from public.organizations o where o.id = old.organization_id for update;
  if not found then
    return null;
  end if;
  if not exists (
    select from public.member_roles mr
      join public.organization_members m on m.organization_id = mr.organization_id and m.user_id = mr.user_id
     where mr.organization_id = old.organization_id
       and mr.role_id = '00000000-0000-7000-8000-000000000001'
       and mr.is_active and m.status = 'active') then
    perform private.fail(409, 'last_owner', 'An organization needs at least one active owner. Make someone else an owner first.');
  end if;
  return null;
end;
$$;

create constraint trigger keep_an_owner after update or delete on public.member_roles
  deferrable initially deferred
  for each row when (old.role_id = '00000000-0000-7000-8000-000000000001')
  execute function private.keep_an_owner();
create constraint trigger keep_an_owner after update or delete on public.organization_members
  deferrable initially deferred
  for each row when (old.status = 'active')
  execute function private.keep_an_owner();
