/* Glow Studio, Bristol: two stylists, one room for classes, a shelf of products. */

select demo.audit(false);
select demo.add_organization('glow-studio', 'Glow Studio', 'professional');

update public.organizations set
  industry = 'salon', contact_email = 'hello@glow.example', billing_email = 'owner@glow.demo', phone = '+441174960247',
  address_line1 = '38 Gloucester Road', city = 'Bristol', postcode = 'BS7 8AR', brand_color = '#9d174d',
  about = 'A small salon on Gloucester Road for cuts that grow out well, colour that looks like yours, and an hour to breathe. Classes in the back room on weekday evenings.',
  settings = '{"payment": ["card", "on_site"]}'
 where slug = 'glow-studio';

select demo.add_member(demo.id('organization glow-studio'), v.email, v.name, v.role, v.title)
  from (values
    ('owner@glow.demo',    'Maya Sterling',  'owner',    'Owner and stylist'),
    ('admin@glow.demo',    'Jonas Petersen', 'admin',    'Manager'),
    ('member@glow.demo',   'Bea Collins',    'member',   'Reception'),
    ('viewer@glow.demo',   'Hugo Lambert',   'viewer',   'Bookkeeper'),
    ('provider@glow.demo', 'Tess Adebayo',   'provider', 'Stylist'),
    ('editor@glow.demo',   'Wren Fox',       'editor',   'Marketing')) as v (email, name, role, title);

insert into public.staff (organization_id, id, user_id, full_name, email, phone, member_type, title, bio, color, is_bookable, rating_sum, rating_count, position)
select demo.id('organization glow-studio'), demo.id('glow staff ' || v.name), demo.id('user ' || v.email), v.name, v.email, v.phone, 'provider', v.title, v.bio, v.color, true, v.stars, v.ratings, v.position
  from (values
    ('Maya Sterling', 'owner@glow.demo',    '+447700900201', 'Senior stylist',   'Fifteen years of scissors. Precise bobs, soft layers, and honest advice.', '#9d174d', 588, 121, 1),
    ('Tess Adebayo',  'provider@glow.demo', '+447700900202', 'Stylist, colour',  'Balayage, curls and everything that needs patience.',                     '#0369a1', 421,  87, 2),
    ('Noor Haddad',   null,                 '+447700900203', 'Class teacher',    'Teaches facial massage and slow yoga in the back room.',                  '#15803d', 240,  49, 3)
  ) as v (name, email, phone, title, bio, color, stars, ratings, position);

insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at)
select demo.id('organization glow-studio'), demo.id('glow staff ' || v.name), w, v.opens::time, v.closes::time
  from (values
    ('Maya Sterling', array[2, 3, 4, 5], '09:00', '13:00'), ('Maya Sterling', array[2, 3, 4, 5], '14:00', '18:00'), ('Maya Sterling', array[6], '09:00', '15:00'),
    ('Tess Adebayo',  array[1, 3, 4, 5], '10:00', '14:00'), ('Tess Adebayo',  array[1, 3, 4, 5], '15:00', '19:00'), ('Tess Adebayo',  array[6], '10:00', '16:00'),
    ('Noor Haddad',   array[1, 2, 3, 4, 5], '17:00', '21:00')) as v (name, weekdays, opens, closes)
 cross join lateral unnest(v.weekdays) as w;

insert into public.staff_time_off (organization_id, staff_id, starts_at, ends_at, kind, note)
values (demo.id('organization glow-studio'), demo.id('glow staff Tess Adebayo'), (current_date + 24)::timestamptz, (current_date + 28)::timestamptz, 'holiday', 'Lisbon');
insert into public.staff_time_off (organization_id, staff_id, starts_at, ends_at, kind, note)
select demo.id('organization glow-studio'), demo.id('glow staff ' || v.name), (current_date + v.days + v.begins::time) at time zone 'Europe/London',
       (current_date + v.days + v.ends::time) at time zone 'Europe/London', v.kind, v.note
  from (values
    ('Maya Sterling', 3, '13:00', '14:00', 'break',    'Lunch with the accountant'),
    ('Noor Haddad',   2, '16:30', '17:45', 'training', 'First aid'),
    ('Tess Adebayo',  5, '14:00', '15:00', 'other',    'School play')) as v (name, days, begins, ends, kind, note);
