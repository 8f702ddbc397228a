/*
 * Demo data, part two: how a business's ninety days of history are made from what it sells and who
 * works there. Set by set, in four steps: times, bookings, money, timeline.
 */

/*
 * Fills the calendars of an organization from ninety days ago to three weeks ahead. Appointments lie
 * on a grid of the staff member's day, so they never overlap; classes and collections take seats.
 * `p_busy` is how full a usual day is (0 to 1).
 */
create function demo.add_history(p_organization_id uuid, p_busy float8) returns void language plpgsql
as $$
declare
  v_timezone  text;
  v_customers int;
begin
  select o.timezone into v_timezone from public.organizations o where o.id = p_organization_id;
  select count(*) into v_customers from public.customers c where c.organization_id = p_organization_id and c.user_id is null;

  create temp table visits on commit drop as
  with days as (
    select d::date as day, extract(isodow from d)::int as weekday,
           -- Weeks ahead fill up slowly.
           case when d::date > current_date then greatest(0.2, 1 - (d::date - current_date) * 0.045) else 1 end as fullness
      from generate_series(current_date - 90, current_date + 21, interval '1 day') as d
     where not exists (select from public.business_closures c
                        where c.organization_id = p_organization_id and d::date between c.starts_on and c.ends_on)
  ), shifts as (
    select s.id as staff_id, d.day, d.fullness, h.starts_at as opens, h.ends_at as closes,
           (array[60, 75, 90, 120])[1 + floor(demo.chance(s.id || 'stride' || d.day) * 4)::int] as stride
      from public.staff s
      join public.staff_hours h on h.organization_id = s.organization_id and h.staff_id = s.id
      join days d on d.weekday = h.weekday
     where s.organization_id = p_organization_id and s.is_bookable
  ), grid as (
    select g.staff_id, g.day, g.stride, g.day + g.opens + make_interval(mins => k * g.stride) as local_start,
           g.staff_id || ' ' || g.day || ' ' || g.opens || ' ' || k as key
      from shifts g
     cross join lateral generate_series(0, (extract(epoch from g.closes - g.opens) / 60)::int / g.stride - 1) as k
     where demo.chance(g.staff_id || ' ' || g.day || ' ' || g.opens || ' ' || k || ' taken') < p_busy * g.fullness
  ), single as (
    select g.key, v.id as service_id, 'appointment' as kind, g.staff_id, 0 as seat, null::text as session_key,
           g.local_start + make_interval(mins => v.buffer_before_minutes) as local_start,
           coalesce(v.own_minutes, v.duration_minutes) as minutes, v.buffer_before_minutes, v.buffer_after_minutes
      from grid g
     cross join lateral (
       select s.*, x.duration_minutes as own_minutes
         from public.staff_services x
         join public.services s on s.organization_id = x.organization_id and s.id = x.service_id
        where x.organization_id = p_organization_id and x.staff_id = g.staff_id and s.kind = 'appointment' and s.is_active and s.capacity = 1
          and coalesce(x.duration_minutes, s.duration_minutes) + s.buffer_before_minutes + s.buffer_after_minutes <= g.stride
        order by demo.chance(g.key || s.id) limit 1) v
  ), shared as (
    -- Classes run at noon and at six, collections in two-hour rounds; each takes some of the seats.
    select s.id || ' ' || d.day || ' ' || t.hour || ' ' || seat as key, s.id as service_id, s.kind,
           case when s.kind = 'class' then (select x.staff_id from public.staff_services x
                                             where x.organization_id = p_organization_id and x.service_id = s.id order by x.staff_id limit 1) end as staff_id,
           seat,
           null::text as session_key,
           d.day + make_interval(hours => t.hour) as local_start,
           s.duration_minutes as minutes, s.buffer_before_minutes, s.buffer_after_minutes
      from public.services s
      join days d on d.weekday between 1 and 6
     cross join lateral (select hour from unnest(case when s.kind = 'class' then array[18] else array[8, 10, 12, 14, 16] end) as hour) t
     cross join lateral generate_series(1, least(s.capacity, 12)) as seat
     where s.organization_id = p_organization_id and s.is_active and s.kind in ('class', 'pickup_delivery')
       and (s.kind <> 'class' or d.weekday = 1 + (abs(hashtext(s.slug::text)) % 5))
       and demo.chance(s.id || ' ' || d.day || ' ' || t.hour || ' ' || seat || ' taken')
           < p_busy * d.fullness * case when s.kind = 'class' then 0.9 else 0.32 end
  )
  select row_number() over (order by z.local_start, z.key) as n, z.*,
         z.local_start at time zone v_timezone as starts_at,
         z.local_start at time zone v_timezone + make_interval(mins => z.minutes) as ends_at
    from (select * from single union all select * from shared) z;

  update visits v set session_key = v.service_id || '@' || extract(epoch from v.starts_at)::bigint where v.seat > 0;

  -- A visit that the person's other work runs into is left out: a class takes its teacher.
  delete from visits a using visits b
   where a.kind = 'appointment' and b.kind = 'class' and a.staff_id = b.staff_id
     and tstzrange(a.starts_at - make_interval(mins => a.buffer_before_minutes), a.ends_at + make_interval(mins => a.buffer_after_minutes))
      && tstzrange(b.starts_at - make_interval(mins => b.buffer_before_minutes), b.ends_at + make_interval(mins => b.buffer_after_minutes));

  create temp table booked on commit drop as
  select v.*, demo.id(p_organization_id || ' booking ' || v.key) as booking_id,
         demo.id(p_organization_id || ' customer ' || (1 + floor(power(demo.chance(v.key || 'who'), 1.6) * v_customers)::int)) as customer_id,
         q.price, q.option_price, q.total, q.discount, q.tip, s.tax_rate_bp, s.deposit_bp, private.service_policy(s) as policy, s.turnaround_hours, s.name, s.pricing,
         q.quantity, q.option_id, q.option_name, q.option_minutes,
         case when demo.chance(v.key || 'card') < 0.6 then 'card' else 'on_site' end as method,
         (array['storefront', 'storefront', 'storefront', 'storefront', 'dashboard'])[1 + floor(demo.chance(v.key || 'channel') * 5)::int] as channel,
         least(v.starts_at - (1 + demo.chance(v.key || 'ahead') * 200) * interval '1 hour',
               now() - demo.chance(v.key || 'recent') * interval '70 hours' - interval '5 minutes') as created_at,
         case
           when demo.chance(v.key || 'fate') < 0.055 then 'cancelled'
           when v.ends_at < now() and demo.chance(v.key || 'fate') < 0.08 and v.kind <> 'pickup_delivery' then 'no_show'
           when v.kind = 'pickup_delivery' and v.starts_at < now() then
             case when v.starts_at + make_interval(hours => coalesce(s.turnaround_hours, 48)) < now() - interval '4 hours' then 'completed'
                  when v.starts_at + make_interval(hours => coalesce(s.turnaround_hours, 48)) < now() + interval '4 hours' then 'out_for_delivery'
                  when v.starts_at + make_interval(hours => coalesce(s.turnaround_hours, 48) / 2) < now() then 'ready'
                  else 'in_progress' end
           when v.ends_at < now() then 'completed'
           when v.starts_at < now() then 'in_progress'
           when demo.chance(v.key || 'fate') > 0.965 then 'pending'
           else 'confirmed'
         end as status
    from visits v
    join public.services s on s.organization_id = p_organization_id and s.id = v.service_id
    left join public.staff_services x on x.organization_id = p_organization_id and x.service_id = v.service_id and x.staff_id = v.staff_id
    left join lateral (select o.* from public.service_options o
                        where o.organization_id = p_organization_id and o.service_id = v.service_id and o.is_active and o.minutes = 0
                          and demo.chance(v.key || o.id) < 0.25
                        order by o.position limit 1) o on true
   cross join lateral (
     select p.quantity, p.price, o.id as option_id, o.name as option_name, o.minutes as option_minutes, coalesce(o.price_cents, 0) as option_price,
            p.gross as total,
            case when demo.chance(v.key || 'offer') < 0.06 then round(p.gross * 0.1)::bigint else 0 end as discount,
            case when v.ends_at < now() and demo.chance(v.key || 'tip') < 0.12 then (round(p.gross / 1000.0) * 100)::bigint else 0 end as tip
       from (select r.quantity, coalesce(x.price_cents, s.price_cents) as price,
                    round(r.quantity * (coalesce(x.price_cents, s.price_cents) + coalesce(o.price_cents, 0)))::bigint as gross
               from (select case when s.pricing in ('per_item', 'per_kg') then 2 + floor(demo.chance(v.key || 'quantity') * 9)::int else 1 end as quantity) r) p) q;

  update booked b set method = 'on_site' where b.status = 'pending';

  insert into public.bookings (organization_id, id, number, customer_id, kind, channel, status, payment_status, payment_method, starts_at, ends_at,
                               pickup_address, delivery_address, pickup_from, pickup_until, delivery_from, delivery_until,
                               subtotal_cents, discount_cents, tax_cents, tip_cents, total_cents, deposit_cents, paid_cents, refunded_cents, currency,
                               offer_id, public_token_hash, idempotency_key, policy,
                               confirmed_at, in_progress_at, ready_at, out_for_delivery_at, completed_at, cancelled_at, no_show_at, cancel_reason, created_at)
  select p_organization_id, b.booking_id, 'B-' || lpad((row_number() over (order by b.created_at, b.n))::text, 6, '0'), b.customer_id, b.kind, b.channel, b.status,
         case when m.paid = 0 then 'unpaid' when m.refunded = m.paid then 'refunded' when m.refunded > 0 then 'partially_refunded' else 'paid' end,
         b.method, b.starts_at, b.ends_at, a.address, a.address,
         case when b.kind = 'pickup_delivery' then b.starts_at end, case when b.kind = 'pickup_delivery' then b.ends_at end,
         case when b.kind = 'pickup_delivery' then b.starts_at + make_interval(hours => coalesce(b.turnaround_hours, 48)) end,
         case when b.kind = 'pickup_delivery' then b.ends_at   + make_interval(hours => coalesce(b.turnaround_hours, 48)) end,
         b.total, b.discount, round((b.total - b.discount) * b.tax_rate_bp / (10000.0 + b.tax_rate_bp)), b.tip, b.total - b.discount + b.tip,
         round((b.total - b.discount) * b.deposit_bp / 10000.0), m.paid, m.refunded, 'GBP',
         case when b.discount > 0 then (select f.id from public.offers f where f.organization_id = p_organization_id and f.code = 'WELCOME10') end,
         sha256(convert_to(private.derive_token('booking_token', b.booking_id::text), 'UTF8')),
         'demo ' || b.key, b.policy,
         case when b.status <> 'pending' then b.created_at + interval '1 minute' end,
         case when b.status in ('in_progress', 'ready', 'out_for_delivery', 'completed') then b.starts_at end,
         case when b.kind = 'pickup_delivery' and b.status in ('ready', 'out_for_delivery', 'completed')
              then least(now(), b.starts_at + make_interval(hours => coalesce(b.turnaround_hours, 48) / 2)) end,
         case when b.kind = 'pickup_delivery' and b.status in ('out_for_delivery', 'completed')
              then least(now(), b.starts_at + make_interval(hours => coalesce(b.turnaround_hours, 48) - 2)) end,
         case when b.status = 'completed' then case when b.kind = 'pickup_delivery' then least(now(), b.starts_at + make_interval(hours => coalesce(b.turnaround_hours, 48))) else b.ends_at end end,
         case when b.status = 'cancelled' then least(now(), b.created_at + (b.starts_at - b.created_at) * 0.6) end,
         case when b.status = 'no_show' then b.ends_at end,
         case when b.status = 'cancelled' then (array['Change of plans', 'Feeling unwell', 'Found another time', 'Travel'])[1 + floor(demo.chance(b.key || 'why') * 4)::int] end,
         b.created_at
    from booked b
   cross join lateral (
     select z.paid, case when z.paid > 0 and b.status = 'cancelled' then z.paid
                         when z.paid > 0 and b.status = 'completed' and demo.chance(b.key || 'refund') < 0.02 then round(z.paid * 0.3)::bigint
                         else 0 end as refunded
       from (select case when b.method = 'card' and b.status <> 'pending' then b.total - b.discount + b.tip
                         when b.status = 'completed' and demo.chance(b.key || 'cash') < 0.95 then b.total - b.discount + b.tip
                         else 0 end as paid) z) m
    left join lateral (
      select jsonb_build_object('line1', (1 + floor(demo.chance(b.customer_id || 'house') * 140))::int || ' '
                                         || (array['Burton Road', 'Oxford Road', 'Lapwing Lane', 'Wilmslow Road', 'Palatine Road', 'Barlow Moor Road'])[1 + floor(demo.chance(b.customer_id || 'street') * 6)::int],
                                'city', 'Manchester', 'postcode', 'M20 ' || (1 + floor(demo.chance(b.customer_id || 'code') * 6))::int || 'DH', 'country', 'GB') as address
       where b.kind = 'pickup_delivery') a on true;

  insert into public.booking_items (organization_id, id, booking_id, service_id, description, quantity, unit_price_cents, total_cents, tax_rate_bp, options, status)
  select p_organization_id, demo.id('item ' || b.booking_id), b.booking_id, b.service_id, b.name, b.quantity, b.price + b.option_price, b.total, b.tax_rate_bp,
         case when b.option_id is null then '[]' else jsonb_build_array(jsonb_build_object('id', b.option_id, 'name', b.option_name, 'price_cents', b.option_price, 'minutes', b.option_minutes)) end,
         case b.status when 'completed' then 'done' when 'in_progress' then 'in_progress' when 'ready' then 'done' when 'out_for_delivery' then 'done' else 'open' end
    from booked b;

  insert into public.appointments (organization_id, id, booking_id, service_id, staff_id, seat, session_key, starts_at, ends_at, blocked_from, blocked_until, status, created_at)
  select p_organization_id, demo.id('appointment ' || b.booking_id), b.booking_id, b.service_id, b.staff_id, b.seat, b.session_key, b.starts_at, b.ends_at,
         b.starts_at - make_interval(mins => b.buffer_before_minutes), b.ends_at + make_interval(mins => b.buffer_after_minutes),
         case b.status when 'cancelled' then 'cancelled' when 'no_show' then 'no_show' when 'completed' then 'done' else 'confirmed' end, b.created_at
    from booked b;

  perform demo.add_money(p_organization_id);
  perform demo.add_timeline(p_organization_id);

  insert into private.booking_numbers (organization_id, last_number)
  select p_organization_id, count(*) from public.bookings b where b.organization_id = p_organization_id
  on conflict (organization_id) do update set last_number = excluded.last_number;
  insert into public.usage_counters (organization_id, metric, period, used)
  select p_organization_id, 'bookings_month', to_char(b.created_at at time zone 'UTC', 'YYYY-MM'), count(*)
    from public.bookings b where b.organization_id = p_organization_id group by 3
  on conflict (organization_id, metric, period) do update set used = excluded.used;
  update public.offers f set used_count = (select count(*) from public.bookings b where b.organization_id = f.organization_id and b.offer_id = f.id)
   where f.organization_id = p_organization_id and f.code = 'WELCOME10';
  update public.customers c set lifecycle = 'booked'
   where c.organization_id = p_organization_id and c.lifecycle = 'lead'
     and exists (select from public.bookings b where b.organization_id = c.organization_id and b.customer_id = c.id);

  drop table visits, booked;
