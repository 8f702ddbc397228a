/* Spotless Laundry, Manchester: collects, washes and brings back. Jobs, rounds and drivers. */

select demo.audit(false);
select demo.add_organization('spotless-laundry', 'Spotless Laundry', 'professional');

update public.organizations set
  industry = 'laundry', contact_email = 'hello@spotless.example', billing_email = 'owner@spotless.demo', phone = '+441614960182',
  address_line1 = '214 Burton Road', city = 'Manchester', postcode = 'M20 2LW', brand_color = '#0f766e',
  about = 'We collect from your door, wash with plant-based detergent, iron by hand and bring everything back within two days. South Manchester since 2014.',
  settings = '{"payment": ["card", "on_site"]}'
 where slug = 'spotless-laundry';

select demo.add_member(demo.id('organization spotless-laundry'), v.email, v.name, v.role, v.title)
  from (values
    ('owner@spotless.demo',      'Grace Whittaker', 'owner',      'Founder'),
    ('admin@spotless.demo',      'Tariq Mahmood',   'admin',      'Operations manager'),
    ('member@spotless.demo',     'Ellie Norris',    'member',     'Front desk'),
    ('viewer@spotless.demo',     'Paul Denby',      'viewer',     'Accountant'),
    ('dispatcher@spotless.demo', 'Kofi Asante',     'dispatcher', 'Dispatcher'),
    ('driver@spotless.demo',     'Danny Walsh',     'driver',     'Driver')) as v (email, name, role, title);

insert into public.staff (organization_id, id, user_id, full_name, email, phone, member_type, title, bio, color, is_bookable, position)
select o.id, demo.id('spotless staff ' || v.name), demo.id('user ' || v.email), v.name, v.email, v.phone, v.type, v.title, v.bio, v.color, false, v.position
  from (values
    ('Danny Walsh', 'driver@spotless.demo',     '+447700900301', 'driver',     'Driver',     'Knows every short cut between Chorlton and Cheadle.', '#0f766e', 1),
    ('Lena Hoffmann', null,                     '+447700900302', 'driver',     'Driver',     'Evening rounds, always with a smile.',                '#0369a1', 2),
    ('Kofi Asante', 'dispatcher@spotless.demo', '+447700900303', 'operations', 'Dispatcher', 'Plans the rounds.',                                   '#7c3aed', 3)
  ) as v (name, email, phone, type, title, bio, color, position)
  join public.organizations o on o.slug = 'spotless-laundry';

insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at)
select s.organization_id, s.id, w, '08:00', '18:00'
  from public.staff s cross join generate_series(1, 6) as w
 where s.organization_id = demo.id('organization spotless-laundry') and s.member_type = 'driver';

insert into public.service_categories (organization_id, id, name, description, position)
select demo.id('organization spotless-laundry'), demo.id('spotless category ' || v.name), v.name, v.description, v.position
  from (values
    ('Everyday laundry', 'Washed, dried and folded.',             1),
    ('Care and repair',  'For what you would rather not wash.',   2),
    ('Home',             'Duvets, curtains and other big things.', 3)) as v (name, description, position);

insert into public.services (organization_id, id, category_id, kind, name, slug, description, pricing, price_cents, tax_rate_bp, duration_minutes, capacity,
                             lead_time_minutes, max_advance_days, cancellation_window_hours, turnaround_hours, position)
select demo.id('organization spotless-laundry'), demo.id('spotless service ' || v.slug), demo.id('spotless category ' || v.category), 'pickup_delivery',
       v.name, v.slug, v.description, v.pricing, v.price, 2000, 120, v.seats, 120, 28, 4, v.hours, v.position
  from (values
    ('Everyday laundry', 'Wash and fold',      'wash-and-fold',    'Sorted by colour, washed at the right heat, dried and folded into one neat bag.', 'per_kg',   320, 10, 48, 1),
    ('Everyday laundry', 'Shirts, ironed',     'shirts-ironed',    'Washed, starched if you like, ironed by hand and brought back on hangers.',       'per_item', 350,  8, 48, 2),
    ('Care and repair',  'Dry cleaning',       'dry-cleaning',     'Suits, dresses and coats, cleaned gently and pressed.',                             'per_item', 1150, 6, 72, 3),
    ('Care and repair',  'Repairs and hems',   'repairs-and-hems', 'Buttons, zips and hems by our seamstress.',                                        'per_item', 1400, 4, 96, 4),
    ('Home',             'Duvet or blanket',   'duvet-or-blanket', 'Washed and dried through, whatever the filling.',                                  'per_item', 2200, 4, 72, 5)
  ) as v (category, name, slug, description, pricing, price, seats, hours, position);

