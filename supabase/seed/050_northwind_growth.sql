/* Northwind Growth, London: an agency that sells strategy calls and retainers. */

select demo.audit(false);
select demo.add_organization('northwind-growth', 'Northwind Growth', 'scale');

update public.organizations set
  industry = 'agency', contact_email = 'hello@northwind.example', billing_email = 'owner@northwind.demo', phone = '+442079460316',
  address_line1 = '12 Bermondsey Street', city = 'London', postcode = 'SE1 2ER', brand_color = '#1d4ed8',
  about = 'We help service companies find their next hundred customers: positioning, campaigns and the numbers behind them. Start with a call.',
  settings = '{"payment": ["card", "on_site"]}'
 where slug = 'northwind-growth';

select demo.add_member(demo.id('organization northwind-growth'), v.email, v.name, v.role, v.title)
  from (values
    ('owner@northwind.demo',       'Adrian Voss',     'owner',       'Managing director'),
    ('admin@northwind.demo',       'Leila Farouk',    'admin',       'Operations'),
    ('member@northwind.demo',      'Owen Price',      'member',      'Account manager'),
    ('viewer@northwind.demo',      'Helen Marsh',     'viewer',      'Controller'),
    ('sales@northwind.demo',       'Rory Kincaid',    'sales',       'Sales'),
    ('bot_trainer@northwind.demo', 'Yuki Tanaka',     'bot_trainer', 'Conversation designer')) as v (email, name, role, title);

insert into public.staff (organization_id, id, user_id, full_name, email, phone, member_type, external_id, title, bio, color, is_bookable, position)
select demo.id('organization northwind-growth'), demo.id('northwind staff ' || v.name), demo.id('user ' || v.email), v.name, v.email, v.phone, v.type, v.external, v.title, v.bio, v.color, v.bookable, v.position
  from (values
    ('Adrian Voss',  'owner@northwind.demo',  '+447700900401', 'provider', 'ghl-1001', 'Strategist',      'Twenty years of launches, most of them loud.', '#1d4ed8', true,  1),
    ('Owen Price',   'member@northwind.demo', '+447700900402', 'provider', 'ghl-1002', 'Account manager', 'Makes plans that survive a Monday.',           '#0f766e', true,  2),
    ('Rory Kincaid', 'sales@northwind.demo',  '+447700900403', 'sales',    'ghl-1003', 'Sales',           'First on the phone.',                          '#b45309', true,  3)
  ) as v (name, email, phone, type, external, title, bio, color, bookable, position);

insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at)
select s.organization_id, s.id, w, h.opens, h.closes
  from public.staff s cross join generate_series(1, 5) as w cross join (values (time '09:00', time '12:30'), (time '13:30', time '17:30')) as h (opens, closes)
 where s.organization_id = demo.id('organization northwind-growth');

insert into public.service_categories (organization_id, id, name, description, position)
select demo.id('organization northwind-growth'), demo.id('northwind category ' || v.name), v.name, v.description, v.position
  from (values ('Start here', 'No strings attached.', 1), ('Work with us', 'By the session.', 2)) as v (name, description, position);

insert into public.services (organization_id, id, category_id, kind, name, slug, description, pricing, price_cents, tax_rate_bp, duration_minutes, buffer_after_minutes,
                             lead_time_minutes, max_advance_days, cancellation_window_hours, deposit_bp, position)
select demo.id('organization northwind-growth'), demo.id('northwind service ' || v.slug), demo.id('northwind category ' || v.category), 'appointment',
       v.name, v.slug, v.description, 'fixed', v.price, 2000, v.minutes, 15, 240, 45, 24, v.deposit, v.position
  from (values
    ('Start here',   'Discovery call',     'discovery-call',     'Half an hour to see whether we fit. Free.',                              0, 30, 0,    1),
    ('Work with us', 'Strategy session',   'strategy-session',   'Ninety minutes on one question, with a written plan the next day.', 45000, 90, 5000, 2),
    ('Work with us', 'Campaign review',    'campaign-review',    'An hour through your numbers, ad by ad.',                           24000, 60, 0,    3),
    ('Work with us', 'Copy clinic',        'copy-clinic',        'Bring one page, leave with a better one.',                          16000, 45, 0,    4)
  ) as v (category, name, slug, description, price, minutes, deposit, position);

insert into public.staff_services (organization_id, staff_id, service_id)
select s.organization_id, s.id, v.id
  from public.staff s join public.services v on v.organization_id = s.organization_id
 where s.organization_id = demo.id('organization northwind-growth') and (s.member_type = 'provider' or v.slug::text = 'discovery-call');

insert into public.offers (organization_id, id, name, code, description, discount_percent, valid_from, valid_until)
values (demo.id('organization northwind-growth'), demo.id('northwind offer'), 'Welcome', 'WELCOME10', 'Ten percent off the first session.', 10, now() - interval '90 days', now() + interval '200 days');

select demo.add_customers(demo.id('organization northwind-growth'), 140);
update public.customers c set kind = 'company',
       company_name = l.name || ' ' || (array['Dental', 'Plumbing', 'Legal', 'Fitness', 'Interiors', 'Catering', 'Roofing'])[1 + floor(demo.chance(c.id || 'trade') * 7)::int]
  from demo.last_names l
 where c.organization_id = demo.id('organization northwind-growth') and l.n = 1 + floor(demo.chance(c.id || 'company') * 50)::int and demo.chance(c.id || 'is company') < 0.7;
select demo.add_history(demo.id('organization northwind-growth'), 0.55);
select demo.audit(true);