end;
$$;

/* Payments and refunds for what the bookings say was paid and given back. */
create function demo.add_money(p_organization_id uuid) returns void language sql
as $$
  insert into public.payments (organization_id, id, customer_id, booking_id, method, amount_cents, currency, status, note,
                               stripe_payment_intent_id, stripe_charge_id, paid_at, created_at)
  select b.organization_id, demo.id('payment ' || b.id), b.customer_id, b.id,
         case when b.payment_method = 'card' then 'card' else 'cash' end, b.paid_cents, b.currency,
         case when b.refunded_cents = 0 then 'succeeded' when b.refunded_cents = b.paid_cents then 'refunded' else 'partially_refunded' end,
         case when b.payment_method = 'card' then null else 'Paid at the desk' end,
         case when b.payment_method = 'card' then 'pi_demo_' || replace(b.id::text, '-', '') end,
         case when b.payment_method = 'card' then 'ch_demo_' || replace(b.id::text, '-', '') end,
         case when b.payment_method = 'card' then b.created_at + interval '1 minute' else b.completed_at end,
         case when b.payment_method = 'card' then b.created_at else b.completed_at end
    from public.bookings b
   where b.organization_id = p_organization_id and b.paid_cents > 0;

  insert into public.refunds (organization_id, id, payment_id, amount_cents, reason, status, stripe_refund_id, succeeded_at, created_at)
  select b.organization_id, demo.id('refund ' || b.id), demo.id('payment ' || b.id), b.refunded_cents,
         coalesce('Cancelled: ' || b.cancel_reason, 'Made good for a delay'), 'succeeded',
         case when b.payment_method = 'card' then 're_demo_' || replace(b.id::text, '-', '') end,
         coalesce(b.cancelled_at, b.completed_at), coalesce(b.cancelled_at, b.completed_at)
    from public.bookings b
   where b.organization_id = p_organization_id and b.refunded_cents > 0
