/*
 * Tenancy: the organization, root of isolation and of billing, and what it is divided into.
 *
 * A tenant table has the primary key (organization_id, id), and every foreign key between tenant
 * tables carries organization_id: a row can't point into another tenant, whatever code says.
 */

/* Whether an organization's storefront serves: on trial, active or late with a payment, and not deleted. */
create function private.is_published(p_organization_id uuid) returns boolean
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return exists (
    select from public.organizations o
     where o.id = p_organization_id and o.status in ('trial', 'active', 'past_due') and o.deleted_at is null);
end;
$$;

/*
 * The request's organization if its storefront serves, else null. For policies of `anon` alone:
 * the storefront reads public rows as a visitor even for someone signed in, so that a signed-in
 * customer's wider column grants never meet another organization's rows.
 */
create function private.published_organization() returns uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.request_organization();
begin
  if v_organization is not null and private.is_published(v_organization) then
    return v_organization;
  end if;
  return null;
end;
$$;
grant execute on function private.published_organization() to anon;

create table public.organizations (
  id                uuid primary key default private.uuid_v7(),
  name              text not null,
  slug              extensions.citext not null unique,
  industry          text not null default 'general',
  status            text not null default 'trial',
  billing_email     extensions.citext,
  contact_email     extensions.citext,
  phone             text,
  address_line1     text,
  address_line2     text,
  city              text,
  postcode          text,
  country           text not null default 'GB',
  logo_path         text,
  brand_color       text,
  about             text,
  timezone          text not null default 'Europe/London',
  currency          text not null default 'GBP',
  locale            text not null default 'en-GB',
  settings          jsonb not null default '{}',
  features          jsonb not null default '{}',
  trial_ends_at     timestamptz,
  suspended_at      timestamptz,
  suspension_reason text,
  created_by        uuid references auth.users (id) on delete set null,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  deleted_at        timestamptz,
  constraint organizations_name        check (length(btrim(name)) between 1 and 120),
  constraint organizations_slug        check (slug::text ~ '^[a-z0-9](?:[a-z0-9-]{1,46})[a-z0-9]$'),
  constraint organizations_slug_free   check (slug::text not in (
    'admin', 'api', 'app', 'auth', 'b', 'billing', 'blog', 'dashboard', 'dev', 'docs', 'drive', 'help', 'legal', 'login',
    'mail', 'me', 'new', 'null', 'pricing', 'settings', 'sign-in', 'sign-up', 'status', 'support', 'tenantry', 'undefined', 'www')),
  constraint organizations_industry    check (industry in ('laundry', 'salon', 'agency', 'wedding', 'general')),
  constraint organizations_status      check (status in ('trial', 'active', 'past_due', 'suspended', 'cancelled')),
  constraint organizations_brand_color check (brand_color ~ '^#[0-9a-fA-F]{6}$'),
  constraint organizations_currency    check (currency ~ '^[A-Z]{3}$'),
  -- Whatever formats money and dates throws at a locale it doesn't know.
  constraint organizations_locale      check (locale ~ '^[a-z]{2}-[A-Z]{2}$'),
  constraint organizations_country     check (country ~ '^[A-Z]{2}$'),
  constraint organizations_about       check (length(about) <= 4000),
  constraint organizations_settings    check (jsonb_typeof(settings) = 'object' and jsonb_typeof(features) = 'object'),
  constraint organizations_suspension  check (status <> 'suspended' or suspended_at is not null)
);
comment on table  public.organizations is 'The tenant: root of isolation and of billing.';
comment on column public.organizations.settings is 'Choices of the business, such as {"payment": ["card", "on_site"], "back_orders": false}.';
comment on column public.organizations.features is 'Overrides of the plan''s features, made by the platform.';
create index organizations_by_status on public.organizations (status, created_at desc) where deleted_at is null;
comment on index public.organizations_by_status is 'The platform''s list of tenants, filtered by status.';
create index organizations_created_by on public.organizations (created_by);

alter table public.organizations enable row level security;