insert into public.staff_services (organization_id, staff_id, service_id)
select s.organization_id, s.id, v.id
  from public.staff s join public.services v on v.organization_id = s.organization_id
 where s.organization_id = demo.id('organization spotless-laundry') and s.member_type = 'driver';

insert into public.service_options (organization_id, id, service_id, name, price_cents, minutes, position)
select demo.id('organization spotless-laundry'), demo.id('spotless option ' || v.service || v.name), demo.id('spotless service ' || v.service), v.name, v.price, 0, v.position
  from (values
    ('wash-and-fold', 'Fragrance-free',  0,   1),
    ('wash-and-fold', 'Eco wash at 30°', 0,   2),
    ('shirts-ironed', 'Starch',          40,  1),
    ('dry-cleaning',  'Stain treatment', 350, 1)) as v (service, name, price, position);

insert into public.products (organization_id, id, sku, name, description, category, price_cents, tax_rate_bp, reorder_level, position)
select demo.id('organization spotless-laundry'), demo.id('spotless product ' || v.sku), v.sku, v.name, v.description, 'For home', v.price, 2000, 10, v.position
  from (values
    ('BAG-L',  'Laundry bag, large',  'Sturdy cotton, takes about eight kilos.', 900, 1),
    ('DET-1L', 'Our detergent, 1 l',  'The plant-based one that we use.',        750, 2)) as v (sku, name, description, price, position);
insert into public.inventory_movements (organization_id, product_id, action, quantity, reason, created_at)
select p.organization_id, p.id, m.action, m.quantity, m.reason, now() - m.ago
  from public.products p
 cross join (values ('received', 60, 'First delivery', interval '80 days'), ('adjusted', -2, 'Stock-take', interval '20 days')) as m (action, quantity, reason, ago)
 where p.organization_id = demo.id('organization spotless-laundry');

insert into public.offers (organization_id, id, name, code, description, discount_percent, discount_cents, valid_from, valid_until, minimum_cents, weekdays, first_booking_only, total_limit, used_count)
select demo.id('organization spotless-laundry'), demo.id('spotless offer ' || v.code), v.name, v.code, v.description, v.percent, v.cents,
       now() - interval '90 days', v.until, v.minimum, v.weekdays, v.first, v.total, v.used
  from (values
    ('Welcome',           'WELCOME10', 'Ten percent off.',                         10,   null, now() + interval '200 days', 0,    null,                     false, null::int, 0),
    ('Quiet Tuesdays',    'TUESDAY5',  'Five pounds off on Tuesdays over £20.',    null, 500,  now() + interval '60 days',  2000, array[2]::smallint[],     false, null,      0),
    ('Spring clean',      'SPRING20',  'Twenty percent off duvets. Over now.',     20,   null, now() - interval '10 days',  0,    null,                     false, null,      0),
    ('First ten friends', 'FRIENDS',   'Fifteen percent for the first ten.',       15,   null, now() + interval '100 days', 0,    null,                     false, 10,        10)
  ) as v (name, code, description, percent, cents, until, minimum, weekdays, first, total, used);

select demo.add_customers(demo.id('organization spotless-laundry'), 220);
insert into public.customers (organization_id, id, user_id, full_name, email, phone, source, created_at)
values (demo.id('organization spotless-laundry'), demo.id('spotless casey'), demo.id('user customer@tenantry.demo'), 'Casey Morgan',
        'customer@tenantry.demo', '+447700900999', 'storefront', now() - interval '60 days');
select demo.add_history(demo.id('organization spotless-laundry'), 0.8);
select demo.audit(true);
