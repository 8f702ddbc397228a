/*
 * Billing, the part every other module asks: which plan an organization is on, and whether a
 * limited thing may be taken. What money does is Stripe's and follows in its own migration.
 */

create table public.plans (
  key                     text primary key,
  name                    text not null,
  description             text not null,
  price_monthly_cents     bigint not null,
  price_yearly_cents      bigint not null,
  currency                text not null default 'GBP',
  trial_days              int not null default 14,
  limits                  jsonb not null,
  features                jsonb not null default '[]',
  stripe_product_id       text,
  stripe_price_monthly_id text,
  stripe_price_yearly_id  text,
  is_public               boolean not null default true,
  position                int not null,
  created_at              timestamptz not null default now(),
  updated_at              timestamptz not null default now(),
  constraint plans_prices   check (price_monthly_cents >= 0 and price_yearly_cents >= 0),
  constraint plans_limits   check (jsonb_typeof(limits) = 'object'),
  constraint plans_features check (jsonb_typeof(features) = 'array')
);
comment on table  public.plans is 'What an organization can subscribe to.';
comment on column public.plans.limits is 'Metric → most allowed; a metric that is absent is unlimited.';

alter table public.plans enable row level security;
grant select (key, name, description, price_monthly_cents, price_yearly_cents, currency, trial_days, limits, features, is_public, position)
  on public.plans to anon, authenticated;
create policy "visitors see what is on sale" on public.plans for select to anon using (is_public);
create policy "users see plans" on public.plans for select to authenticated using (true);
create trigger set_updated_at before update on public.plans for each row execute function private.set_updated_at();

insert into public.plans (key, name, description, price_monthly_cents, price_yearly_cents, position, trial_days, limits, features, is_public) values
  ('free',         'Free',         'For trying things out.',               0,     0, 1,  0, '{"members": 2, "bookings_month": 50, "customers": 200, "workspaces": 1, "storage_gb": 1}', '[]', true),
  ('starter',      'Starter',      'For a business of one or two.',     1900, 19000, 2, 14, '{"members": 3, "bookings_month": 500, "customers": 2000, "workspaces": 1, "storage_gb": 5}', '["offers"]', true),
  ('professional', 'Professional', 'For a growing team.',               4900, 49000, 3, 14, '{"members": 15, "bookings_month": 5000, "customers": 20000, "workspaces": 3, "storage_gb": 50}', '["offers", "custom_roles", "custom_domain"]', true),
  ('scale',        'Scale',        'For several teams.',               14900, 149000, 4, 14, '{"members": 100, "bookings_month": 50000, "customers": 200000, "workspaces": 10, "storage_gb": 500}', '["offers", "custom_roles", "custom_domain", "api"]', true),
  ('enterprise',   'Enterprise',   'By agreement.',                        0,     0, 5,  0, '{}', '["offers", "custom_roles", "custom_domain", "api", "own_database"]', false);

create table public.subscriptions (
  organization_id        uuid not null references public.organizations (id) on delete cascade,
  id                     uuid not null default private.uuid_v7(),
  plan_key               text not null references public.plans (key),
  status                 text not null default 'trialing',
  interval               text not null default 'month',
  stripe_customer_id     text unique,
  stripe_subscription_id text unique,
  current_period_start   timestamptz,
  current_period_end     timestamptz,
  cancel_at_period_end   boolean not null default false,
  trial_ends_at          timestamptz,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  primary key (organization_id, id),
  constraint subscriptions_one_each unique (organization_id),
  constraint subscriptions_status   check (status in ('trialing', 'active', 'past_due', 'paused', 'cancelled', 'incomplete')),
  constraint subscriptions_interval check (interval in ('month', 'year'))
);
comment on table public.subscriptions is 'Organization → platform: one each. Its plan''s limits are what check_limit obeys.';
create index subscriptions_of_plan on public.subscriptions (plan_key);

alter table public.subscriptions enable row level security;
grant select on public.subscriptions to authenticated;
create policy "those who see billing, and platform staff" on public.subscriptions for select to authenticated
  using (organization_id = (select private.active_organization('billing.read')) or (select private.platform_role()) is not null);
create trigger set_updated_at before update on public.subscriptions for each row execute function private.set_updated_at();

/*
 * Takes `p_add` of a limited thing in the caller's transaction, or refuses with the limit, the use
 * and the plan. One conditional upsert: fifty writers at once can't pass the limit together.
 */
create function private.check_limit(p_organization_id uuid, p_metric text, p_add int default 1) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_plan  text;
  v_limit bigint;
  v_used  bigint;