grant select on public.organizations to authenticated;
grant update (name, billing_email, contact_email, phone, address_line1, address_line2, city, postcode, country, logo_path,
              brand_color, about, timezone, currency, locale, settings)
  on public.organizations to authenticated;
grant select (id, name, slug, industry, contact_email, phone, address_line1, address_line2, city, postcode, country,
              logo_path, brand_color, about, timezone, currency, locale)
  on public.organizations to anon;

create policy "members and platform staff see organizations" on public.organizations for select to authenticated
  using (id = (select private.active_organization('organization.read')) or (select private.platform_role()) is not null);
create policy "those who may change their organization" on public.organizations for update to authenticated
  using (id = (select private.active_organization('organization.update')))
  with check (id = (select private.active_organization('organization.update')));
create policy "visitors see the published organization they are at" on public.organizations for select to anon
  using (id = (select private.published_organization()));

create trigger set_updated_at before update on public.organizations
  for each row execute function private.set_updated_at();
create trigger require_timezone before insert or update of timezone on public.organizations
  for each row execute function private.require_timezone();

/* What a storefront shows of its organization, or null. `status` tells a suspended one from one that never was. */
create function public.storefront(p_slug text) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_storefront jsonb;
begin
  select jsonb_build_object(
           'id', o.id, 'slug', o.slug, 'name', o.name, 'status', o.status, 'industry', o.industry,
           'timezone', o.timezone, 'currency', o.currency, 'locale', o.locale,
           'brand_color', o.brand_color, 'logo_path', o.logo_path, 'about', o.about,
           'contact_email', o.contact_email, 'phone', o.phone,
           'address_line1', o.address_line1, 'address_line2', o.address_line2,
           'city', o.city, 'postcode', o.postcode, 'country', o.country,
           'payment', coalesce(o.settings -> 'payment', '["card", "on_site"]'),
           'is_published', o.status in ('trial', 'active', 'past_due'))
    into v_storefront
    from public.organizations o
   where o.slug operator(extensions.=) left(p_slug, 64)::extensions.citext and o.deleted_at is null;
  return v_storefront;
end;
$$;
grant execute on function public.storefront(text) to anon, authenticated, service_role;

-- ---------------------------------------------------------------------------------------------
-- Members
-- ---------------------------------------------------------------------------------------------

create table public.organization_members (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  user_id         uuid not null references auth.users (id) on delete cascade,
  status          text not null default 'active',
  title           text,
  joined_at       timestamptz not null default now(),
  last_active_at  timestamptz,
  invited_by      uuid references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, user_id),
  constraint organization_members_status check (status in ('active', 'invited', 'suspended'))
);
comment on table public.organization_members is 'Who may sign in to an organization''s dashboard. What they may do there: member_roles.';
create index organization_members_of_user on public.organization_members (user_id, organization_id);
comment on index public.organization_members_of_user is 'The organization switcher.';
create index organization_members_invited_by on public.organization_members (invited_by);

alter table public.organization_members enable row level security;
grant select on public.organization_members to authenticated;
create policy "members see themselves and, if they may, each other" on public.organization_members for select to authenticated
  using (user_id = (select private.current_user_id()) or organization_id = (select private.active_organization('members.read')));

create trigger set_updated_at before update on public.organization_members
  for each row execute function private.set_updated_at();

-- ---------------------------------------------------------------------------------------------
-- Teams and workspaces
-- ---------------------------------------------------------------------------------------------

create table public.teams (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  name            text not null,
  kind            text not null default 'department',
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  constraint teams_name unique (organization_id, name),
  constraint teams_name_length check (length(btrim(name)) between 1 and 80),
  constraint teams_kind check (kind in ('department', 'project', 'squad'))
);
comment on table public.teams is 'A group of members: a department, a project group.';
create index teams_created_by on public.teams (created_by);

