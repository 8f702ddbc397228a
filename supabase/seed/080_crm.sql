/* Demo data: what the four businesses know of their customers, what they are to do, and who came in twice. */

select demo.audit(false);

insert into public.customer_notes (organization_id, id, customer_id, body, created_by, created_at)
select c.organization_id, demo.id('note ' || c.id), c.id, n.body, m.user_id, now() - (n.n * 5 + 1) * interval '1 day'
  from (values ('glow-studio', 1, 'Sensitive scalp: no ammonia. Patch test done in September.'), ('glow-studio', 2, 'Likes a quiet appointment and black coffee.'),
               ('glow-studio', 3, 'Growing out a fringe until the summer.'), ('spotless-laundry', 1, 'Key is with the neighbour at number 12.'),
               ('spotless-laundry', 2, 'Shirts on hangers, never folded.'), ('northwind-growth', 1, 'Decides with her co-founder; send numbers before the call.'),
               ('northwind-growth', 2, 'Budget is set in January.'), ('evermore-weddings', 1, 'Mother of the bride is allergic to lilies.'),
               ('evermore-weddings', 2, 'Ceremony moved indoors if it rains: ask on the Thursday.')) as n (slug, n, body)
  join public.organizations o on o.slug::text = n.slug
  join public.organization_members m on m.organization_id = o.id
  join auth.users u on u.id = m.user_id and u.email like 'owner@%'
  join lateral (select x.* from public.customers x where x.organization_id = o.id order by (x.user_id is null), x.created_at desc, x.id offset n.n - 1 limit 1) c on true;

insert into public.tasks (organization_id, id, title, due_on, assignee_id, customer_id, status, done_at, done_by, created_by, created_at)
select o.id, demo.id('task ' || t.slug || t.n), t.title, (now() at time zone o.timezone)::date + t.due, m.user_id, c.id,
       case when t.done then 'done' else 'open' end, case when t.done then now() - interval '1 day' end, case when t.done then m.user_id end, m.user_id,
       now() - interval '6 days'
  from (values ('glow-studio', 1, 'Ring back about the colour consultation', 0, 'owner', false), ('glow-studio', 2, 'Send the aftercare sheet', -2, 'owner', false),
               ('glow-studio', 3, 'Order the toner she asked for', 3, 'member', false), ('glow-studio', 4, 'Thank for the referral', -4, 'owner', true),
               ('spotless-laundry', 1, 'Find the missing pillowcase', -1, 'owner', false), ('spotless-laundry', 2, 'Agree a weekly pick-up', 2, 'admin', false),
               ('northwind-growth', 1, 'Send the proposal', 1, 'owner', false), ('northwind-growth', 2, 'Ask for last year''s figures', -3, 'owner', false),
               ('evermore-weddings', 1, 'Confirm the florist', 1, 'owner', false), ('evermore-weddings', 2, 'Send the contract', 4, 'admin', false)) as t (slug, n, title, due, role, done)
  join public.organizations o on o.slug::text = t.slug
  join public.organization_members m on m.organization_id = o.id
  join auth.users u on u.id = m.user_id and u.email like t.role || '@%'
  join lateral (select x.* from public.customers x where x.organization_id = o.id order by (x.user_id is null), x.created_at desc, x.id offset t.n - 1 limit 1) c on true;

-- Somebody who booked by phone under a nickname and online under her whole name.
insert into public.customers (organization_id, id, full_name, email, phone, lifecycle, source, created_at)
select o.id, demo.id('twice a ' || o.slug), 'Katherine Ashdown', 'katherine.ashdown@example.com', null, 'lead', 'storefront', now() - interval '40 days'
  from public.organizations o where o.slug::text in ('glow-studio', 'evermore-weddings')
union all
select o.id, demo.id('twice b ' || o.slug), 'Katharine Ashdown', null, '+447700900442', 'lead', 'phone', now() - interval '9 days'
  from public.organizations o where o.slug::text in ('glow-studio', 'evermore-weddings');
insert into public.customer_contacts (organization_id, id, customer_id, contact_type, contact_value, label)
select o.id, demo.id('twice contact ' || o.slug), demo.id('twice a ' || o.slug), 'phone', '+447700900442', 'Mobile'
  from public.organizations o where o.slug::text in ('glow-studio', 'evermore-weddings');

insert into public.saved_views (organization_id, id, user_id, list, name, query, is_shared)
select o.id, demo.id('view ' || o.slug || v.n), m.user_id, 'bookings', v.name, v.query, v.shared
  from public.organizations o
  join public.organization_members m on m.organization_id = o.id
  join auth.users u on u.id = m.user_id and u.email like 'owner@%.demo'
 cross join (values (1, 'To be confirmed', 'when=upcoming&status=pending', true), (2, 'Done, not paid', 'when=past&status=completed&payment=open', true)) as v (n, name, query, shared)
 where o.slug::text in ('glow-studio', 'spotless-laundry', 'northwind-growth', 'evermore-weddings');

select demo.audit(true);
