/*
 * Availability: when something can be booked.
 *
 * Hours are wall-clock time and become points in time day by day, so a change of clocks moves
 * nothing but the offset. From there on everything is arithmetic with multiranges:
 *
 *   free = hours − closures − time off − what is taken, widened by the service's buffers
 *
 * A visit may start every 15 minutes, counted from the begin of the stretch of hours it lies in.
 * `available_slots` lists all starts of many days in one statement; `find_seats` proves one start
 * for a booking. They state the same rules from two sides, and a test holds them together.
 */

/*
 * The stretches in which each resource of a service works, as points in time, merged where they
 * meet. The resource is each staff member who offers it or, for collection rounds, the service
 * itself, open while anybody who drives for it is. An end that the clocks jump over makes an empty
 * stretch, not an error.
 */
create function private.open_stretches(p_organization_id uuid, p_service public.services, p_timezone text, p_from date, p_to date, p_staff_id uuid)
  returns table (resource_id uuid, stretch tstzrange)
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return query
    with days as (
      select d.day, extract(isodow from d.day)::smallint as weekday
        from (select p_from + n as day from generate_series(0, p_to - p_from) as n) as d
       where not exists (
         select from public.business_closures c
          where c.organization_id = p_organization_id and d.day between c.starts_on and c.ends_on)
    ), hours as (
      select case when p_service.kind = 'pickup_delivery' then p_service.id else s.id end as resource,
             (d.day + h.starts_at) at time zone p_timezone as opens,
             (d.day + h.ends_at)   at time zone p_timezone as closes
        from public.staff_services x
        join public.staff s       on s.organization_id = x.organization_id and s.id = x.staff_id and s.is_active
                                 and (s.is_bookable or p_service.kind = 'pickup_delivery')
        join public.staff_hours h on h.organization_id = s.organization_id and h.staff_id = s.id
        join days d               on d.weekday = h.weekday
                                 and d.day >= coalesce(h.valid_from, d.day) and d.day <= coalesce(h.valid_until, d.day)
       where x.organization_id = p_organization_id and x.service_id = p_service.id
         and (p_staff_id is null or p_service.kind = 'pickup_delivery' or s.id = p_staff_id)
    )
    select m.resource, u.stretch
      from (select h.resource, range_agg(case when h.opens < h.closes then tstzrange(h.opens, h.closes) else 'empty' end) as stretches
              from hours h group by h.resource) as m
     cross join lateral unnest(m.stretches) as u (stretch);
end;
$$;

/*
 * Every start at which a service can be booked on the days from `p_from` to `p_to`, both included,
 * in the organization's time zone: who, until when, and how many seats are left. For collection
 * rounds the staff member is null. An expired hold is free again.
 */
create function public.available_slots(
  p_organization_id uuid,
  p_service_id      uuid,
  p_from            date,
  p_to              date,
  p_staff_id        uuid   default null,
  p_option_ids      uuid[] default '{}'
) returns table (starts_at timestamptz, ends_at timestamptz, staff_id uuid, seats_left int)
  language plpgsql stable security definer
  set search_path = ''
  -- Planning it for each call's own values takes longer than the answer for a small business.
  set plan_cache_mode = 'force_generic_plan'
as $$
declare
  v_now      timestamptz := private.now();
  v_service  public.services;
  v_timezone text;
  v_today    date;
  v_from     date;
  v_to       date;
  v_earliest timestamptz;
  v_after    timestamptz;
  v_before   timestamptz;
  v_extra    int;
  v_options  int;
  v_shares   boolean;
  v_rounds   boolean;