alter table public.teams enable row level security;
grant select, delete on public.teams to authenticated;
grant insert (organization_id, name, kind), update (name, kind) on public.teams to authenticated;
create policy "members see teams"   on public.teams for select to authenticated using (organization_id = (select private.active_organization('teams.read')));
create policy "managers add teams"  on public.teams for insert to authenticated with check (organization_id = (select private.active_organization('teams.create')));
create policy "managers edit teams" on public.teams for update to authenticated
  using (organization_id = (select private.active_organization('teams.update')))
  with check (organization_id = (select private.active_organization('teams.update')));
create policy "managers remove teams" on public.teams for delete to authenticated using (organization_id = (select private.active_organization('teams.delete')));
create trigger set_updated_at before update on public.teams for each row execute function private.set_updated_at();

create table public.team_memberships (
  organization_id uuid not null,
  team_id         uuid not null,
  user_id         uuid not null,
  is_lead         boolean not null default false,
  created_at      timestamptz not null default now(),
  primary key (organization_id, team_id, user_id),
  foreign key (organization_id, team_id) references public.teams (organization_id, id) on delete cascade,
  foreign key (organization_id, user_id) references public.organization_members (organization_id, user_id) on delete cascade
);
comment on table public.team_memberships is 'Member × team.';
create index team_memberships_of_member on public.team_memberships (organization_id, user_id);

alter table public.team_memberships enable row level security;
grant select, delete on public.team_memberships to authenticated;
grant insert (organization_id, team_id, user_id, is_lead), update (is_lead) on public.team_memberships to authenticated;
create policy "members see who is in a team" on public.team_memberships for select to authenticated using (organization_id = (select private.active_organization('teams.read')));
create policy "managers put members in teams" on public.team_memberships for insert to authenticated with check (organization_id = (select private.active_organization('teams.update')));
create policy "managers name team leads" on public.team_memberships for update to authenticated
  using (organization_id = (select private.active_organization('teams.update')))
  with check (organization_id = (select private.active_organization('teams.update')));
create policy "managers take members out of teams" on public.team_memberships for delete to authenticated using (organization_id = (select private.active_organization('teams.update')));

create table public.workspaces (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  name            text not null,
  slug            extensions.citext not null,
  kind            text not null default 'production',
  is_default      boolean not null default false,
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  constraint workspaces_slug unique (organization_id, slug),
  constraint workspaces_kind check (kind in ('production', 'sandbox', 'project'))
);
comment on table public.workspaces is 'An isolated environment inside an organization for automation and content.';
create unique index workspaces_one_default on public.workspaces (organization_id) where is_default;
comment on index public.workspaces_one_default is 'Holds the rule: one default workspace.';
create index workspaces_created_by on public.workspaces (created_by);

alter table public.workspaces enable row level security;
grant select on public.workspaces to authenticated;
grant insert (organization_id, name, slug, kind), update (name, slug) on public.workspaces to authenticated;
create policy "members see workspaces"    on public.workspaces for select to authenticated using (organization_id = (select private.active_organization('workspaces.read')));
create policy "managers add workspaces"   on public.workspaces for insert to authenticated with check (organization_id = (select private.active_organization('workspaces.create')));
create policy "managers edit workspaces"  on public.workspaces for update to authenticated
  using (organization_id = (select private.active_organization('workspaces.update')))
  with check (organization_id = (select private.active_organization('workspaces.update')));
create trigger set_updated_at before update on public.workspaces for each row execute function private.set_updated_at();

-- ---------------------------------------------------------------------------------------------
-- Use of limited things
-- ---------------------------------------------------------------------------------------------

create table public.usage_counters (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  metric          text not null,
  period          text not null,
  used            bigint not null default 0,
  updated_at      timestamptz not null default now(),
  primary key (organization_id, metric, period),
  constraint usage_counters_not_negative check (used >= 0)
);
comment on table public.usage_counters is 'How much of a limited thing an organization uses: metrics ending in _month per month (UTC), the others in period "total".';

alter table public.usage_counters enable row level security;
grant select on public.usage_counters to authenticated;
create policy "those who see billing see use" on public.usage_counters for select to authenticated
  using (organization_id = (select private.active_organization('billing.read')));