begin
  select p.name, (p.limits ->> p_metric)::bigint into v_plan, v_limit
    from public.subscriptions s join public.plans p on p.key = s.plan_key
   where s.organization_id = p_organization_id;

  insert into public.usage_counters as c (organization_id, metric, period, used)
  values (p_organization_id, p_metric,
          case when p_metric like '%\_month' then to_char(private.now() at time zone 'UTC', 'YYYY-MM') else 'total' end,
          greatest(p_add, 0))
  on conflict (organization_id, metric, period) do update
     set used = greatest(c.used + p_add, 0), updated_at = now()
   where v_limit is null or p_add <= 0 or c.used + p_add <= v_limit
  returning c.used into v_used;

  if v_used is null or (p_add > 0 and v_used > v_limit) then
    perform private.fail(402, 'limit_reached',
      format('The %s plan allows %s %s, and all of them are in use.', v_plan, v_limit, replace(replace(p_metric, '_month', ' a month'), '_', ' ')),
      jsonb_build_object('metric', p_metric, 'limit', v_limit, 'plan', v_plan)::text);
  end if;
end;
$$;

/*
 * Creates an organization with the caller as its owner, a default workspace and a trial of the
 * professional plan. Five a day for each person.
 */
create function public.create_organization(p_name text, p_slug text, p_industry text default 'general') returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_trial timestamptz := private.now() + make_interval(days => (select p.trial_days from public.plans p where p.key = 'professional'));
  v_id   uuid;
begin
  if coalesce(length(btrim(p_name)), 0) not between 1 and 120 then
    perform private.fail(400, 'invalid_request', 'Give the organization a name of up to 120 characters.');
  end if;
  if coalesce(p_slug, '') !~ '^[a-z0-9](?:[a-z0-9-]{1,46})[a-z0-9]$' then
    perform private.fail(400, 'invalid_slug', 'The address takes 3 to 48 small letters, digits and hyphens.');
  end if;
  if coalesce(p_industry, '') not in ('laundry', 'salon', 'agency', 'wedding', 'general') then
    perform private.fail(400, 'invalid_request', 'Choose one of the industries in the list.');
  end if;
  if not private.take('user:' || v_user, 'create_organization', 5, interval '1 day', interval '1 day') then
    perform private.fail(429, 'too_many_attempts', 'You have created several organizations today. Try again tomorrow.');
  end if;
  begin
    insert into public.organizations (name, slug, industry, trial_ends_at, billing_email, contact_email, created_by)
    select btrim(p_name), p_slug::extensions.citext, p_industry, v_trial, u.email, u.email, u.id
      from auth.users u where u.id = v_user
    returning id into v_id;
  exception
    when unique_violation or check_violation then
      perform private.fail(409, 'slug_taken', 'This address is taken. Choose another.');
  end;
  insert into public.subscriptions (organization_id, plan_key, trial_ends_at, current_period_start, current_period_end)
  values (v_id, 'professional', v_trial, private.now(), v_trial);
  insert into public.organization_members (organization_id, user_id) values (v_id, v_user);
  insert into public.member_roles (organization_id, user_id, role_id, granted_by)
  values (v_id, v_user, '00000000-0000-7000-8000-000000000001', v_user);
  insert into public.workspaces (organization_id, name, slug, is_default, created_by) values (v_id, 'Main', 'main', true, v_user);
  perform private.check_limit(v_id, 'members');
  perform private.check_limit(v_id, 'workspaces');
  perform private.apply_industry_preset(v_id, v_user);
  return jsonb_build_object('id', v_id, 'slug', p_slug);
end;
$$;
grant execute on function public.create_organization(text, text, text) to authenticated;

-- ---------------------------------------------------------------------------------------------
-- The platform's hand on a tenant
-- ---------------------------------------------------------------------------------------------

/* Suspends an organization: its storefront says it is unavailable, its dashboard can only be read. */
create function public.suspend_organization(p_organization_id uuid, p_reason text) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.require_platform('super_admin');
  if coalesce(length(btrim(p_reason)), 0) not between 5 and 500 then
    perform private.fail(400, 'invalid_request', 'Say why in 5 to 500 characters: the organization will read it.');
  end if;
  update public.organizations o
     set status = 'suspended', suspended_at = private.now(), suspension_reason = btrim(p_reason)
   where o.id = p_organization_id and o.status <> 'suspended' and o.deleted_at is null;
  if not found then
    perform private.fail(409, 'not_possible', 'This organization is already suspended or no longer exists.');
  end if;
end;
$$;
grant execute on function public.suspend_organization(uuid, text) to authenticated;

/* Lifts a suspension; the state that follows is the subscription's. */
create function public.restore_organization(p_organization_id uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.require_platform('super_admin');
  update public.organizations o
     set suspended_at = null, suspension_reason = null,
         status = coalesce((select case s.status when 'trialing' then 'trial' when 'past_due' then 'past_due' when 'cancelled' then 'cancelled' else 'active' end
                              from public.subscriptions s where s.organization_id = o.id), 'active')
   where o.id = p_organization_id and o.status = 'suspended';
  if not found then
    perform private.fail(409, 'not_possible', 'This organization is not suspended.');
  end if;
end;
$$;
grant execute on function public.restore_organization(uuid) to authenticated;