begin
  perform private.require_bookable(p_organization_id);
  if p_from is null or p_to is null or not isfinite(p_from) or not isfinite(p_to) or p_to < p_from then
    perform private.refuse('Choose the days to look at.');
  end if;
  if p_to - p_from > 62 then
    perform private.refuse('Look at no more than two months at once.');
  end if;
  if cardinality(p_option_ids) > 20 then
    perform private.refuse('Choose at most twenty options.');
  end if;
  select s.* into v_service from public.services s
   where s.organization_id = p_organization_id and s.id = p_service_id and s.is_active;
  if not found then
    perform private.fail(404, 'service_unavailable', 'This is not offered any more. Choose something else.');
  end if;
  select coalesce(sum(o.minutes), 0)::int, count(*)::int into v_extra, v_options
    from public.service_options o
   where o.organization_id = p_organization_id and o.service_id = p_service_id and o.is_active and o.id = any (p_option_ids);
  if v_options <> coalesce((select count(distinct i) from unnest(p_option_ids) as i), 0) then
    perform private.fail(404, 'service_unavailable', 'This option is not offered any more. Choose another one.');
  end if;

  select o.timezone into v_timezone from public.organizations o where o.id = p_organization_id;
  v_today    := (v_now at time zone v_timezone)::date;
  v_from     := greatest(p_from, v_today);
  v_to       := least(p_to, v_today + v_service.max_advance_days);
  if v_to < v_from then
    return;
  end if;
  v_earliest := v_now + make_interval(mins => v_service.lead_time_minutes);
  v_after    := v_from::timestamp at time zone v_timezone;
  v_before   := (v_to + 1)::timestamp at time zone v_timezone;
  v_rounds   := v_service.kind = 'pickup_delivery';
  v_shares   := v_service.kind = 'appointment' and v_service.capacity > 1;

  return query
    with taken as materialized (
      select a.resource_id, a.starts_at, a.ends_at, a.seat, a.session_key, a.blocked_from, a.blocked_until,
             tstzrange(a.blocked_from  - make_interval(mins => v_service.buffer_after_minutes),
                       a.blocked_until + make_interval(mins => v_service.buffer_before_minutes)) as blocked,
             a.service_id = p_service_id and a.seat > 0 as is_own
        from public.appointments a
       where a.organization_id = p_organization_id
         and a.resource_id in (select x.staff_id from public.staff_services x
                                where x.organization_id = p_organization_id and x.service_id = p_service_id and not v_rounds
                                  and (p_staff_id is null or x.staff_id = p_staff_id)
                               union all
                               select p_service_id where v_rounds)
         and a.status in ('held', 'confirmed', 'done')
         and a.blocked_from > v_after - interval '4 days' and a.blocked_from < v_before + interval '1 day'
         and a.blocked_until > v_after - interval '1 day'
         and not (a.status = 'held' and a.hold_expires_at <= v_now)
    ), away as materialized (
      select t.staff_id as resource_id, range_agg(tstzrange(t.starts_at, t.ends_at)) as ranges
        from public.staff_time_off t
       where t.organization_id = p_organization_id and not v_rounds
         and t.ends_at > v_after and t.starts_at < v_before
       group by t.staff_id
    ), blocked as (
      select t.resource_id, range_agg(t.blocked) as ranges
        from taken t
       where not (v_shares and t.is_own)
       group by t.resource_id
    ), open as (
      select o.resource_id, o.stretch, w.minutes
        from private.open_stretches(p_organization_id, v_service, v_timezone, v_from - 1, v_to + 1, p_staff_id) as o
        left join public.staff_services x
          on x.organization_id = p_organization_id and x.service_id = p_service_id and x.staff_id = o.resource_id
       cross join lateral (select make_interval(mins => coalesce(x.duration_minutes, v_service.duration_minutes)
                                                        + case when v_rounds then 0 else v_extra end) as minutes) as w
    ), free as (
      select o.resource_id, o.minutes, lower(o.stretch) as anchor,
             greatest(lower(f.range), v_earliest, v_after) as opens, upper(f.range) - o.minutes as last_start
        from open o
        left join blocked b on b.resource_id = o.resource_id
        left join away a    on a.resource_id = o.resource_id
       cross join lateral unnest(tstzmultirange(o.stretch)
                                 - coalesce(b.ranges, '{}'::tstzmultirange)
                                 - coalesce(a.ranges, '{}'::tstzmultirange)) as f (range)
    ), fresh as (
      select f.resource_id, f.minutes, s.starts
        from free f
       cross join lateral (select case when v_rounds then f.minutes else interval '15 minutes' end as step) as g
       cross join lateral generate_series(
             f.anchor + g.step * ceil(extract(epoch from f.opens - f.anchor) / extract(epoch from g.step))::int,
             least(f.last_start, v_before - interval '1 microsecond'),
             g.step) as s (starts)
    ), slots as (
      select f.starts, f.starts + f.minutes as ends, f.resource_id, case when v_service.kind = 'appointment' then 1 else v_service.capacity end as seats
        from fresh f
       where not v_shares
      union all
      -- Time that several share: each seat must be free for the whole visit.
      select f.starts, f.starts + f.minutes, f.resource_id, v_service.capacity - u.used
        from fresh f
       cross join lateral (select count(distinct t.seat)::int as used from taken t
                            where t.resource_id = f.resource_id and t.is_own
                              and t.blocked && tstzrange(f.starts, f.starts + f.minutes)) as u
       where v_shares
      union all
      -- A class or round that others have booked already: its seats that are left.
      select t.starts_at, t.ends_at, t.resource_id, v_service.capacity - count(*)::int
        from taken t
        join open o      on o.resource_id = t.resource_id and o.stretch @> tstzrange(t.starts_at, t.ends_at)
        left join away a on a.resource_id = t.resource_id
       where t.is_own and not v_shares
         and t.starts_at >= v_earliest and t.starts_at >= v_after and t.starts_at < v_before
         and not coalesce(a.ranges && tstzrange(t.starts_at, t.ends_at), false)
       group by t.starts_at, t.ends_at, t.resource_id
    )
    select s.starts, s.ends, case when not v_rounds then s.resource_id end, s.seats
      from slots s
     where s.seats > 0 and s.starts > v_now
     order by s.starts, s.resource_id;
