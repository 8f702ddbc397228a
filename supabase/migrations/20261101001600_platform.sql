/*
 * Platform: what the operator's staff see of the tenants.
 *
 * Facts of the relation between tenant and platform only: name, plan, state, how much is used. A
 * tenant's customers, bookings and money stay behind support access. Every function asks for the
 * platform role itself, because a definer function passes by row-level security.
 */

/* The figures of the overview: how many tenants in which state, what they bring, what was refused. */
create function public.platform_overview() returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  perform private.require_platform('super_admin', 'support', 'billing_admin');
  return jsonb_build_object(
    'by_status', (
      select coalesce(jsonb_object_agg(s.status, s.organizations), '{}')
        from (select o.status, count(*) as organizations from public.organizations o where o.deleted_at is null group by o.status) s),
    'by_plan', (
      select coalesce(jsonb_agg(jsonb_build_object('key', p.key, 'name', p.name, 'organizations', p.organizations) order by p.position), '[]')
        from (select p.key, p.name, p.position, count(o.id) as organizations
                from public.plans p
                left join public.subscriptions s on s.plan_key = p.key
                left join public.organizations o on o.id = s.organization_id and o.deleted_at is null
               group by p.key) p),
    'created_last_30_days', (
      select count(*) from public.organizations o where o.created_at > private.now() - interval '30 days' and o.deleted_at is null),
    'trials_ending', (
      select count(*) from public.organizations o
       where o.status = 'trial' and o.deleted_at is null
         and o.trial_ends_at between private.now() and private.now() + interval '7 days'),
    'monthly_revenue_cents', (
      select coalesce(sum(case s.interval when 'year' then p.price_yearly_cents / 12 else p.price_monthly_cents end), 0)
        from public.subscriptions s
        join public.plans p on p.key = s.plan_key
        join public.organizations o on o.id = s.organization_id and o.deleted_at is null
       where s.status in ('active', 'past_due')),
    'members', (select count(*) from public.organization_members m where m.status = 'active'),
    'refused_last_day', (
      select count(*) from public.audit_logs a where a.created_at > private.now() - interval '1 day' and not a.success));
end;
$$;
grant execute on function public.platform_overview() to authenticated;

/*
 * A page of the tenants list, newest first unless sorted otherwise. `p_search` is looked for in name
 * and address; `total` counts all that match. At most 100 rows.
 */
create function public.platform_tenants(
  p_search text default null,
  p_status text default null,
  p_plan   text default null,
  p_sort   text default null,
  p_limit  int default 25,
  p_offset int default 0
) returns table (
  id uuid, slug text, name text, industry text, status text, plan_key text, plan_name text,
  members bigint, bookings_month bigint, created_at timestamptz, trial_ends_at timestamptz, total bigint
)
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_term text := lower(left(btrim(coalesce(p_search, '')), 100));
begin
  perform private.require_platform('super_admin', 'support', 'billing_admin');
  return query
    with page as (
      select o.id, o.slug::text as slug, o.name, o.industry, o.status, s.plan_key, p.name as plan_name, o.created_at, o.trial_ends_at,
             count(*) over () as total
        from public.organizations o
        left join public.subscriptions s on s.organization_id = o.id
        left join public.plans p on p.key = s.plan_key
       where o.deleted_at is null
         and (p_status is null or o.status = p_status)
         and (p_plan is null or s.plan_key = p_plan)
         and (v_term = '' or strpos(lower(o.name), v_term) > 0 or strpos(o.slug::text, v_term) > 0)
       order by case when p_sort = 'name' then lower(o.name) end,
                case when p_sort = 'oldest' then o.created_at end,
                o.created_at desc, o.id
       limit least(greatest(coalesce(p_limit, 25), 1), 100)
      offset greatest(coalesce(p_offset, 0), 0))
    select g.id, g.slug, g.name, g.industry, g.status, g.plan_key, g.plan_name,
           (select count(*) from public.organization_members m where m.organization_id = g.id and m.status = 'active'),
           coalesce((select c.used from public.usage_counters c
                      where c.organization_id = g.id and c.metric = 'bookings_month'
                        and c.period = to_char(private.now() at time zone 'UTC', 'YYYY-MM')), 0),
           g.created_at, g.trial_ends_at, g.total
      from page g
     order by case when p_sort = 'name' then lower(g.name) end,
              case when p_sort = 'oldest' then g.created_at end,
              g.created_at desc, g.id;