insert into public.business_closures (organization_id, starts_on, ends_on, reason)
values (demo.id('organization glow-studio'), make_date(extract(year from current_date)::int, 12, 25), make_date(extract(year from current_date)::int, 12, 26), 'Christmas');

insert into public.service_categories (organization_id, id, name, description, position)
select demo.id('organization glow-studio'), demo.id('glow category ' || v.name), v.name, v.description, v.position
  from (values
    ('Cut and finish', 'With a wash, a talk and a cup of tea.', 1),
    ('Colour',         'A patch test is part of the first visit.', 2),
    ('Face',           'An hour for yourself.', 3),
    ('Classes',        'Small groups in the back room.', 4)) as v (name, description, position);

insert into public.services (organization_id, id, category_id, kind, name, slug, description, pricing, price_cents, tax_rate_bp, duration_minutes, buffer_after_minutes,
                             capacity, lead_time_minutes, max_advance_days, cancellation_window_hours, deposit_bp, position)
select demo.id('organization glow-studio'), demo.id('glow service ' || v.slug), demo.id('glow category ' || v.category), v.kind,
       v.name, v.slug, v.description, 'fixed', v.price, 2000, v.minutes, v.buffer, v.seats, 60, 60, 24, v.deposit, v.position
  from (values
    ('Cut and finish', 'appointment', 'Haircut',             'haircut',             'Consultation, wash, cut and a finish you can copy at home.',               4800, 45, 15,  1, 0,    1),
    ('Cut and finish', 'appointment', 'Restyle',             'restyle',             'A new shape. More time to talk, more time to cut.',                        6800, 60, 15,  1, 0,    2),
    ('Cut and finish', 'appointment', 'Blow-dry',            'blow-dry',            'Smooth or full, for tonight or for the week.',                             3200, 40, 5,   1, 0,    3),
    ('Cut and finish', 'appointment', 'Fringe trim',         'fringe-trim',         'A quick tidy between cuts.',                                               1200, 15, 5,   1, 0,    4),
    ('Colour',         'appointment', 'Root colour',         'root-colour',         'Regrowth matched to your shade, with a gloss.',                            6200, 75, 15,  1, 2000, 5),
    ('Colour',         'appointment', 'Balayage',            'balayage',            'Hand-painted light, toned and finished. Looks better each week.',         14500, 105, 15, 1, 2500, 6),
    ('Face',           'appointment', 'Glow facial',         'glow-facial',         'Cleanse, massage and mask for tired skin.',                                5500, 60, 15,  1, 0,    7),
    ('Face',           'appointment', 'Brow shape and tint', 'brow-shape-and-tint', 'Shaped to your face, tinted to your hair.',                                2600, 30, 10,  1, 0,    8),
    ('Classes',        'class',       'Facial massage',      'facial-massage',      'Learn a ten-minute routine for every evening. Oil is provided.',           1800, 60, 15,  8, 0,    9),
    ('Classes',        'class',       'Slow yoga',           'slow-yoga',           'Gentle, long stretches by candlelight. Mats are here.',                    1400, 75, 15, 10, 0,   10)
  ) as v (category, kind, name, slug, description, price, minutes, buffer, seats, deposit, position);

-- Colour takes half a morning: calling it off late costs something.
update public.services s
   set cancellation_window_hours = 48, cancellation_fees = '[{"hours": 48, "fee_bp": 2500}, {"hours": 24, "fee_bp": 5000}]', no_show_fee_bp = 10000
 where s.organization_id = demo.id('organization glow-studio') and s.slug in ('root-colour', 'balayage');

insert into public.staff_services (organization_id, staff_id, service_id, price_cents, duration_minutes)
select demo.id('organization glow-studio'), demo.id('glow staff ' || v.name), s.id,
       case when v.name = 'Maya Sterling' and s.slug in ('haircut', 'restyle') then s.price_cents + 1000 end,
       case when v.name = 'Maya Sterling' and s.slug = 'blow-dry' then 35 end
  from (values
    ('Maya Sterling', array['haircut', 'restyle', 'blow-dry', 'fringe-trim', 'root-colour']),
    ('Tess Adebayo',  array['haircut', 'blow-dry', 'fringe-trim', 'root-colour', 'balayage', 'glow-facial', 'brow-shape-and-tint']),
    ('Noor Haddad',   array['facial-massage', 'slow-yoga'])) as v (name, slugs)
  join public.services s on s.organization_id = demo.id('organization glow-studio') and s.slug::text = any (v.slugs);