end;
$$;
grant execute on function public.available_slots(uuid, uuid, date, date, uuid, uuid[]) to anon, authenticated, service_role;

/* The three free times nearest to a wish, as [{"starts_at", "staff_id"}]. */
create function private.nearest_slots(p_organization_id uuid, p_service_id uuid, p_starts_at timestamptz, p_staff_id uuid, p_option_ids uuid[]) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_day  date;
  v_days int;
  v_near jsonb;
begin
  select (greatest(p_starts_at, private.now()) at time zone o.timezone)::date into v_day from public.organizations o where o.id = p_organization_id;
  foreach v_days in array array[0, 3, 21] loop
    select jsonb_agg(jsonb_build_object('starts_at', n.starts_at, 'staff_id', n.staff_id) order by n.distance, n.starts_at) into v_near
      from (
        select d.starts_at, d.staff_id, d.distance
          from (select distinct on (s.starts_at) s.starts_at, s.staff_id, abs(extract(epoch from s.starts_at - p_starts_at)) as distance
                  from public.available_slots(p_organization_id, p_service_id, v_day - least(v_days, 3), v_day + v_days, p_staff_id, p_option_ids) as s
                 where s.starts_at <> p_starts_at
                 order by s.starts_at, s.staff_id) as d
         order by d.distance, d.starts_at
         limit 3) as n;
    exit when jsonb_array_length(v_near) >= 3;
  end loop;
  return coalesce(v_near, '[]');
end;
$$;

/*
 * What the bookings of one time have in common: null where a visit takes somebody whole, the service
 * where visits share a person as they come, the service and its start for a class or a round.
 */
create function private.session_key(p_service public.services, p_starts_at timestamptz) returns text
  language plpgsql immutable
  set search_path = ''
as $$
begin
  if p_service.kind <> 'appointment' then
    return p_service.id || '@' || extract(epoch from p_starts_at)::bigint;
  elsif p_service.capacity > 1 then
    return p_service.id::text;
  end if;
  return null;
end;
$$;

/*
 * Clears the way to a wished time. Those who share it queue, so that each sees which seats are left.
 * Then what expired holds still block is freed, its rows locked in one order by everybody; their
 * bookings are cancelled by the job that watches them.
 */
create function private.approach_time(p_organization_id uuid, p_service_id uuid, p_staff_id uuid, p_starts_at timestamptz) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_session text;
begin
  select private.session_key(s, p_starts_at) into v_session
    from public.services s where s.organization_id = p_organization_id and s.id = p_service_id;
  if v_session is not null then
    perform pg_advisory_xact_lock(hashtextextended(v_session, 0));
  end if;

  with expired as (
    select a.id from public.appointments a
     where a.organization_id = p_organization_id
       and a.resource_id in (select x.staff_id from public.staff_services x
                              where x.organization_id = p_organization_id and x.service_id = p_service_id
                                and (p_staff_id is null or x.staff_id = p_staff_id)
                             union all select p_service_id)
       and a.status in ('held', 'confirmed', 'done')
       and a.blocked_from between p_starts_at - interval '4 days' and p_starts_at + interval '4 days'
       and a.status = 'held' and a.hold_expires_at <= private.now()
     order by a.blocked_from, a.id
       for no key update
  )
  update public.appointments a set status = 'cancelled'
    from expired e
   where a.organization_id = p_organization_id and a.id = e.id and a.status = 'held';