$$;

/* What happened to each booking, in the order in which it did. */
create function demo.add_timeline(p_organization_id uuid) returns void language sql
as $$
  insert into public.booking_events (organization_id, id, booking_id, customer_id, event_type, event_data, is_public, actor_type, created_at)
  select b.organization_id, demo.id(e.type || ' ' || b.id), b.id, b.customer_id, e.type, e.data, true, e.actor, e.at
    from public.bookings b
   cross join lateral (values
     ('placed',           '{}'::jsonb, case when b.channel = 'dashboard' then 'user' else 'customer' end, b.created_at),
     ('payment_received', jsonb_build_object('amount_cents', b.paid_cents, 'method', b.payment_method), 'system',
       case when b.paid_cents > 0 then case when b.payment_method = 'card' then b.created_at + interval '50 seconds' else b.completed_at end end),
     ('confirmed',        '{"from": "pending"}', 'system', b.confirmed_at),
     ('in_progress',      '{"from": "confirmed"}', 'user', b.in_progress_at),
     ('ready',            '{"from": "in_progress"}', 'user', b.ready_at),
     ('out_for_delivery', '{"from": "ready"}', 'user', b.out_for_delivery_at),
     ('completed',        '{"from": "in_progress"}', 'user', b.completed_at),
     ('no_show',          '{"from": "confirmed"}', 'user', b.no_show_at),
     ('cancelled',        jsonb_build_object('from', 'confirmed', 'reason', b.cancel_reason, 'by', 'customer'), 'customer', b.cancelled_at),
     ('refunded',         jsonb_build_object('amount_cents', b.refunded_cents), 'system',
       case when b.refunded_cents > 0 then coalesce(b.cancelled_at, b.completed_at) + interval '1 minute' end)
   ) as e (type, data, actor, at)
   where b.organization_id = p_organization_id and e.at is not null
$$;