insert into public.service_options (organization_id, id, service_id, name, price_cents, minutes, position)
select demo.id('organization glow-studio'), demo.id('glow option ' || v.service || v.name), demo.id('glow service ' || v.service), v.name, v.price, v.minutes, v.position
  from (values
    ('haircut',     'Scalp massage',     800,  10, 1), ('haircut',     'Silent appointment', 0, 0, 2),
    ('restyle',     'Scalp massage',     800,  10, 1),
    ('root-colour', 'Blow-dry after',    1500, 20, 1), ('balayage',    'Bond treatment',  2500, 15, 1),
    ('glow-facial', 'LED light',         1200, 15, 1), ('blow-dry',    'Hot oil treatment', 900, 0, 1)) as v (service, name, price, minutes, position);

insert into public.products (organization_id, id, sku, name, description, category, price_cents, tax_rate_bp, reorder_level, position)
select demo.id('organization glow-studio'), demo.id('glow product ' || v.sku), v.sku, v.name, v.description, v.category, v.price, 2000, v.reorder, v.position
  from (values
    ('SHA-250',  'Everyday shampoo, 250 ml',   'Mild, with oat. For every day.',          'Hair', 1600, 8, 1),
    ('CON-250',  'Everyday conditioner, 250 ml', 'Detangles without weight.',             'Hair', 1700, 8, 2),
    ('OIL-50',   'Finishing oil, 50 ml',       'Two drops are enough.',                   'Hair', 2200, 5, 3),
    ('BRUSH-W',  'Wooden brush',               'Boar and nylon, made in Kent.',           'Tools', 2900, 3, 4),
    ('MASK-75',  'Clay mask, 75 ml',           'The one from the facial.',                'Face', 2400, 5, 5)) as v (sku, name, description, category, price, reorder, position);
insert into public.inventory_movements (organization_id, product_id, action, quantity, reason, created_at)
select p.organization_id, p.id, m.action, m.quantity, m.reason, now() - m.ago
  from public.products p
 cross join (values ('received', 40, 'First delivery', interval '85 days'), ('sold', -27, 'Sold at the desk', interval '30 days'),
                    ('damaged', -1, 'Dropped', interval '12 days')) as m (action, quantity, reason, ago)
 where p.organization_id = demo.id('organization glow-studio');
insert into public.inventory_movements (organization_id, product_id, action, quantity, reason, created_at)
values (demo.id('organization glow-studio'), demo.id('glow product OIL-50'), 'sold', -9, 'Sold at the desk', now() - interval '3 days');

insert into public.offers (organization_id, id, name, code, description, discount_percent, discount_cents, valid_from, valid_until, minimum_cents, weekdays, first_booking_only, total_limit, used_count)
select demo.id('organization glow-studio'), demo.id('glow offer ' || v.code), v.name, v.code, v.description, v.percent, v.cents,
       now() - interval '90 days', v.until, v.minimum, v.weekdays, v.first, v.total, v.used
  from (values
    ('Welcome',      'WELCOME10', 'Ten percent off.',                                    10,   null, now() + interval '200 days', 0,    null,                         false, null::int, 0),
    ('Slow Mondays', 'MONDAY',    'Fifteen percent off on Mondays and Tuesdays.',        15,   null, now() + interval '90 days',  0,    array[1, 2]::smallint[],      false, null,      0),
    ('New here',     'HELLO5',    'Five pounds off the first visit over £30.',           null, 500,  now() + interval '300 days', 3000, null,                         true,  null,      0),
    ('Summer light', 'SUMMER',    'Twenty pounds off balayage. Over now.',               null, 2000, now() - interval '30 days',  0,    null,                         false, null,      0),
    ('Opening week', 'OPENING',   'Half price for the first twenty. All gone.',          50,   null, now() + interval '30 days',  0,    null,                         false, 20,        20)
  ) as v (name, code, description, percent, cents, until, minimum, weekdays, first, total, used);

select demo.add_customers(demo.id('organization glow-studio'), 240, 0.6);
insert into public.customers (organization_id, id, user_id, full_name, email, phone, source, tags, created_at)
values (demo.id('organization glow-studio'), demo.id('glow casey'), demo.id('user customer@tenantry.demo'), 'Casey Morgan',
        'customer@tenantry.demo', '+447700900999', 'storefront', array['regular'], now() - interval '80 days');
select demo.add_history(demo.id('organization glow-studio'), 0.78);
select demo.audit(true);
