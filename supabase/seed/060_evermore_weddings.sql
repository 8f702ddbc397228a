/* Evermore Weddings, Edinburgh: couples with a date, planned from the first tasting to the last dance. */

select demo.audit(false);
select demo.add_organization('evermore-weddings', 'Evermore Weddings', 'professional', 'trial');

update public.organizations set
  industry = 'wedding', contact_email = 'hello@evermore.example', billing_email = 'owner@evermore.demo', phone = '+441314960173',
  address_line1 = '7 Stockbridge Mews', city = 'Edinburgh', postcode = 'EH3 6SZ', brand_color = '#7c2d12',
  about = 'We plan weddings in and around Edinburgh: small or grand, indoors or on a beach in October. You get married, we do the rest.',
  settings = '{"payment": ["card", "on_site"]}'
 where slug = 'evermore-weddings';

select demo.add_member(demo.id('organization evermore-weddings'), v.email, v.name, v.role, v.title)
  from (values
    ('owner@evermore.demo',  'Isobel Drummond', 'owner',  'Planner'),
    ('admin@evermore.demo',  'Finlay Rennie',   'admin',  'Planner'),
    ('member@evermore.demo', 'Catriona Bell',   'member', 'Assistant'),
    ('viewer@evermore.demo', 'Gordon Muir',     'viewer', 'Accounts')) as v (email, name, role, title);

insert into public.staff (organization_id, id, user_id, full_name, email, phone, member_type, title, bio, color, is_bookable, position)
select demo.id('organization evermore-weddings'), demo.id('evermore staff ' || v.name), demo.id('user ' || v.email), v.name, v.email, v.phone, 'provider', v.title, v.bio, v.color, true, v.position
  from (values
    ('Isobel Drummond', 'owner@evermore.demo', '+447700900501', 'Lead planner', 'Two hundred weddings, four of them in a storm.', '#7c2d12', 1),
    ('Finlay Rennie',   'admin@evermore.demo', '+447700900502', 'Planner',      'Timelines, tents and calm.',                      '#166534', 2)
  ) as v (name, email, phone, title, bio, color, position);

insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at)
select s.organization_id, s.id, w, '10:00', '17:00'
  from public.staff s cross join generate_series(2, 6) as w
 where s.organization_id = demo.id('organization evermore-weddings');

insert into public.service_categories (organization_id, id, name, description, position)
select demo.id('organization evermore-weddings'), demo.id('evermore category ' || v.name), v.name, v.description, v.position
  from (values ('Get to know us', 'In the studio or by video.', 1), ('Planning', 'For couples who have booked their day.', 2)) as v (name, description, position);

insert into public.services (organization_id, id, category_id, kind, name, slug, description, pricing, price_cents, tax_rate_bp, duration_minutes, buffer_after_minutes,
                             lead_time_minutes, max_advance_days, cancellation_window_hours, deposit_bp, position)
select demo.id('organization evermore-weddings'), demo.id('evermore service ' || v.slug), demo.id('evermore category ' || v.category), 'appointment',
       v.name, v.slug, v.description, 'fixed', v.price, 2000, v.minutes, 15, 1440, 180, 48, v.deposit, v.position
  from (values
    ('Get to know us', 'First conversation', 'first-conversation', 'An hour over coffee about the day you have in mind.',       0,     60, 0,    1),
    ('Get to know us', 'Venue walk',         'venue-walk',         'We show you a place and what could happen in it.',          9000,  90, 0,    2),
    ('Planning',       'Planning session',   'planning-session',   'Guests, timings, suppliers: the next things to decide.',    18000, 90, 3000, 3),
    ('Planning',       'Menu tasting',       'menu-tasting',       'Four courses, two people, one decision.',                   12000, 105, 5000, 4)
  ) as v (category, name, slug, description, price, minutes, deposit, position);

insert into public.staff_services (organization_id, staff_id, service_id)
select s.organization_id, s.id, v.id from public.staff s join public.services v on v.organization_id = s.organization_id
 where s.organization_id = demo.id('organization evermore-weddings');

insert into public.offers (organization_id, id, name, code, description, discount_percent, valid_from, valid_until)
values (demo.id('organization evermore-weddings'), demo.id('evermore offer'), 'Welcome', 'WELCOME10', 'Ten percent off.', 10, now() - interval '90 days', now() + interval '200 days');

select demo.add_customers(demo.id('organization evermore-weddings'), 70);
update public.customers c set kind = 'couple', event_type = 'Wedding',
       partner_name = f.name || ' ' || l.name,
       event_date = current_date - 60 + floor(demo.chance(c.id || 'day') * 420)::int
  from demo.first_names f, demo.last_names l
 where c.organization_id = demo.id('organization evermore-weddings')
   and f.n = 1 + floor(demo.chance(c.id || 'partner') * 50)::int and l.n = 1 + floor(demo.chance(c.id || 'partner name') * 50)::int;
select demo.add_history(demo.id('organization evermore-weddings'), 0.45);
update public.customers c set lifecycle = 'completed'
 where c.organization_id = demo.id('organization evermore-weddings') and c.event_date < current_date and c.lifecycle = 'booked';
select demo.audit(true);