end;
$$;

/*
 * Who could serve one visit, best first: among those free the one with the least to do that day.
 * With it, the seats to take (0 for somebody's whole time) and the time blocked with buffers. With
 * `p_any_time` hours, absences and the 15 minute grid are not asked: members decide that themselves.
 */
create function private.find_seats(
  p_organization_id uuid, p_service_id uuid, p_starts_at timestamptz, p_option_minutes int, p_staff_id uuid, p_seats int, p_any_time boolean
) returns table (staff_id uuid, seats int[], session_key text, ends_at timestamptz, blocked_from timestamptz, blocked_until timestamptz)
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_now      timestamptz := private.now();
  v_service  public.services;
  v_timezone text;
  v_day      date;
  v_rounds   boolean;
  v_alone    boolean;
begin
  select s.* into v_service from public.services s where s.organization_id = p_organization_id and s.id = p_service_id;
  select o.timezone into v_timezone from public.organizations o where o.id = p_organization_id;
  v_day    := (p_starts_at at time zone v_timezone)::date;
  v_rounds := v_service.kind = 'pickup_delivery';
  v_alone  := v_service.kind = 'appointment' and v_service.capacity = 1;

  return query
    with visit as (
      select v.resource_id, v.staff_id, v.ends_at,
             p_starts_at - make_interval(mins => v_service.buffer_before_minutes) as blocked_from,
             v.ends_at   + make_interval(mins => v_service.buffer_after_minutes)  as blocked_until,
             private.session_key(v_service, p_starts_at) as session_key,
             v.position
        from (select s.id as resource_id, s.id as staff_id, s.position,
                     p_starts_at + make_interval(mins => coalesce(x.duration_minutes, v_service.duration_minutes) + p_option_minutes) as ends_at
                from public.staff_services x
                join public.staff s on s.organization_id = x.organization_id and s.id = x.staff_id and s.is_active and s.is_bookable
               where x.organization_id = p_organization_id and x.service_id = p_service_id and not v_rounds
                 and (p_staff_id is null or s.id = p_staff_id)
              union all
              select p_service_id, null, 0, p_starts_at + make_interval(mins => v_service.duration_minutes)
               where v_rounds) as v
    )
    select v.staff_id, f.seats, v.session_key, v.ends_at, v.blocked_from, v.blocked_until
      from visit v
     cross join lateral (
       select array_agg(n.seat order by n.seat) as seats
         from (select g.seat
                 from generate_series(case when v_alone then 0 else 1 end, case when v_alone then 0 else v_service.capacity end) as g (seat)
                where not exists (
                  select from public.appointments a
                   where a.organization_id = p_organization_id and a.resource_id = v.resource_id
                     and a.status in ('held', 'confirmed', 'done')
                     and a.blocked_from > v.blocked_from - interval '4 days'
                     and a.blocked_from < v.blocked_until and a.blocked_until > v.blocked_from
                     and (v_alone or a.seat in (0, g.seat) or a.session_key <> v.session_key)
                     and not (a.status = 'held' and a.hold_expires_at <= v_now))
                order by g.seat
                limit p_seats) as n) as f
     cross join lateral (
       select count(*) as appointments from public.appointments a
        where a.organization_id = p_organization_id and a.resource_id = v.resource_id
          and a.status in ('held', 'confirmed', 'done')
          and a.blocked_from >= v_day::timestamp at time zone v_timezone
          and a.blocked_from < (v_day + 1)::timestamp at time zone v_timezone) as load
     where cardinality(f.seats) = p_seats
       and (p_any_time or (
             exists (
               select from private.open_stretches(p_organization_id, v_service, v_timezone, v_day - 1, v_day + 1, p_staff_id) as o
                where o.resource_id = v.resource_id and o.stretch @> tstzrange(p_starts_at, v.ends_at)
                  and extract(epoch from p_starts_at - lower(o.stretch))
                      % case when v_rounds then extract(epoch from v.ends_at - p_starts_at) else 900 end = 0)
             and not exists (
               select from public.staff_time_off t
                where t.organization_id = p_organization_id and t.staff_id = v.staff_id
                  and t.starts_at < v.ends_at and t.ends_at > p_starts_at)))
     order by load.appointments, v.position, v.staff_id;
end;
$$;
