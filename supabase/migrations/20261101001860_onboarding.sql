/*
 * Onboarding: a new business opens with what businesses of its kind offer, somebody who offers it
 * and hours, so that its storefront can be booked before anything was typed.
 */

create table public.industry_services (
  industry         text not null,
  position         int  not null,
  category         text not null,
  kind             text not null,
  name             text not null,
  description      text not null,
  pricing          text not null,
  price_cents      bigint not null,
  duration_minutes int not null,
  buffer_after_minutes int not null default 0,
  capacity         int not null default 1,
  turnaround_hours int,
  primary key (industry, position),
  constraint industry_services_industry check (industry in ('laundry', 'salon', 'agency', 'wedding', 'general')),
  constraint industry_services_kind     check (kind in ('appointment', 'pickup_delivery', 'class')),
  constraint industry_services_pricing  check (pricing in ('fixed', 'per_item', 'per_kg', 'per_hour', 'from'))
);
comment on table public.industry_services is 'What a new business of an industry begins with. Written by migrations only.';
alter table public.industry_services enable row level security;
grant select on public.industry_services to authenticated;
create policy "anyone signed in reads the presets" on public.industry_services for select to authenticated using (true);

insert into public.industry_services (industry, position, category, kind, name, description, pricing, price_cents, duration_minutes, buffer_after_minutes, capacity, turnaround_hours) values
  ('laundry', 1, 'Laundry',       'pickup_delivery', 'Wash and fold',   'Washed, dried, folded. Priced by weight.',                'per_kg',   450,  120, 0,  8, 48),
  ('laundry', 2, 'Laundry',       'pickup_delivery', 'Shirts, ironed',  'Washed and pressed, on hangers.',                         'per_item', 320,  120, 0,  8, 48),
  ('laundry', 3, 'Dry cleaning',  'pickup_delivery', 'Suit',            'Two pieces, cleaned and pressed.',                        'per_item', 1650, 120, 0,  8, 72),
  ('salon',   1, 'Hair',          'appointment',     'Haircut',         'Consultation, wash, cut and finish.',                     'fixed',    4500, 45,  10, 1, null),
  ('salon',   2, 'Hair',          'appointment',     'Blow-dry',        'Smooth or full, for tonight or for the week.',            'fixed',    3000, 40,  5,  1, null),
  ('salon',   3, 'Colour',        'appointment',     'Root colour',     'Regrowth matched to your shade.',                         'from',     6000, 75,  15, 1, null),
  ('agency',  1, 'Talk',          'appointment',     'First call',      'Half an hour to see whether we fit.',                     'fixed',    0,    30,  10, 1, null),
  ('agency',  2, 'Work',          'appointment',     'Consulting',      'Focused work on your question, by the hour.',             'per_hour', 12000, 60, 15, 1, null),
  ('agency',  3, 'Work',          'appointment',     'Workshop',        'Half a day with your team.',                              'fixed',    90000, 240, 30, 1, null),
  ('wedding', 1, 'Getting to know', 'appointment',   'First meeting',   'Tell us about your day.',                                 'fixed',    0,    60,  15, 1, null),
  ('wedding', 2, 'Planning',      'appointment',     'Planning session', 'Budget, guests and timeline, step by step.',             'fixed',    15000, 90, 15, 1, null),
  ('wedding', 3, 'Planning',      'appointment',     'Venue visit',     'We walk through the place together.',                     'fixed',    9000, 120, 30, 1, null),
  ('general', 1, 'Services',      'appointment',     'Appointment',     'An hour with us.',                                        'fixed',    5000, 60,  10, 1, null),
  ('general', 2, 'Services',      'appointment',     'Short appointment', 'Half an hour for something small.',                     'fixed',    3000, 30,  5,  1, null);

/*
 * Fills a new organization with the preset of its industry: categories, services, its founder as
 * the first person who offers them, on weekdays from nine to five. Nothing of it has an author:
 * what somebody added or changed themselves can be told from it.
 */
create function private.apply_industry_preset(p_organization_id uuid, p_user_id uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_organization public.organizations;
  v_staff_id     uuid;
begin
  select o.* into strict v_organization from public.organizations o where o.id = p_organization_id;
  insert into public.service_categories (organization_id, name, position)
  select p_organization_id, i.category, min(i.position) from public.industry_services i where i.industry = v_organization.industry group by i.category;
  insert into public.services (organization_id, category_id, kind, name, slug, description, pricing, price_cents, currency, duration_minutes,
                               buffer_after_minutes, capacity, turnaround_hours, position, created_by)
  select p_organization_id, c.id, i.kind, i.name, btrim(regexp_replace(lower(i.name), '[^a-z0-9]+', '-', 'g'), '-'), i.description, i.pricing,
         i.price_cents, v_organization.currency, i.duration_minutes, i.buffer_after_minutes, i.capacity, i.turnaround_hours, i.position, null
    from public.industry_services i
    join public.service_categories c on c.organization_id = p_organization_id and c.name = i.category
   where i.industry = v_organization.industry;
  insert into public.staff (organization_id, user_id, full_name, member_type, created_by)
  select p_organization_id, p_user_id, coalesce(nullif(btrim(p.full_name), ''), split_part(u.email, '@', 1)),
         case when v_organization.industry = 'laundry' then 'driver' else 'provider' end, null
    from auth.users u left join public.profiles p on p.id = u.id
   where u.id = p_user_id
  returning id into v_staff_id;
  insert into public.staff_services (organization_id, staff_id, service_id)
  select p_organization_id, v_staff_id, s.id from public.services s where s.organization_id = p_organization_id;
  insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at)
  select p_organization_id, v_staff_id, d, '09:00', '17:00' from generate_series(1, 5) as d;
end;
$$;

/* How far the request's organization has come in setting itself up, for its checklist; null for who may not set it up. */
create function public.setup_progress() returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_id           uuid := private.active_organization('organization.update');
  v_organization public.organizations;
begin
  select o.* into v_organization from public.organizations o where o.id = v_id;
  if not found then
    return null;
  end if;
  return jsonb_build_object(
    'services', exists (select from public.services s
                         where s.organization_id = v_id and (s.created_by is not null or s.updated_at > v_organization.created_at + interval '1 second')),
    'hours',    exists (select from public.staff_hours h where h.organization_id = v_id and h.created_at > v_organization.created_at + interval '1 second'),
    'look',     v_organization.brand_color is not null or nullif(btrim(v_organization.about), '') is not null,
    'contact',  v_organization.phone is not null,
    'booking',  exists (select from public.bookings b where b.organization_id = v_id));
end;
$$;
grant execute on function public.setup_progress() to authenticated;
