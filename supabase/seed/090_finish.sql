/* Demo data, last part: what today brought, a few changes that somebody made, and the tools put away. */

insert into public.usage_counters (organization_id, metric, period, used)
select m.organization_id, 'members', 'total', count(*) from public.organization_members m group by 1
union all
select w.organization_id, 'workspaces', 'total', count(*) from public.workspaces w group by 1
on conflict (organization_id, metric, period) do update set used = excluded.used;

-- The customer who has an account: a visit a month at each business, and one to come.
select demo.audit(false);
with picked as (
  select b.organization_id, b.id, c.id as customer_id
    from public.customers c
   cross join lateral (
     (select distinct on (date_trunc('month', x.starts_at)) x.* from public.bookings x
       where x.organization_id = c.organization_id and x.status = 'completed' and x.starts_at < now() - interval '6 days'
       order by date_trunc('month', x.starts_at), x.starts_at desc limit 4)
     union all
     (select * from public.bookings x where x.organization_id = c.organization_id and x.status = 'confirmed' and x.starts_at > now() + interval '2 days' order by x.starts_at limit 1)) b
   where c.user_id = demo.id('user customer@tenantry.demo')
), moved as (
  update public.bookings b set customer_id = p.customer_id from picked p
   where b.organization_id = p.organization_id and b.id = p.id returning b.organization_id, b.id, b.customer_id
), paid as (
  update public.payments p set customer_id = m.customer_id from moved m
   where p.organization_id = m.organization_id and p.booking_id = m.id returning 1
)
update public.booking_events e set customer_id = m.customer_id from moved m
 where e.organization_id = m.organization_id and e.booking_id = m.id;
select demo.audit(true);

-- Notices of the newest bookings, half of them unread.
insert into public.notifications (organization_id, user_id, kind, title, body, link, read_at, created_at)
select b.organization_id, m.user_id, 'booking_placed', 'New booking ' || b.number, c.full_name || ', ' || i.description,
       '/dashboard/' || o.slug || '/bookings/' || b.id, case when b.rank > 4 then b.created_at + interval '1 hour' end, b.created_at
  from (select x.*, row_number() over (partition by x.organization_id order by x.created_at desc) as rank
          from public.bookings x where x.created_at > now() - interval '4 days') b
  join public.organizations o on o.id = b.organization_id
  join public.customers c on c.organization_id = b.organization_id and c.id = b.customer_id
  join public.booking_items i on i.organization_id = b.organization_id and i.booking_id = b.id
  join public.organization_members m on m.organization_id = b.organization_id and m.status = 'active'
  join public.member_roles r on r.organization_id = m.organization_id and r.user_id = m.user_id
   and r.role_id in ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003')
 where b.rank <= 10;

-- Somebody did something: entries for the audit explorer.
select set_config('request.jwt.claims', jsonb_build_object('sub', demo.id('user owner@glow.demo'), 'role', 'authenticated')::text, true),
       set_config('request.headers', '{"x-client-ip": "203.0.113.24", "x-request-id": "demo-1", "user-agent": "Demo"}', true);
update public.services set price_cents = 4900 where organization_id = demo.id('organization glow-studio') and slug::text = 'haircut';
update public.organizations set phone = '+441174960248' where id = demo.id('organization glow-studio');
update public.offers set is_active = false where organization_id = demo.id('organization glow-studio') and code::text = 'SUMMER';
select set_config('request.jwt.claims', jsonb_build_object('sub', demo.id('user admin@spotless.demo'), 'role', 'authenticated')::text, true);
update public.services set lead_time_minutes = 90 where organization_id = demo.id('organization spotless-laundry') and slug::text = 'wash-and-fold';
select set_config('request.jwt.claims', jsonb_build_object('sub', demo.id('user super@tenantry.demo'), 'role', 'authenticated')::text, true);
update public.organizations set trial_ends_at = now() + interval '12 days' where id = demo.id('organization evermore-weddings');
select set_config('request.jwt.claims', '', true), set_config('request.headers', '', true);

drop schema demo cascade;