end;
$$;
grant execute on function public.platform_tenants(text, text, text, text, int, int) to authenticated;

/* What the platform knows of one tenant: its state, plan, use of what is limited, and who owns it. Null for none. */
create function public.platform_tenant(p_organization_id uuid) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_tenant jsonb;
begin
  perform private.require_platform('super_admin', 'support', 'billing_admin');
  select jsonb_build_object(
           'id', o.id, 'slug', o.slug, 'name', o.name, 'industry', o.industry, 'status', o.status,
           'billing_email', o.billing_email, 'timezone', o.timezone, 'currency', o.currency, 'country', o.country,
           'brand_color', o.brand_color, 'created_at', o.created_at, 'trial_ends_at', o.trial_ends_at,
           'suspended_at', o.suspended_at, 'suspension_reason', o.suspension_reason,
           'plan', (
             select jsonb_build_object('key', p.key, 'name', p.name, 'status', s.status, 'interval', s.interval, 'currency', p.currency,
                                       'price_cents', case s.interval when 'year' then p.price_yearly_cents else p.price_monthly_cents end,
                                       'current_period_end', s.current_period_end, 'cancel_at_period_end', s.cancel_at_period_end)
               from public.subscriptions s join public.plans p on p.key = s.plan_key
              where s.organization_id = o.id),
           'usage', (
             select coalesce(jsonb_agg(jsonb_build_object('metric', l.metric, 'used', l.used, 'limit', l.allowed) order by l.metric), '[]')
               from (select coalesce(c.metric, m.metric) as metric, coalesce(c.used, 0) as used, m.allowed
                       from (select u.metric, u.used from public.usage_counters u
                              where u.organization_id = o.id
                                and u.period in ('total', to_char(private.now() at time zone 'UTC', 'YYYY-MM'))) c
                       full join (select x.key as metric, x.value::bigint as allowed
                                    from public.subscriptions s
                                    join public.plans p on p.key = s.plan_key
                                   cross join lateral jsonb_each_text(p.limits) x
                                   where s.organization_id = o.id) m on m.metric = c.metric) l),
           'members', (select count(*) from public.organization_members m where m.organization_id = o.id and m.status = 'active'),
           'last_active_at', (select max(m.last_active_at) from public.organization_members m where m.organization_id = o.id),
           'owners', (
             select coalesce(jsonb_agg(jsonb_build_object('full_name', f.full_name, 'email', u.email) order by u.email), '[]')
               from public.member_roles mr
               join auth.users u on u.id = mr.user_id
               left join public.profiles f on f.id = mr.user_id
              where mr.organization_id = o.id and mr.role_id = '00000000-0000-7000-8000-000000000001' and mr.is_active))
    into v_tenant
    from public.organizations o
   where o.id = p_organization_id and o.deleted_at is null;
  return v_tenant;
end;
$$;
grant execute on function public.platform_tenant(uuid) to authenticated;

/* Who works for the platform's operator. */
create function public.platform_team() returns table (
  user_id uuid, full_name text, email text, role text, granted_at timestamptz, last_sign_in_at timestamptz
)
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  perform private.require_platform('super_admin', 'support', 'billing_admin');
  return query
    select s.user_id, f.full_name, u.email::text, s.role, s.granted_at, f.last_sign_in_at
      from public.platform_staff s
      join auth.users u on u.id = s.user_id
      left join public.profiles f on f.id = s.user_id
     order by s.role, f.full_name;
end;
$$;
grant execute on function public.platform_team() to authenticated;
