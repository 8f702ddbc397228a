/*
 * Dashboard: what members look for, and the day at a glance.
 *
 * Searches live in functions, because operators such as `like` can't use an index under row-level
 * security. Each takes the organization from the one check and returns ids alone; what may be read
 * of them is decided by the policies of their tables when the list is fetched.
 */

/* The organization a member reads in, or a refusal. */
create function private.reading_in(p_permission text) returns uuid
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.active_organization(p_permission);
begin
  if v_organization is null then
    perform private.fail(403, 'forbidden', 'You don''t have permission to see this. Ask an owner or administrator.');
  end if;
  return v_organization;
end;
$$;

/* Customers whose name, e-mail or phone holds the term, best first: names that begin with it before the rest. At most 150. */
create function public.search_customers(p_term text, p_limit int default 50) returns table (id uuid)
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('customers.read');
  v_term         text := lower(left(btrim(coalesce(p_term, '')), 100));
  v_pattern      text := '%' || regexp_replace(v_term, '([\\%_])', '\\\1', 'g') || '%';
  v_digits       text := regexp_replace(v_term, '[^0-9]', '', 'g');
begin
  if length(v_term) < 2 then
    return;
  end if;
  return query
    select c.id
      from public.customers c
     where c.organization_id = v_organization and c.deleted_at is null
       and (lower(c.full_name) like v_pattern
            or lower(c.partner_name) like v_pattern
            or lower(c.company_name) like v_pattern
            or lower(c.email::text) like v_pattern
            or (length(v_digits) >= 4 and strpos(c.phone, ltrim(v_digits, '0')) > 0))
     order by strpos(lower(c.full_name), v_term) = 1 desc, lower(c.full_name), c.id
     limit least(greatest(coalesce(p_limit, 50), 1), 150);
end;
$$;
grant execute on function public.search_customers(text, int) to authenticated;

/* Bookings by number, or by a part of their customer's name, e-mail or phone, newest first. At most 150. */
create function public.search_bookings(p_term text, p_limit int default 50) returns table (id uuid)
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('bookings.read');
  v_term         text := left(btrim(coalesce(p_term, '')), 100);
  v_digits       text := substring(v_term from '^[Bb]?-?0*([0-9]{1,12})$');
  v_limit        int  := least(greatest(coalesce(p_limit, 50), 1), 150);
begin
  if v_digits is not null then
    return query
      select b.id from public.bookings b
       where b.organization_id = v_organization and b.deleted_at is null
         and b.number = 'B-' || case when length(v_digits) < 6 then lpad(v_digits, 6, '0') else v_digits end;
    if found or v_term ~ '^[Bb]' then
      return;
    end if;
  end if;
  if private.active_organization('customers.read') is null then
    return;
  end if;
  return query
    select b.id
      from public.bookings b
     where b.organization_id = v_organization and b.deleted_at is null
       and b.customer_id = any (array(select s.id from public.search_customers(v_term, 150) s))
     order by b.starts_at desc, b.id desc
     limit v_limit;
end;
$$;
grant execute on function public.search_bookings(text, int) to authenticated;

/* What one day came to: bookings that begin on it, what they are worth, and new customers. Money is null for who may not see it. */
create function private.day_figures(p_organization_id uuid, p_date date, p_timezone text, p_with_money boolean) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_from  timestamptz := p_date::timestamp at time zone p_timezone;
  v_until timestamptz := (p_date + 1)::timestamp at time zone p_timezone;
begin
  return (
    select jsonb_build_object(
             'bookings',      count(*) filter (where b.status not in ('cancelled', 'draft')),
             'completed',     count(*) filter (where b.status = 'completed'),
             'cancelled',     count(*) filter (where b.status in ('cancelled', 'no_show')),
             'value_cents',   case when p_with_money then coalesce(sum(b.total_cents) filter (where b.status not in ('cancelled', 'draft', 'no_show')), 0) end,
             'paid_cents',    case when p_with_money then coalesce(sum(b.paid_cents - b.refunded_cents), 0) end,
             'new_customers', (select count(*) from public.customers c
                                where c.organization_id = p_organization_id and c.deleted_at is null
                                  and c.created_at >= v_from and c.created_at < v_until))
      from public.bookings b
     where b.organization_id = p_organization_id and b.deleted_at is null
       and b.starts_at >= v_from and b.starts_at < v_until);
end;
$$;

/*
 * The day at a glance: its figures against the same day a week before, what needs attention, and
 * how full the next seven days are. Every part reads a bounded piece of an index.
 */
create function public.day_at_a_glance(p_date date default null) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('bookings.read');
  v_money        boolean := private.active_organization('payments.read') is not null;
  v_timezone     text;
  v_date         date;
begin
  select o.timezone into v_timezone from public.organizations o where o.id = v_organization;
  v_date := coalesce(case when isfinite(p_date) and p_date between date '2000-01-01' and date '2100-01-01' then p_date end,
                     (private.now() at time zone v_timezone)::date);
  return jsonb_build_object(
    'date',      v_date,
    'today',     private.day_figures(v_organization, v_date, v_timezone, v_money),
    'last_week', private.day_figures(v_organization, v_date - 7, v_timezone, v_money),
    'attention', jsonb_build_object(
      'pending', (
        select count(*) from public.bookings b
         where b.organization_id = v_organization and b.deleted_at is null and b.status = 'pending'
           and (b.hold_expires_at is null or b.hold_expires_at > private.now()) and b.payment_method <> 'card'),
      'holds', (
        select count(*) from public.bookings b
         where b.organization_id = v_organization and b.deleted_at is null and b.status = 'pending' and b.payment_method = 'card'),
      'unpaid', case when v_money then (
        select count(*) from public.bookings b
         where b.organization_id = v_organization and b.deleted_at is null and b.status = 'completed'
           and b.starts_at > private.now() - interval '60 days' and b.payment_status in ('unpaid', 'deposit_paid')) end,
      'overdue', (
        select count(*) from public.bookings b
         where b.organization_id = v_organization and b.deleted_at is null and b.status = 'confirmed'
           and b.ends_at < private.now() - interval '1 hour')),
    'week', (
      select jsonb_agg(jsonb_build_object('date', d.day, 'bookings', d.bookings, 'minutes', d.minutes) order by d.day)
        from (select g.day::date as day, count(b.id) as bookings,
                     coalesce(sum(extract(epoch from b.ends_at - b.starts_at) / 60), 0)::int as minutes
                from generate_series((v_date + 1)::timestamp, (v_date + 7)::timestamp, interval '1 day') as g (day)
                left join public.bookings b
                  on b.organization_id = v_organization and b.deleted_at is null and b.status not in ('cancelled', 'draft', 'no_show')
                 and b.starts_at >= g.day at time zone v_timezone and b.starts_at < (g.day + interval '1 day') at time zone v_timezone
               group by g.day) d));
end;
$$;
grant execute on function public.day_at_a_glance(date) to authenticated;

/* The names of those who have worked in the organization, for "by whom" on timelines and notes. */
create function public.member_names() returns table (user_id uuid, full_name text)
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('bookings.read');
begin
  return query
    select m.user_id, coalesce(nullif(p.full_name, ''), s.full_name, 'Member')
      from public.organization_members m
      left join public.profiles p on p.id = m.user_id
      left join public.staff s on s.organization_id = m.organization_id and s.user_id = m.user_id
     where m.organization_id = v_organization;
end;
$$;
grant execute on function public.member_names() to authenticated;
