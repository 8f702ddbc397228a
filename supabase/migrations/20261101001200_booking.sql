/*
 * Booking: the main job. A customer takes time, the business delivers, and everyone sees how far
 * it is.
 *
 * Money and time have functions as their only writers. `place_booking` is the way in, for a
 * visitor, a member or a program alike; it does everything or nothing, once for each key.
 *
 * Locks are always taken in this order, so bookings can't wait for each other in a circle:
 *   idempotency key, or the booking → expired holds in its way → slot → offer → stock
 *   → use of the plan → customer → number → roll-ups.
 * The slot comes early because it is what people race for: losers leave before they hold anything
 * the others need, which is why the appointment's foreign key waits until commit.
 */

-- ---------------------------------------------------------------------------------------------
-- Bookings
-- ---------------------------------------------------------------------------------------------

/* Whether an address has only the fields we know, each a short text, and a first line. */
create function private.is_address(p_address jsonb) returns boolean
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return p_address is null
      or (jsonb_typeof(p_address) = 'object'
          and length(btrim(coalesce(p_address ->> 'line1', ''))) between 1 and 200
          and not exists (
            select from jsonb_each(p_address) as f
             where f.key not in ('line1', 'line2', 'city', 'postcode', 'country', 'instructions')
                or jsonb_typeof(f.value) not in ('string', 'null')
                or length(f.value::text) > 502));
end;
$$;
grant execute on function private.is_address(jsonb) to authenticated;

create table public.bookings (
  organization_id     uuid not null references public.organizations (id) on delete cascade,
  id                  uuid not null default private.uuid_v7(),
  number              text not null,
  customer_id         uuid not null,
  kind                text not null,
  channel             text not null default 'storefront',
  status              text not null default 'pending',
  payment_status      text not null default 'unpaid',
  payment_method      text not null default 'on_site',
  starts_at           timestamptz not null,
  ends_at             timestamptz not null,
  pickup_address      jsonb,
  delivery_address    jsonb,
  pickup_from         timestamptz,
  pickup_until        timestamptz,
  delivery_from       timestamptz,
  delivery_until      timestamptz,
  notes               text,
  subtotal_cents      bigint not null,
  discount_cents      bigint not null default 0,
  tax_cents           bigint not null default 0,
  tip_cents           bigint not null default 0,
  total_cents         bigint not null,
  deposit_cents       bigint not null default 0,
  paid_cents          bigint not null default 0,
  refunded_cents      bigint not null default 0,
  currency            text not null,
  offer_id            uuid,
  points_redeemed     int not null default 0,
  placed_by           uuid references auth.users (id) on delete set null,
  public_token_hash   bytea not null,
  idempotency_key     text not null,
  cancellation_window_hours int not null default 24,
  hold_expires_at     timestamptz,
  confirmed_at        timestamptz,
  in_progress_at      timestamptz,
  ready_at            timestamptz,
  out_for_delivery_at timestamptz,
  completed_at        timestamptz,
  cancelled_at        timestamptz,
  no_show_at          timestamptz,
  cancel_reason       text,
  created_at          timestamptz not null default now(),
  updated_at          timestamptz not null default now(),
  deleted_at          timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references public.customers (organization_id, id),
  foreign key (organization_id, offer_id)    references public.offers    (organization_id, id),
  constraint bookings_number         unique (organization_id, number),
  constraint bookings_once           unique (organization_id, idempotency_key),
  constraint bookings_kind           check (kind in ('appointment', 'pickup_delivery', 'class')),
  constraint bookings_channel        check (channel in ('storefront', 'dashboard', 'api', 'bot', 'form')),
  constraint bookings_status         check (status in ('draft', 'pending', 'confirmed', 'in_progress', 'ready', 'out_for_delivery',
                                                       'completed', 'cancelled', 'no_show')),
  constraint bookings_payment_status check (payment_status in ('unpaid', 'deposit_paid', 'paid', 'partially_refunded', 'refunded')),
  constraint bookings_payment_method check (payment_method in ('card', 'on_site')),
  constraint bookings_order          check (starts_at < ends_at),
  constraint bookings_windows        check (pickup_from < pickup_until and delivery_from < delivery_until),
  constraint bookings_addresses      check (private.is_address(pickup_address) and private.is_address(delivery_address)),
  constraint bookings_notes          check (length(notes) <= 2000 and length(cancel_reason) <= 500),
  constraint bookings_sums           check (subtotal_cents >= 0 and discount_cents between 0 and subtotal_cents and tip_cents >= 0
                                            and tax_cents between 0 and subtotal_cents
                                            and total_cents = subtotal_cents - discount_cents + tip_cents
                                            and deposit_cents between 0 and total_cents),
  constraint bookings_paid           check (refunded_cents between 0 and paid_cents),
  constraint bookings_currency       check (currency ~ '^[A-Z]{3}$'),
  constraint bookings_key            check (length(idempotency_key) between 8 and 200)
);
comment on table  public.bookings is 'One order for services and products by one customer.';
comment on column public.bookings.starts_at is 'The appointment''s or the pick-up''s begin: a plain column, so that lists by day use an index under row-level security.';
comment on column public.bookings.cancellation_window_hours is 'The rule the customer agreed to when booking; a later change of the service doesn''t reach back.';
comment on column public.bookings.public_token_hash is 'SHA-256 of the token in the customer''s private link. The token itself is derived, never stored.';
comment on column public.bookings.hold_expires_at is 'Until when an unpaid card booking keeps its time.';

create index bookings_by_start on public.bookings (organization_id, starts_at, id);
comment on index public.bookings_by_start is 'The day, and the list by time.';
create index bookings_newest on public.bookings (organization_id, created_at desc, id);
comment on index public.bookings_newest is 'The list by when they came in.';
create index bookings_of_status on public.bookings (organization_id, status, starts_at);
comment on index public.bookings_of_status is 'The list filtered by status, and counts by status.';
create index bookings_of_customer on public.bookings (organization_id, customer_id, starts_at desc);
comment on index public.bookings_of_customer is 'A customer''s page: their bookings.';
create index bookings_own on public.bookings (customer_id, starts_at desc);
comment on index public.bookings_own is 'A signed-in customer''s own, across organizations.';
create index bookings_of_offer on public.bookings (organization_id, offer_id, customer_id);
comment on index public.bookings_of_offer is 'An offer''s redemptions, and its limit for each customer.';
create index bookings_by_token on public.bookings (public_token_hash);
comment on index public.bookings_by_token is 'The customer''s private link.';
create index bookings_placed_by on public.bookings (placed_by);

alter table public.bookings enable row level security;

/* No prices, states, totals or keys: those have functions as their only writers. */
grant select (organization_id, id, number, customer_id, kind, channel, status, payment_status, payment_method, starts_at, ends_at,
              pickup_address, delivery_address, pickup_from, pickup_until, delivery_from, delivery_until, notes,
              subtotal_cents, discount_cents, tax_cents, tip_cents, total_cents, deposit_cents, paid_cents, refunded_cents, currency,
              offer_id, points_redeemed, placed_by, cancellation_window_hours, hold_expires_at, confirmed_at, in_progress_at, ready_at,
              out_for_delivery_at, completed_at, cancelled_at, no_show_at, cancel_reason, created_at, updated_at, deleted_at)
  on public.bookings to authenticated;
grant update (notes, pickup_address, delivery_address, delivery_from, delivery_until) on public.bookings to authenticated;

create policy "members see bookings, customers their own" on public.bookings for select to authenticated
  using ((organization_id = (select private.active_organization('bookings.read'))
          or customer_id = any ((select private.my_customer_ids())::uuid[]))
         and deleted_at is null);
create policy "members keep addresses and notes right" on public.bookings for update to authenticated
  using      (organization_id = (select private.active_organization('bookings.update')) and deleted_at is null)
  with check (organization_id = (select private.active_organization('bookings.update')));

create trigger set_updated_at before update on public.bookings for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.bookings for each row execute function private.audit();

alter table public.inventory_movements
  add foreign key (organization_id, booking_id) references public.bookings (organization_id, id) deferrable initially deferred;

create table public.booking_items (
  organization_id  uuid not null,
  id               uuid not null default private.uuid_v7(),
  booking_id       uuid not null,
  service_id       uuid,
  product_id       uuid,
  description      text not null,
  quantity         numeric(10, 3) not null,
  unit_price_cents bigint not null,
  total_cents      bigint not null,
  tax_rate_bp      int not null default 0,
  options          jsonb not null default '[]',
  condition_notes  text,
  tag              text,
  photos           text[] not null default '{}',
  status           text not null default 'open',
  position         int not null default 0,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, booking_id) references public.bookings (organization_id, id) on delete cascade,
  foreign key (organization_id, service_id) references public.services (organization_id, id),
  foreign key (organization_id, product_id) references public.products (organization_id, id),
  constraint booking_items_what     check (num_nonnulls(service_id, product_id) = 1),
  constraint booking_items_quantity check (quantity > 0 and quantity <= 1000),
  constraint booking_items_money    check (unit_price_cents >= 0 and total_cents >= 0),
  constraint booking_items_options  check (jsonb_typeof(options) = 'array'),
  constraint booking_items_status   check (status in ('open', 'received', 'in_progress', 'done', 'returned')),
  constraint booking_items_texts    check (length(description) <= 1000 and length(condition_notes) <= 1000 and length(tag) <= 40 and cardinality(photos) <= 20)
);
comment on table  public.booking_items is 'What was booked, at the price it had then.';
comment on column public.booking_items.options is 'The add-ons chosen: [{"id", "name", "price_cents", "minutes"}].';
create index booking_items_of_booking on public.booking_items (organization_id, booking_id, position);
comment on index public.booking_items_of_booking is 'A booking''s page.';
create index booking_items_of_service on public.booking_items (organization_id, service_id);
create index booking_items_of_product on public.booking_items (organization_id, product_id);

alter table public.booking_items enable row level security;

grant select on public.booking_items to authenticated;
grant update (condition_notes, tag, photos, status) on public.booking_items to authenticated;

create policy "members see items" on public.booking_items for select to authenticated
  using (organization_id = (select private.active_organization('bookings.read')));
create policy "members note an item's condition" on public.booking_items for update to authenticated
  using      (organization_id = (select private.active_organization('bookings.update')))
  with check (organization_id = (select private.active_organization('bookings.update')));

create trigger set_updated_at before update on public.booking_items for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.booking_items for each row execute function private.audit();

-- ---------------------------------------------------------------------------------------------
-- Appointments: the time a booking takes
-- ---------------------------------------------------------------------------------------------

/*
 * The resource is the staff member, or the service itself for a place on a collection round that
 * has no driver yet. Seat 0 takes the resource whole; seats from 1 share it, and only with the same
 * `session_key`: a class of another service or another start can't use the empty chairs.
 *
 * The two exclusion constraints are the arbiter of every double booking. They are met by
 * `insert … on conflict do nothing` and a look at what came back, which can't deadlock.
 */
create table public.appointments (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  booking_id      uuid not null,
  service_id      uuid not null,
  staff_id        uuid,
  resource_id     uuid not null generated always as (coalesce(staff_id, service_id)) stored,
  seat            int not null default 0,
  session_key     text,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  blocked_from    timestamptz not null,
  blocked_until   timestamptz not null,
  status          text not null default 'held',
  hold_expires_at timestamptz,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  constraint appointments_booking foreign key (organization_id, booking_id)
    references public.bookings (organization_id, id) on delete cascade deferrable initially deferred,
  foreign key (organization_id, service_id) references public.services (organization_id, id),
  foreign key (organization_id, staff_id)   references public.staff    (organization_id, id),
  constraint appointments_status  check (status in ('held', 'confirmed', 'done', 'cancelled', 'no_show')),
  constraint appointments_hold    check (status <> 'held' or hold_expires_at is not null),
  constraint appointments_seat    check (seat >= 0 and (seat = 0) = (session_key is null)),
  constraint appointments_order   check (starts_at < ends_at and blocked_from <= starts_at and blocked_until >= ends_at
                                         and blocked_until <= blocked_from + interval '3 days'),
  constraint appointments_apart   exclude using gist (
    organization_id with =, resource_id with =,
    (case when seat = 0 then int4range(0, null) else int4range(seat, seat + 1) end) with &&,
    tstzrange(blocked_from, blocked_until) with &&) where (status in ('held', 'confirmed', 'done')),
  constraint appointments_one_session exclude using gist (
    organization_id with =, resource_id with =, session_key with <>,
    tstzrange(blocked_from, blocked_until) with &&) where (status in ('held', 'confirmed', 'done') and seat > 0)
);
comment on table  public.appointments is 'The time a booking takes in one staff member''s calendar, or on a collection round.';
comment on column public.appointments.blocked_from is 'Begin of the appointment with the buffer before it.';
comment on column public.appointments.session_key is 'What those who share the time have in common: the service, and for classes its start.';
comment on constraint appointments_apart on public.appointments is 'Holds the rule: no two live appointments of one resource and seat overlap.';
comment on constraint appointments_one_session on public.appointments is 'Holds the rule: those who share a resource at a time share the session.';
create index appointments_of_resource on public.appointments (organization_id, resource_id, blocked_from)
  where status in ('held', 'confirmed', 'done');
comment on index public.appointments_of_resource is 'Free times: what is taken of a resource.';
create index appointments_by_start on public.appointments (organization_id, starts_at, staff_id);
comment on index public.appointments_by_start is 'The calendar: a day or week of everybody.';
create index appointments_of_staff on public.appointments (organization_id, staff_id, starts_at);
comment on index public.appointments_of_staff is 'The calendar of one person.';
create index appointments_of_booking on public.appointments (organization_id, booking_id);
create index appointments_of_service on public.appointments (organization_id, service_id, starts_at);
comment on index public.appointments_of_service is 'Who comes to a class.';

alter table public.appointments enable row level security;
grant select on public.appointments to authenticated;
create policy "members see the calendar" on public.appointments for select to authenticated
  using (organization_id = (select private.active_organization('appointments.read')));

create trigger set_updated_at before update on public.appointments for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.appointments for each row execute function private.audit();

-- ---------------------------------------------------------------------------------------------
-- What happened, and what members say among themselves
-- ---------------------------------------------------------------------------------------------

create table public.booking_events (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  booking_id      uuid not null,
  customer_id     uuid not null,
  event_type      text not null,
  event_data      jsonb not null default '{}',
  is_public       boolean not null default true,
  actor_type      text not null,
  actor_id        uuid,
  created_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, booking_id)  references public.bookings  (organization_id, id) on delete cascade,
  foreign key (organization_id, customer_id) references public.customers (organization_id, id),
  constraint booking_events_type  check (event_type ~ '^[a-z_]{2,40}$'),
  constraint booking_events_data  check (jsonb_typeof(event_data) = 'object'),
  constraint booking_events_actor check (actor_type in ('user', 'customer', 'system', 'anonymous', 'api_key', 'support'))
);
comment on table  public.booking_events is 'Everything that happened to a booking. Append-only.';
comment on column public.booking_events.is_public is 'Whether the customer reads it on their booking''s page.';
create index booking_events_of_booking on public.booking_events (organization_id, booking_id, created_at);
comment on index public.booking_events_of_booking is 'The timeline of a booking.';
create index booking_events_of_customer on public.booking_events (customer_id, organization_id);
comment on index public.booking_events_of_customer is 'A signed-in customer''s own timelines.';

alter table public.booking_events enable row level security;
revoke update, delete on public.booking_events from service_role;
grant select on public.booking_events to authenticated;
create policy "members see the timeline, customers what is for them" on public.booking_events for select to authenticated
  using (organization_id = (select private.active_organization('bookings.read'))
         or (is_public and customer_id = any ((select private.my_customer_ids())::uuid[])));

/* Writes one line of a booking's timeline in the name of whoever asks. */
create function private.add_booking_event(p_booking public.bookings, p_type text, p_data jsonb default '{}', p_is_public boolean default true)
  returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_actor jsonb := private.actor();
begin
  insert into public.booking_events (organization_id, booking_id, customer_id, event_type, event_data, is_public, actor_type, actor_id)
  values (p_booking.organization_id, p_booking.id, p_booking.customer_id, p_type, jsonb_strip_nulls(p_data), p_is_public,
          v_actor ->> 'type', private.parse_uuid(v_actor ->> 'id'));
end;
$$;

create table public.booking_notes (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  booking_id      uuid not null,
  body            text not null,
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, booking_id) references public.bookings (organization_id, id) on delete cascade,
  constraint booking_notes_body check (length(btrim(body)) between 1 and 4000)
);
comment on table public.booking_notes is
  'Internal notes. Their own table, because a customer reads their booking''s row under the same database role as a member.';
create index booking_notes_of_booking on public.booking_notes (organization_id, booking_id, created_at desc);
comment on index public.booking_notes_of_booking is 'The notes on a booking''s page.';
create index booking_notes_created_by on public.booking_notes (created_by);

alter table public.booking_notes enable row level security;
grant select, delete on public.booking_notes to authenticated;
grant insert (organization_id, booking_id, body), update (body) on public.booking_notes to authenticated;

create policy "members see internal notes" on public.booking_notes for select to authenticated
  using (organization_id = (select private.active_organization('bookings.read')));
create policy "members write internal notes" on public.booking_notes for insert to authenticated
  with check (organization_id = (select private.active_organization('bookings.update')));
create policy "members edit internal notes" on public.booking_notes for update to authenticated
  using      (organization_id = (select private.active_organization('bookings.update')))
  with check (organization_id = (select private.active_organization('bookings.update')));
create policy "members remove internal notes" on public.booking_notes for delete to authenticated
  using (organization_id = (select private.active_organization('bookings.update')));

create trigger set_updated_at before update on public.booking_notes for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.booking_notes for each row execute function private.audit();

create table private.booking_numbers (
  organization_id uuid primary key references public.organizations (id) on delete cascade,
  last_number     bigint not null
);
comment on table private.booking_numbers is
  'The last number each organization gave. A row, not a sequence, because numbers have no gaps: a booking that fails gives its number back.';
alter table private.booking_numbers enable row level security;

create function private.next_booking_number(p_organization_id uuid) returns text
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_number bigint;
begin
  insert into private.booking_numbers as n (organization_id, last_number) values (p_organization_id, 1)
  on conflict (organization_id) do update set last_number = n.last_number + 1
  returning n.last_number into v_number;
  return 'B-' || case when v_number < 1000000 then lpad(v_number::text, 6, '0') else v_number::text end;
end;
$$;

-- ---------------------------------------------------------------------------------------------
-- Which status follows which
-- ---------------------------------------------------------------------------------------------

create table public.booking_transitions (
  kind           text not null,
  from_status    text not null,
  to_status      text not null,
  permission_key text not null references public.permissions (key),
  primary key (kind, from_status, to_status)
);
comment on table public.booking_transitions is 'Every step a booking may take, and the permission it needs. What is not listed is refused.';
create index booking_transitions_of_permission on public.booking_transitions (permission_key);

alter table public.booking_transitions enable row level security;
grant select on public.booking_transitions to authenticated;
create policy "anyone signed in reads the steps" on public.booking_transitions for select to authenticated using (true);

insert into public.booking_transitions (kind, from_status, to_status, permission_key)
select k.kind, s.from_status, s.to_status, 'bookings.update'
  from (values ('appointment'), ('class'), ('pickup_delivery')) as k (kind)
 cross join (values
    ('draft',       'pending'),
    ('draft',       'confirmed'),
    ('draft',       'cancelled'),
    ('pending',     'confirmed'),
    ('pending',     'cancelled'),
    ('confirmed',   'in_progress'),
    ('confirmed',   'cancelled'),
    ('confirmed',   'no_show'),
    ('in_progress', 'cancelled')
  ) as s (from_status, to_status)
union all
select k.kind, 'in_progress', 'completed', 'bookings.update' from (values ('appointment'), ('class')) as k (kind)
union all
select 'pickup_delivery', s.from_status, s.to_status, 'bookings.update'
  from (values
    ('in_progress',      'ready'),
    ('ready',            'out_for_delivery'),
    ('ready',            'completed'),
    ('out_for_delivery', 'ready'),
    ('out_for_delivery', 'completed')
  ) as s (from_status, to_status);

-- ---------------------------------------------------------------------------------------------
-- Reading what comes from outside
-- ---------------------------------------------------------------------------------------------

/* A point in time in ISO 8601 with its offset; null for anything else, words such as "now" included. */
create function private.parse_time(p_text text) returns timestamptz
  language plpgsql stable
  set search_path = ''
as $$
begin
  if p_text ~ '^2[0-9]{3}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$'
     and pg_input_is_valid(p_text, 'timestamptz') then
    return p_text::timestamptz;
  end if;
  return null;
end;
$$;

/* Refuses a request with the sentence that says what is wrong with it. */
create function private.refuse(p_message text) returns void
  language plpgsql immutable
  set search_path = ''
as $$
begin
  perform private.fail(400, 'invalid_request', p_message);
end;
$$;

/* Refuses a request that is not an object, names absurd ids or carries texts of the wrong type or length. */
create function private.check_booking_request(p_request jsonb) returns void
  language plpgsql stable
  set search_path = ''
as $$
begin
  if jsonb_typeof(p_request) is distinct from 'object' or octet_length(p_request::text) > 50000 then
    perform private.refuse('This request could not be read. Reload the page and try again.');
  end if;
  if jsonb_typeof(p_request -> 'items') is distinct from 'array' then
    perform private.refuse('Choose a service first.');
  end if;
  if jsonb_array_length(p_request -> 'items') not between 1 and 20 then
    perform private.refuse('Choose at least one service and at most twenty items.');
  end if;
  if exists (
       select from jsonb_array_elements(p_request -> 'items') as i (item)
        where jsonb_typeof(i.item) <> 'object'
           or jsonb_typeof(coalesce(i.item -> 'option_ids', '[]')) not in ('array', 'null')
           or (case when jsonb_typeof(i.item -> 'option_ids') = 'array' then jsonb_array_length(i.item -> 'option_ids') else 0 end) > 20
           or num_nonnulls(i.item ->> 'service_id', i.item ->> 'product_id') <> 1
           or exists (select from unnest(array['service_id', 'product_id', 'staff_id']) as k
                       where i.item ->> k is not null and private.parse_uuid(i.item ->> k) is null)
           or exists (select from jsonb_array_elements_text(case when jsonb_typeof(i.item -> 'option_ids') = 'array' then i.item -> 'option_ids' else '[]' end) as o (id)
                       where private.parse_uuid(o.id) is null)) then
    perform private.refuse('One of the chosen items could not be read. Choose it again.');
  end if;
  if exists (select from unnest(array['staff_id', 'customer_id']) as k
              where p_request ->> k is not null and private.parse_uuid(p_request ->> k) is null) then
    perform private.refuse('The chosen person could not be read. Choose again.');
  end if;
  if exists (select from unnest(array['starts_at', 'pickup_from', 'pickup_until', 'delivery_from', 'delivery_until']) as k
              where p_request ->> k is not null and private.parse_time(p_request ->> k) is null) then
    perform private.refuse('The chosen time could not be read. Choose it again.');
  end if;
  if p_request ->> 'tip_cents' is not null
     and (jsonb_typeof(p_request -> 'tip_cents') <> 'number'
          or (p_request ->> 'tip_cents')::numeric not between 0 and 100000
          or (p_request ->> 'tip_cents')::numeric % 1 <> 0) then
    perform private.refuse('The tip must be between nothing and 1,000.');
  end if;
  if length(p_request ->> 'offer_code') > 40 then
    perform private.refuse('Offer codes have up to 40 characters.');
  end if;
  if length(p_request ->> 'notes') > 2000 then
    perform private.refuse('Keep the notes under 2,000 characters.');
  end if;
end;
$$;

-- ---------------------------------------------------------------------------------------------
-- Price
-- ---------------------------------------------------------------------------------------------

/*
 * Prices a request from the catalog alone and refuses what can't be sold. The answer is the quote
 * that clients see plus what `place_booking` needs: kind, service, offer id, rules of the service.
 */
create function private.price_booking(p_organization_id uuid, p_request jsonb) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization record;
  v_lines        jsonb;
  v_first        jsonb;
  v_kinds        int;
  v_services     int;
  v_unknown      int;
  v_bad_quantity int;
  v_subtotal     bigint;
  v_eligible     bigint;
  v_offer        public.offers;
  v_discount     bigint := 0;
  v_kept         numeric;
  v_tax          bigint;
  v_deposit      bigint;
  v_tip          bigint := coalesce((p_request ->> 'tip_cents')::numeric::bigint, 0);
  v_starts_at    timestamptz := private.parse_time(coalesce(p_request ->> 'starts_at', p_request ->> 'pickup_from'));
begin
  select o.currency, o.timezone into v_organization from public.organizations o where o.id = p_organization_id;

  with item as (
    select i.n,
           private.parse_uuid(i.item ->> 'service_id') as service_id,
           private.parse_uuid(i.item ->> 'product_id') as product_id,
           private.parse_uuid(coalesce(i.item ->> 'staff_id', p_request ->> 'staff_id')) as staff_id,
           case when jsonb_typeof(i.item -> 'quantity') = 'number' then (i.item ->> 'quantity')::numeric
                when i.item -> 'quantity' is null then 1 end as quantity,
           case when jsonb_typeof(i.item -> 'option_ids') = 'array'
                then array(select distinct o.id::uuid from jsonb_array_elements_text(i.item -> 'option_ids') as o (id)) else '{}' end as option_ids
      from jsonb_array_elements(p_request -> 'items') with ordinality as i (item, n)
  ), line as (
    select i.n, i.service_id, i.product_id, i.quantity, s.kind, s.deposit_bp, s.cancellation_window_hours,
           coalesce(s.tax_rate_bp, p.tax_rate_bp) as tax_rate_bp,
           coalesce(s.name, p.name) || coalesce(' · ' || o.names, '') as description,
           case when s.pricing = 'per_hour'
                then round(coalesce(x.price_cents, s.price_cents) * (coalesce(x.duration_minutes, s.duration_minutes) + o.minutes) / 60.0)::bigint
                else coalesce(x.price_cents, s.price_cents, p.price_cents) end + o.price_cents as unit_price_cents,
           case when s.id is null then 0 else coalesce(x.duration_minutes, s.duration_minutes) + o.minutes end as duration_minutes,
           o.minutes as option_minutes, o.chosen as options,
           coalesce(s.id, p.id) is null
             or o.found <> cardinality(i.option_ids)
             or coalesce(s.currency, p.currency) <> v_organization.currency as is_unknown,
           not coalesce(case
             when i.quantity is null or i.quantity <= 0 or i.quantity > 1000 or i.quantity <> round(i.quantity, 3) then false
             when p.id is not null      then i.quantity % 1 = 0
             when s.kind = 'appointment' then i.quantity = 1
             when s.kind = 'class'       then i.quantity % 1 = 0 and i.quantity <= s.capacity
             when s.pricing = 'per_kg'   then true
             else i.quantity % 1 = 0 end, true) as is_bad_quantity
      from item i
      left join public.services s on s.organization_id = p_organization_id and s.id = i.service_id and s.is_active
      left join public.products p on p.organization_id = p_organization_id and p.id = i.product_id and p.is_active
      left join public.staff_services x on x.organization_id = p_organization_id and x.service_id = i.service_id and x.staff_id = i.staff_id
     cross join lateral (
       select coalesce(sum(o.price_cents), 0)::bigint as price_cents, coalesce(sum(o.minutes), 0)::int as minutes, count(*)::int as found,
              string_agg(o.name, ', ' order by o.position, o.name) as names,
              coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'price_cents', o.price_cents, 'minutes', o.minutes)
                                 order by o.position, o.name), '[]') as chosen
         from public.service_options o
        where o.organization_id = p_organization_id and o.service_id = i.service_id and o.is_active and o.id = any (i.option_ids)
     ) as o
  )
  select jsonb_agg(jsonb_build_object(
           'service_id', l.service_id, 'product_id', l.product_id, 'description', l.description, 'quantity', l.quantity,
           'unit_price_cents', l.unit_price_cents, 'total_cents', round(l.unit_price_cents * l.quantity)::bigint,
           'duration_minutes', l.duration_minutes, 'tax_rate_bp', l.tax_rate_bp, 'deposit_bp', l.deposit_bp, 'options', l.options,
           'option_minutes', l.option_minutes, 'kind', l.kind, 'cancellation_window_hours', l.cancellation_window_hours) order by l.n),
         count(distinct l.kind), count(l.service_id),
         count(*) filter (where l.is_unknown), count(*) filter (where l.is_bad_quantity),
         sum(round(l.unit_price_cents * l.quantity))::bigint
    into v_lines, v_kinds, v_services, v_unknown, v_bad_quantity, v_subtotal
    from line l;

  if v_unknown > 0 then
    perform private.fail(404, 'service_unavailable', 'This is not offered any more. Choose something else.');
  end if;
  if v_bad_quantity > 0 then
    perform private.fail(400, 'invalid_quantity', 'Choose a quantity of at least one that is offered.');
  end if;
  if v_services = 0 then
    perform private.refuse('Choose a service first.');
  end if;
  select l.line into v_first from jsonb_array_elements(v_lines) with ordinality as l (line, n)
   where l.line ->> 'service_id' is not null order by l.n limit 1;
  if v_kinds > 1 or (v_services > 1 and v_first ->> 'kind' <> 'pickup_delivery') then
    perform private.refuse('Book one appointment at a time.');
  end if;

  if btrim(coalesce(p_request ->> 'offer_code', '')) <> '' then
    select o.* into v_offer from public.offers o
     where o.organization_id = p_organization_id and o.code = btrim(p_request ->> 'offer_code')::extensions.citext;
    if v_offer.id is null or not v_offer.is_active then
      perform private.fail(409, 'offer_invalid', 'This offer code is not known. Check it, or book without it.');
    end if;
    if private.now() < v_offer.valid_from or private.now() >= v_offer.valid_until then
      perform private.fail(409, 'offer_invalid', 'This offer is not running at the moment. Book without it.');
    end if;
    if v_offer.used_count >= v_offer.total_limit then
      perform private.fail(409, 'offer_invalid', 'This offer has been used up. Book without it.');
    end if;
    if v_subtotal < v_offer.minimum_cents then
      perform private.fail(409, 'offer_invalid', 'This offer needs a larger order. Add something, or book without it.');
    end if;
    if not extract(isodow from v_starts_at at time zone v_organization.timezone)::smallint = any (v_offer.weekdays) then
      perform private.fail(409, 'offer_invalid', 'This offer does not hold on that day. Choose another day, or book without it.');
    end if;
    select sum((l.line ->> 'total_cents')::bigint) into v_eligible
      from jsonb_array_elements(v_lines) as l (line)
     where not exists (select from public.offer_services f where f.organization_id = p_organization_id and f.offer_id = v_offer.id)
        or private.parse_uuid(l.line ->> 'service_id') in (
             select f.service_id from public.offer_services f where f.organization_id = p_organization_id and f.offer_id = v_offer.id);
    if v_eligible is null then
      perform private.fail(409, 'offer_invalid', 'This offer is for other services. Book without it.');
    end if;
    v_discount := least(v_eligible, coalesce(v_offer.discount_cents, round(v_eligible * v_offer.discount_percent / 100.0)::bigint));
  end if;

  v_kept := case when v_subtotal = 0 then 0 else (v_subtotal - v_discount)::numeric / v_subtotal end;
  select coalesce(sum(round((l.line ->> 'total_cents')::bigint * v_kept * t.rate / (10000 + t.rate))), 0)::bigint,
         coalesce(sum(ceil((l.line ->> 'total_cents')::bigint * v_kept * coalesce((l.line ->> 'deposit_bp')::int, 0) / 10000.0)), 0)::bigint
    into v_tax, v_deposit
    from jsonb_array_elements(v_lines) as l (line)
   cross join lateral (select (l.line ->> 'tax_rate_bp')::numeric as rate) as t;

  return jsonb_build_object(
    'currency',         v_organization.currency,
    'lines',            v_lines,
    'subtotal_cents',   v_subtotal,
    'discount_cents',   v_discount,
    'tax_cents',        v_tax,
    'tip_cents',        v_tip,
    'total_cents',      v_subtotal - v_discount + v_tip,
    'deposit_cents',    least(v_deposit, v_subtotal - v_discount),
    'duration_minutes', (v_first ->> 'duration_minutes')::int,
    'offer',            case when v_offer.id is not null then jsonb_build_object('code', v_offer.code, 'name', v_offer.name) end,
    'offer_id',         v_offer.id,
    'first',            v_first);
end;
$$;

/* Whether the caller may book here: anyone at a published organization, its members also at others. */
create function private.require_bookable(p_organization_id uuid) returns void
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  if p_organization_id is null
     or not (private.is_published(p_organization_id)
             or private.active_organization('bookings.create', p_organization_id) is not null) then
    perform private.fail(404, 'organization_unavailable', 'This business takes no bookings at the moment.');
  end if;
end;
$$;

/* What a booking would cost: lines, discount, tax, total and deposit. `place_booking` computes it again. */
create function public.quote_booking(p_organization_id uuid, p_request jsonb) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_quote jsonb;
begin
  perform private.require_bookable(p_organization_id);
  perform private.check_booking_request(p_request);
  v_quote := private.price_booking(p_organization_id, p_request);
  return (v_quote - 'offer_id' - 'first') || jsonb_build_object('lines', (
    select jsonb_agg(l.line - 'tax_rate_bp' - 'deposit_bp' - 'options' - 'option_minutes' - 'kind' - 'cancellation_window_hours' order by l.n)
      from jsonb_array_elements(v_quote -> 'lines') with ordinality as l (line, n)));
end;
$$;
grant execute on function public.quote_booking(uuid, jsonb) to anon, authenticated, service_role;

-- ---------------------------------------------------------------------------------------------
-- Place
-- ---------------------------------------------------------------------------------------------

/* The token of a booking's private link. */
create function private.booking_token(p_booking_id uuid) returns text
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return private.derive_token('booking_token', p_booking_id::text);
end;
$$;

/* What the one who placed a booking is told, the first time and at every repetition. */
create function private.placed_booking(p_booking public.bookings) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return jsonb_build_object(
    'booking_id',      p_booking.id,
    'number',          p_booking.number,
    'public_token',    private.booking_token(p_booking.id),
    'status',          p_booking.status,
    'payment_status',  p_booking.payment_status,
    'hold_expires_at', case when p_booking.status = 'pending' then p_booking.hold_expires_at end,
    'total_cents',     p_booking.total_cents,
    'due_now_cents',   case when p_booking.payment_method = 'card' and p_booking.paid_cents = 0 and p_booking.status = 'pending'
                            then private.due_now(p_booking) else 0 end,
    'currency',        p_booking.currency);
end;
$$;

/* What is to be paid next: the deposit where one is asked and nothing was paid, else the rest. */
create function private.due_now(p_booking public.bookings) returns bigint
  language plpgsql immutable
  set search_path = ''
as $$
begin
  if p_booking.paid_cents = 0 and p_booking.deposit_cents > 0 then
    return p_booking.deposit_cents;
  end if;
  return greatest(p_booking.total_cents - (p_booking.paid_cents - p_booking.refunded_cents), 0);
end;
$$;

/* What mails about a booking say. */
create function private.booking_mail(p_booking public.bookings) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_token text := private.booking_token(p_booking.id);
begin
  return (
    select jsonb_build_object(
      'booking_id', p_booking.id, 'number', p_booking.number, 'public_token', v_token,
      'path', '/b/' || o.slug || '/bookings/' || v_token,
      'organization', jsonb_build_object('name', o.name, 'slug', o.slug, 'timezone', o.timezone, 'locale', o.locale,
                                         'brand_color', o.brand_color, 'contact_email', o.contact_email, 'phone', o.phone),
      'customer_name', c.full_name, 'kind', p_booking.kind, 'status', p_booking.status, 'payment_status', p_booking.payment_status,
      'starts_at', p_booking.starts_at, 'ends_at', p_booking.ends_at, 'total_cents', p_booking.total_cents,
      'paid_cents', p_booking.paid_cents, 'currency', p_booking.currency,
      'staff_name', (select s.full_name from public.appointments a
                       join public.staff s on s.organization_id = a.organization_id and s.id = a.staff_id
                      where a.organization_id = p_booking.organization_id and a.booking_id = p_booking.id
                        and a.status in ('held', 'confirmed', 'done') limit 1),
      'items', (select jsonb_agg(jsonb_build_object('description', i.description, 'quantity', i.quantity, 'total_cents', i.total_cents) order by i.position)
                  from public.booking_items i
                 where i.organization_id = p_booking.organization_id and i.booking_id = p_booking.id))
      from public.organizations o
      join public.customers c on c.organization_id = o.id and c.id = p_booking.customer_id
     where o.id = p_booking.organization_id);
end;
$$;

/* Mails a booking's customer, if they have an address. */
create function private.mail_customer(p_booking public.bookings, p_template text, p_more jsonb default '{}') returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_email extensions.citext;
begin
  select c.email into v_email from public.customers c
   where c.organization_id = p_booking.organization_id and c.id = p_booking.customer_id;
  if v_email is not null then
    perform private.queue_email(p_booking.organization_id, v_email, p_template, private.booking_mail(p_booking) || p_more, p_booking.customer_id);
  end if;
end;
$$;

/*
 * The customer a request is from: the signed-in user's own record, else the living one with that
 * e-mail, else a new one. Whether one existed is never told, and a guest changes nothing of it.
 * A user is linked to a record only by an e-mail that Auth has verified as theirs.
 */
create function private.find_or_make_customer(p_organization_id uuid, p_customer jsonb, p_user_id uuid, p_source text) returns uuid
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_email    extensions.citext := btrim(p_customer ->> 'email')::extensions.citext;
  v_phone    text := nullif(regexp_replace(coalesce(p_customer ->> 'phone', ''), '[\s().-]', '', 'g'), '');
  v_name     text := btrim(p_customer ->> 'full_name');
  v_verified extensions.citext;
  v_id       uuid;
begin
  if p_user_id is not null then
    select c.id into v_id from public.customers c
     where c.organization_id = p_organization_id and c.user_id = p_user_id and c.deleted_at is null;
    if v_id is not null then
      return v_id;
    end if;
    select u.email into v_verified from auth.users u where u.id = p_user_id and u.email_confirmed_at is not null;
  end if;
  for i in 1 .. 2 loop
    select c.id into v_id from public.customers c
     where c.organization_id = p_organization_id and c.email = v_email and c.deleted_at is null;
    if v_id is not null then
      if v_verified = v_email then
        update public.customers c set user_id = p_user_id
         where c.organization_id = p_organization_id and c.id = v_id and c.user_id is null;
      end if;
      return v_id;
    end if;
    insert into public.customers (organization_id, user_id, full_name, email, phone, lifecycle, source, marketing_consent, marketing_source, created_by)
    values (p_organization_id, case when v_verified = v_email then p_user_id end, v_name, v_email,
            case when not exists (select from public.customers c
                                   where c.organization_id = p_organization_id and c.phone = v_phone and c.deleted_at is null) then v_phone end,
            'booked', p_source, coalesce(p_customer -> 'marketing_consent' = 'true', false),
            case when p_customer -> 'marketing_consent' = 'true' then p_source end, p_user_id)
    on conflict do nothing
    returning id into v_id;
    if v_id is not null then
      if v_phone is not null then
        insert into public.customer_contacts (organization_id, customer_id, contact_type, contact_value)
        select p_organization_id, v_id, 'phone', v_phone
         where not exists (select from public.customers c where c.organization_id = p_organization_id and c.id = v_id and c.phone = v_phone);
      end if;
      return v_id;
    end if;
    v_phone := null; -- another request took the e-mail or the phone meanwhile: look again, then go on without the phone
  end loop;
  perform private.fail(409, 'try_again', 'Somebody booked with the same address at this moment. Try again.');
end;
$$;

/* Refuses customer details that can't be a person's. */
create function private.check_customer_details(p_customer jsonb) returns void
  language plpgsql immutable
  set search_path = ''
as $$
begin
  if jsonb_typeof(p_customer) is distinct from 'object' then
    perform private.refuse('Enter your name and e-mail address.');
  end if;
  if jsonb_typeof(p_customer -> 'full_name') is distinct from 'string' or length(btrim(p_customer ->> 'full_name')) not between 1 and 120 then
    perform private.refuse('Enter your name, up to 120 characters.');
  end if;
  if jsonb_typeof(p_customer -> 'email') is distinct from 'string' or length(p_customer ->> 'email') > 254
     or btrim(p_customer ->> 'email') !~ '^[^@\s"<>]+@[^@\s"<>]+\.[^@\s"<>]+$' then
    perform private.refuse('Enter an e-mail address such as name@example.com.');
  end if;
  if nullif(p_customer ->> 'phone', '') is not null
     and regexp_replace(p_customer ->> 'phone', '[\s().-]', '', 'g') !~ '^\+[1-9][0-9]{6,14}$' then
    perform private.refuse('Enter the phone number with its country code, such as +44 20 7946 0958.');
  end if;
end;
$$;

/* Takes one use of an offer. Its row lock makes others wait, so the total limit holds whoever comes at the same moment. */
create function private.take_offer(p_organization_id uuid, p_offer_id uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.offers o set used_count = o.used_count + 1
   where o.organization_id = p_organization_id and o.id = p_offer_id
     and o.is_active and (o.total_limit is null or o.used_count < o.total_limit);
  if not found then
    perform private.fail(409, 'offer_invalid', 'This offer has been used up. Book without it.');
  end if;
end;
$$;

/* Whether this customer may use the offer that the transaction has just taken. A cancelled booking doesn't count. */
create function private.check_offer_for(p_organization_id uuid, p_offer_id uuid, p_customer_id uuid) returns void
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_offer public.offers;
begin
  select o.* into v_offer from public.offers o where o.organization_id = p_organization_id and o.id = p_offer_id;
  if v_offer.per_customer_limit <= (
       select count(*) from public.bookings b
        where b.organization_id = p_organization_id and b.offer_id = p_offer_id and b.customer_id = p_customer_id and b.status <> 'cancelled') then
    perform private.fail(409, 'offer_invalid', 'You have used this offer already. Book without it.');
  end if;
  if v_offer.first_booking_only and exists (
       select from public.bookings b
        where b.organization_id = p_organization_id and b.customer_id = p_customer_id and b.status <> 'cancelled') then
    perform private.fail(409, 'offer_invalid', 'This offer is for a first booking. Book without it.');
  end if;
end;
$$;

/* Refuses with `slot_taken` and the three nearest free times. */
create function private.fail_slot_taken(p_organization_id uuid, p_service_id uuid, p_starts_at timestamptz, p_staff_id uuid, p_option_ids uuid[])
  returns void
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  perform private.fail(409, 'slot_taken', 'This time has just been taken. Choose another one.', jsonb_build_object(
    'nearest', private.nearest_slots(p_organization_id, p_service_id, p_starts_at, p_staff_id, p_option_ids))::text);
end;
$$;

/*
 * Places a booking, whole or not at all, and once for each idempotency key: a repetition, at the
 * same moment or a day later, gets the same booking back. Prices come from the catalog. A visitor
 * keeps to hours, lead time and horizon; a member may book outside them, but never over another
 * appointment. `payment: card` holds the time for 15 minutes; `on_site` confirms at once.
 */
create function public.place_booking(p_organization_id uuid, p_request jsonb) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_now          timestamptz := private.now();
  v_user         uuid := private.current_user_id();
  v_trusted      boolean := (auth.role() is not distinct from 'service_role')
                            or private.active_organization('bookings.create', p_organization_id) is not null;
  v_key          text := p_request ->> 'idempotency_key';
  v_payment      text := coalesce(p_request ->> 'payment', 'on_site');
  v_starts_at    timestamptz;
  v_customer     jsonb := p_request -> 'customer';
  v_organization record;
  v_quote        jsonb;
  v_first        jsonb;
  v_service      public.services;
  v_seats        int;
  v_seat         record;
  v_held         boolean;
  v_taken        int := 0;
  v_hold         timestamptz;
  v_total        bigint;
  v_id           uuid := private.uuid_v7();
  v_booking      public.bookings;
  v_customer_id  uuid;
begin
  perform private.require_bookable(p_organization_id);
  perform private.check_booking_request(p_request);
  if coalesce(length(v_key), 0) not between 8 and 200 then
    perform private.refuse('This request carries no key. Reload the page and try again.');
  end if;
  if v_payment not in ('card', 'on_site') then
    perform private.refuse('Choose to pay by card or on site.');
  end if;
  if not (private.is_address(nullif(p_request -> 'pickup_address', 'null')) and private.is_address(nullif(p_request -> 'delivery_address', 'null'))) then
    perform private.refuse('Check the address: it needs a first line, and each field is text.');
  end if;
  if v_trusted and p_request ->> 'customer_id' is not null then
    v_customer_id := private.parse_uuid(p_request ->> 'customer_id');
    if not exists (select from public.customers c
                    where c.organization_id = p_organization_id and c.id = v_customer_id and c.deleted_at is null) then
      perform private.fail(404, 'not_found', 'This customer does not exist any more. Choose another one.');
    end if;
  else
    perform private.check_customer_details(v_customer);
  end if;

  perform pg_advisory_xact_lock(hashtextextended(p_organization_id::text || v_key, 0));
  select b.* into v_booking from public.bookings b where b.organization_id = p_organization_id and b.idempotency_key = v_key;
  if found then
    -- A key is a secret of the one who booked, and a guessed one must not open somebody's booking.
    if v_trusted or v_booking.placed_by = v_user or exists (
         select from public.customers c
          where c.organization_id = p_organization_id and c.id = v_booking.customer_id
            and c.email = btrim(v_customer ->> 'email')::extensions.citext) then
      return private.placed_booking(v_booking);
    end if;
    perform private.refuse('This request was sent before with other details. Reload the page and try again.');
  end if;

  -- What, and for how much
  v_quote := private.price_booking(p_organization_id, p_request);
  v_first := v_quote -> 'first';
  v_total := (v_quote ->> 'total_cents')::bigint;
  select s.* into v_service from public.services s
   where s.organization_id = p_organization_id and s.id = private.parse_uuid(v_first ->> 'service_id');
  select o.name, o.slug, o.timezone, coalesce(o.settings -> 'payment', '["card", "on_site"]') as payment into v_organization
    from public.organizations o where o.id = p_organization_id;
  if not v_trusted and not v_organization.payment ? v_payment then
    perform private.refuse('This business does not take that way of paying. Choose the other one.');
  end if;
  if v_total = 0 then
    v_payment := 'on_site'; -- nothing to pay, nothing to wait for
  end if;
  v_seats := case when v_service.kind = 'class' then (v_first ->> 'quantity')::numeric::int else 1 end;

  -- When
  v_starts_at := private.parse_time(coalesce(p_request ->> 'starts_at', p_request ->> 'pickup_from'));
  if v_starts_at is null then
    perform private.refuse('Choose a time.');
  end if;
  if v_starts_at <= v_now and not v_trusted then
    perform private.fail(409, 'past_time', 'This time has passed. Choose a later one.');
  end if;
  if v_starts_at < v_now - interval '1 day' then
    perform private.fail(409, 'past_time', 'This time has passed. Choose a later one.');
  end if;
  if not v_trusted and v_starts_at < v_now + make_interval(mins => v_service.lead_time_minutes) then
    perform private.fail(409, 'too_soon', 'This time is too soon to get ready for. Choose a later one.');
  end if;
  if (v_starts_at at time zone v_organization.timezone)::date > (v_now at time zone v_organization.timezone)::date + v_service.max_advance_days then
    perform private.fail(409, 'outside_horizon', format('This can be booked up to %s days ahead. Choose an earlier time.', v_service.max_advance_days));
  end if;

  -- The slot: whoever inserts it has it
  v_hold := case when v_payment = 'card' then v_now + interval '15 minutes' end;
  perform private.free_expired_holds(p_organization_id, v_service.id, private.parse_uuid(p_request ->> 'staff_id'), v_starts_at);
  for v_seat in
    select * from private.find_seats(p_organization_id, v_service.id, v_starts_at, (v_first ->> 'option_minutes')::int,
                                     private.parse_uuid(coalesce(p_request ->> 'staff_id', (select i.item ->> 'staff_id' from jsonb_array_elements(p_request -> 'items') as i (item) where i.item ->> 'service_id' is not null limit 1))),
                                     v_seats, v_trusted)
  loop
    insert into public.appointments (organization_id, booking_id, service_id, staff_id, seat, session_key, starts_at, ends_at,
                                     blocked_from, blocked_until, status, hold_expires_at)
    select p_organization_id, v_id, v_service.id, v_seat.staff_id, s.seat, v_seat.session_key, v_starts_at, v_seat.ends_at,
           v_seat.blocked_from, v_seat.blocked_until, case when v_hold is null then 'confirmed' else 'held' end, v_hold
      from unnest(v_seat.seats) as s (seat)
     order by s.seat
    on conflict do nothing;
    get diagnostics v_taken = row_count;
    exit when v_taken = v_seats;
    if v_taken > 0 then -- some of a class's seats, not all of them
      delete from public.appointments a where a.organization_id = p_organization_id and a.booking_id = v_id;
    end if;
  end loop;
  if v_taken is distinct from v_seats then
    perform private.fail_slot_taken(p_organization_id, v_service.id, v_starts_at, private.parse_uuid(p_request ->> 'staff_id'),
                                    array(select (o ->> 'id')::uuid from jsonb_array_elements(v_first -> 'options') as o));
  end if;

  -- What is limited, and who
  if v_quote ->> 'offer_id' is not null then
    perform private.take_offer(p_organization_id, (v_quote ->> 'offer_id')::uuid);
  end if;
  insert into public.inventory_movements (organization_id, product_id, action, quantity, reason, booking_id)
  select p_organization_id, (l.line ->> 'product_id')::uuid, 'sold', -sum((l.line ->> 'quantity')::numeric)::int, 'Sold with a booking', v_id
    from jsonb_array_elements(v_quote -> 'lines') as l (line)
   where l.line ->> 'product_id' is not null
   group by 2
   order by 2;
  perform private.check_limit(p_organization_id, 'bookings_month');
  if v_customer_id is null then
    v_customer_id := private.find_or_make_customer(
      p_organization_id, v_customer, case when v_trusted then null else v_user end, case when v_trusted then 'dashboard' else 'storefront' end);
  end if;
  if v_quote ->> 'offer_id' is not null then
    perform private.check_offer_for(p_organization_id, (v_quote ->> 'offer_id')::uuid, v_customer_id);
  end if;

  -- The booking
  insert into public.bookings (
    organization_id, id, number, customer_id, kind, channel, status, payment_method, starts_at, ends_at,
    pickup_address, delivery_address, pickup_from, pickup_until, delivery_from, delivery_until, notes,
    subtotal_cents, discount_cents, tax_cents, tip_cents, total_cents, deposit_cents, currency, offer_id, placed_by,
    public_token_hash, idempotency_key, cancellation_window_hours, hold_expires_at, confirmed_at)
  values (
    p_organization_id, v_id, private.next_booking_number(p_organization_id), v_customer_id, v_service.kind,
    case when not v_trusted then 'storefront'
         when p_request ->> 'channel' in ('storefront', 'dashboard', 'api', 'bot', 'form') then p_request ->> 'channel'
         else 'dashboard' end,
    case when v_hold is null then 'confirmed' else 'pending' end, v_payment, v_starts_at, v_seat.ends_at,
    nullif(p_request -> 'pickup_address', 'null'),
    coalesce(nullif(p_request -> 'delivery_address', 'null'), nullif(p_request -> 'pickup_address', 'null')),
    case when v_service.kind = 'pickup_delivery' then v_starts_at end,
    case when v_service.kind = 'pickup_delivery' then v_seat.ends_at end,
    case when v_service.kind = 'pickup_delivery' then coalesce(private.parse_time(p_request ->> 'delivery_from'),
         v_starts_at + make_interval(hours => coalesce(v_service.turnaround_hours, 48))) end,
    case when v_service.kind = 'pickup_delivery' then coalesce(private.parse_time(p_request ->> 'delivery_until'),
         coalesce(private.parse_time(p_request ->> 'delivery_from'), v_starts_at + make_interval(hours => coalesce(v_service.turnaround_hours, 48)))
         + (v_seat.ends_at - v_starts_at)) end,
    nullif(btrim(p_request ->> 'notes'), ''),
    (v_quote ->> 'subtotal_cents')::bigint, (v_quote ->> 'discount_cents')::bigint, (v_quote ->> 'tax_cents')::bigint,
    (v_quote ->> 'tip_cents')::bigint, v_total, (v_quote ->> 'deposit_cents')::bigint, v_quote ->> 'currency',
    (v_quote ->> 'offer_id')::uuid, v_user, sha256(convert_to(private.booking_token(v_id), 'UTF8')), v_key,
    v_service.cancellation_window_hours, v_hold, case when v_hold is null then v_now end)
  returning * into v_booking;

  insert into public.booking_items (organization_id, booking_id, service_id, product_id, description, quantity, unit_price_cents, total_cents,
                                    tax_rate_bp, options, position)
  select p_organization_id, v_id, (l.line ->> 'service_id')::uuid, (l.line ->> 'product_id')::uuid, l.line ->> 'description',
         (l.line ->> 'quantity')::numeric, (l.line ->> 'unit_price_cents')::bigint, (l.line ->> 'total_cents')::bigint,
         (l.line ->> 'tax_rate_bp')::int, l.line -> 'options', l.n
    from jsonb_array_elements(v_quote -> 'lines') with ordinality as l (line, n);

  perform private.add_booking_event(v_booking, 'placed', jsonb_build_object('channel', v_booking.channel, 'total_cents', v_total, 'payment', v_payment));
  if v_hold is null then
    perform private.mail_customer(v_booking, 'booking_placed');
    perform private.announce_booking(v_booking);
  else
    perform private.enqueue('booking.expire_hold', jsonb_build_object('organization_id', p_organization_id, 'booking_id', v_id),
                            v_hold, 'booking.expire_hold:' || v_id);
  end if;
  return private.placed_booking(v_booking);
end;
$$;
grant execute on function public.place_booking(uuid, jsonb) to anon, authenticated, service_role;

/* Tells the members that a booking has come in for good. */
create function private.announce_booking(p_booking public.bookings) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_facts record;
begin
  select o.slug, c.full_name, to_char(p_booking.starts_at at time zone o.timezone, 'FMDy FMDD FMMon HH24:MI') as at
    into v_facts
    from public.organizations o
    join public.customers c on c.organization_id = o.id and c.id = p_booking.customer_id
   where o.id = p_booking.organization_id;
  perform private.notify(p_booking.organization_id, 'bookings.read', 'booking_placed', 'New booking ' || p_booking.number,
                         v_facts.full_name || ', ' || v_facts.at, '/dashboard/' || v_facts.slug || '/bookings/' || p_booking.id);
end;
$$;

-- ---------------------------------------------------------------------------------------------
-- After it is placed
-- ---------------------------------------------------------------------------------------------

/* Gives back what a booking held: its time, its offer's use, its goods. */
create function private.release_booking(p_booking public.bookings) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.appointments a set status = 'cancelled'
   where a.organization_id = p_booking.organization_id and a.booking_id = p_booking.id and a.status in ('held', 'confirmed');
  update public.offers o set used_count = greatest(o.used_count - 1, 0)
   where o.organization_id = p_booking.organization_id and o.id = p_booking.offer_id;
  insert into public.inventory_movements (organization_id, product_id, action, quantity, reason, booking_id)
  select m.organization_id, m.product_id, 'returned', -sum(m.quantity), 'Booking cancelled', p_booking.id
    from public.inventory_movements m
   where m.organization_id = p_booking.organization_id and m.booking_id = p_booking.id
   group by m.organization_id, m.product_id
  having sum(m.quantity) < 0
   order by m.product_id;
end;
$$;

/*
 * How the caller stands to a booking: 'member' with the permission, 'customer' whose own it is or
 * who holds its link, or null.
 */
create function private.booking_access(p_booking public.bookings, p_permission text, p_token text) returns text
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  if auth.role() is not distinct from 'service_role'
     or private.active_organization(p_permission, p_booking.organization_id) is not null then
    return 'member';
  end if;
  if p_booking.customer_id = any (private.my_customer_ids())
     or (length(p_token) <= 200 and sha256(convert_to(p_token, 'UTF8')) = p_booking.public_token_hash) then
    return 'customer';
  end if;
  return null;
end;
$$;

/* Loads a booking for change, or refuses in the same words whether it is another's or not there. */
create function private.lock_booking(p_organization_id uuid, p_booking_id uuid) returns public.bookings
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings;
begin
  select b.* into v_booking from public.bookings b
   where b.organization_id = p_organization_id and b.id = p_booking_id and b.deleted_at is null
     for no key update;
  if not found then
    perform private.fail(404, 'not_found', 'This booking does not exist, or is not yours to change.');
  end if;
  return v_booking;
end;
$$;

/* Takes a booking to a status, with its time stamped, its appointments and its timeline. The caller has checked the step. */
create function private.move_booking(p_booking public.bookings, p_status text, p_data jsonb default '{}') returns public.bookings
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_now     timestamptz := private.now();
  v_booking public.bookings;
begin
  if p_status = 'cancelled' then
    perform private.release_booking(p_booking);
  elsif p_status in ('confirmed', 'completed', 'no_show') then
    update public.appointments a
       set status = case p_status when 'confirmed' then 'confirmed' when 'completed' then 'done' else 'no_show' end
     where a.organization_id = p_booking.organization_id and a.booking_id = p_booking.id and a.status in ('held', 'confirmed');
  end if;
  update public.bookings b
     set status              = p_status,
         confirmed_at        = case when p_status = 'confirmed'        then v_now else b.confirmed_at end,
         in_progress_at      = case when p_status = 'in_progress'      then v_now else b.in_progress_at end,
         ready_at            = case when p_status = 'ready'            then v_now else b.ready_at end,
         out_for_delivery_at = case when p_status = 'out_for_delivery' then v_now else b.out_for_delivery_at end,
         completed_at        = case when p_status = 'completed'        then v_now else b.completed_at end,
         cancelled_at        = case when p_status = 'cancelled'        then v_now else b.cancelled_at end,
         no_show_at          = case when p_status = 'no_show'          then v_now else b.no_show_at end,
         cancel_reason       = case when p_status = 'cancelled'        then left(p_data ->> 'reason', 500) else b.cancel_reason end
   where b.organization_id = p_booking.organization_id and b.id = p_booking.id
  returning b.* into v_booking;
  perform private.add_booking_event(v_booking, p_status, p_data || jsonb_build_object('from', p_booking.status));
  return v_booking;
end;
$$;

/* Moves a booking along its status machine. */
create function public.set_booking_status(p_organization_id uuid, p_booking_id uuid, p_status text, p_note text default null) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking    public.bookings;
  v_permission text;
begin
  perform private.require_organization(p_organization_id, 'bookings.update');
  if length(p_note) > 500 then
    perform private.refuse('Keep the note under 500 characters.');
  end if;
  v_booking := private.lock_booking(p_organization_id, p_booking_id);
  select t.permission_key into v_permission from public.booking_transitions t
   where t.kind = v_booking.kind and t.from_status = v_booking.status and t.to_status = p_status;
  if v_permission is null then
    perform private.fail(409, 'invalid_transition', format('A booking that is %s can''t become %s.',
      replace(v_booking.status, '_', ' '), coalesce(replace(left(p_status, 40), '_', ' '), 'that')));
  end if;
  perform private.require_organization(p_organization_id, v_permission);
  v_booking := private.move_booking(v_booking, p_status, jsonb_build_object('note', p_note, 'reason', p_note));
  if p_status = 'cancelled' then
    perform private.mail_customer(v_booking, 'booking_cancelled', jsonb_build_object('reason', p_note));
  elsif p_status in ('confirmed', 'ready', 'out_for_delivery', 'completed') then
    perform private.mail_customer(v_booking, 'booking_status', jsonb_build_object('note', p_note));
  end if;
  return jsonb_build_object('booking_id', v_booking.id, 'status', v_booking.status, 'payment_status', v_booking.payment_status);
end;
$$;
grant execute on function public.set_booking_status(uuid, uuid, text, text) to authenticated, service_role;

/*
 * Cancels. A customer may until the visit begins: within the policy's time everything paid by card
 * comes back, later nothing does. A member may as long as the status machine lets them, and decides
 * on refunds apart.
 */
create function public.cancel_booking(p_organization_id uuid, p_booking_id uuid, p_reason text, p_token text default null) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings := private.lock_booking(p_organization_id, p_booking_id);
  v_access  text := private.booking_access(v_booking, 'bookings.update', p_token);
  v_late    boolean := private.now() > v_booking.starts_at - make_interval(hours => v_booking.cancellation_window_hours);
  v_refund  bigint := 0;
begin
  if v_access is null then
    perform private.fail(404, 'not_found', 'This booking does not exist, or is not yours to change.');
  end if;
  if length(p_reason) > 500 then
    perform private.refuse('Keep the reason under 500 characters.');
  end if;
  if v_booking.status = 'cancelled' then -- a second click changes nothing
    return jsonb_build_object('booking_id', v_booking.id, 'status', 'cancelled', 'payment_status', v_booking.payment_status,
                              'late', v_late, 'refund_cents', 0);
  end if;
  if not exists (select from public.booking_transitions t
                  where t.kind = v_booking.kind and t.from_status = v_booking.status and t.to_status = 'cancelled')
     or (v_access = 'customer' and v_booking.status not in ('pending', 'confirmed'))
     or (v_access = 'customer' and v_booking.starts_at <= private.now()) then
    perform private.fail(409, 'not_cancellable', 'This booking can''t be cancelled any more. Contact the business.');
  end if;
  v_booking := private.move_booking(v_booking, 'cancelled', jsonb_build_object('reason', nullif(btrim(p_reason), ''), 'by', v_access, 'late', v_late));
  if v_access = 'customer' and not v_late then
    v_refund := private.refund_booking(v_booking, 'Cancelled in time by the customer');
  end if;
  perform private.mail_customer(v_booking, 'booking_cancelled', jsonb_build_object('reason', p_reason, 'refund_cents', v_refund, 'late', v_late));
  if v_access = 'customer' then
    perform private.notify(p_organization_id, 'bookings.read', 'booking_cancelled', 'Booking ' || v_booking.number || ' cancelled',
                           coalesce(nullif(btrim(p_reason), ''), 'The customer gave no reason.'),
                           '/dashboard/' || (select o.slug from public.organizations o where o.id = p_organization_id) || '/bookings/' || v_booking.id);
  end if;
  return jsonb_build_object('booking_id', v_booking.id, 'status', v_booking.status, 'payment_status', v_booking.payment_status,
                            'late', v_late, 'refund_cents', v_refund);
end;
$$;
grant execute on function public.cancel_booking(uuid, uuid, text, text) to anon, authenticated, service_role;

/*
 * Moves a booking to another time or person, under the same rules as placing and cancelling. The old
 * time is given up and the new one taken in one transaction. Two bookings that swap their times would
 * wait for each other, so an organization's reschedulings queue.
 */
create function public.reschedule_booking(
  p_organization_id uuid, p_booking_id uuid, p_starts_at timestamptz, p_staff_id uuid default null, p_token text default null
) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_now      timestamptz := private.now();
  v_booking  public.bookings := private.lock_booking(p_organization_id, p_booking_id);
  v_access   text := private.booking_access(v_booking, 'bookings.update', p_token);
  v_before   timestamptz := v_booking.starts_at;
  v_old      public.appointments;
  v_service  public.services;
  v_minutes  int;
  v_options  uuid[];
  v_seats    int;
  v_seat     record;
  v_taken    int := 0;
  v_timezone text;
begin
  if v_access is null then
    perform private.fail(404, 'not_found', 'This booking does not exist, or is not yours to change.');
  end if;
  if p_starts_at is null or not isfinite(p_starts_at) then
    perform private.refuse('Choose a time.');
  end if;
  if v_booking.status not in ('pending', 'confirmed') then
    perform private.fail(409, 'not_reschedulable', 'This booking can''t be moved any more. Contact the business.');
  end if;
  if v_access = 'customer' and v_now > v_booking.starts_at - make_interval(hours => v_booking.cancellation_window_hours) then
    perform private.fail(409, 'too_late', format('Moving is possible until %s hours before. Contact the business.', v_booking.cancellation_window_hours));
  end if;

  perform pg_advisory_xact_lock(hashtextextended(p_organization_id::text || ' reschedule', 0));
  select a.* into v_old from public.appointments a
   where a.organization_id = p_organization_id and a.booking_id = p_booking_id and a.status in ('held', 'confirmed')
   order by a.seat limit 1;
  if v_old.id is null then
    perform private.fail(409, 'not_reschedulable', 'The time of this booking has run out. Book again.');
  end if;
  select s.* into v_service from public.services s where s.organization_id = p_organization_id and s.id = v_old.service_id;
  select o.timezone into v_timezone from public.organizations o where o.id = p_organization_id;
  if p_starts_at <= v_now then
    perform private.fail(409, 'past_time', 'This time has passed. Choose a later one.');
  end if;
  if v_access = 'customer' and p_starts_at < v_now + make_interval(mins => v_service.lead_time_minutes) then
    perform private.fail(409, 'too_soon', 'This time is too soon to get ready for. Choose a later one.');
  end if;
  if (p_starts_at at time zone v_timezone)::date > (v_now at time zone v_timezone)::date + v_service.max_advance_days then
    perform private.fail(409, 'outside_horizon', format('This can be booked up to %s days ahead. Choose an earlier time.', v_service.max_advance_days));
  end if;
  select coalesce(sum((o ->> 'minutes')::int), 0), array_agg((o ->> 'id')::uuid) filter (where o is not null) into v_minutes, v_options
    from public.booking_items i
    left join lateral jsonb_array_elements(i.options) as o on true
   where i.organization_id = p_organization_id and i.booking_id = p_booking_id and i.service_id = v_old.service_id;

  perform private.free_expired_holds(p_organization_id, v_service.id, p_staff_id, p_starts_at);
  update public.appointments a set status = 'cancelled'
   where a.organization_id = p_organization_id and a.booking_id = p_booking_id and a.status in ('held', 'confirmed');
  get diagnostics v_seats = row_count;
  for v_seat in
    select * from private.find_seats(p_organization_id, v_service.id, p_starts_at, v_minutes,
                                     coalesce(p_staff_id, case when v_service.kind = 'appointment' then v_old.staff_id end), v_seats, v_access = 'member')
  loop
    insert into public.appointments (organization_id, booking_id, service_id, staff_id, seat, session_key, starts_at, ends_at,
                                     blocked_from, blocked_until, status, hold_expires_at)
    select p_organization_id, p_booking_id, v_service.id, v_seat.staff_id, s.seat, v_seat.session_key, p_starts_at, v_seat.ends_at,
           v_seat.blocked_from, v_seat.blocked_until, v_old.status, v_old.hold_expires_at
      from unnest(v_seat.seats) as s (seat)
     order by s.seat
    on conflict do nothing;
    get diagnostics v_taken = row_count;
    exit when v_taken = v_seats;
    if v_taken > 0 then
      delete from public.appointments a
       where a.organization_id = p_organization_id and a.booking_id = p_booking_id and a.status in ('held', 'confirmed');
    end if;
  end loop;
  if v_taken is distinct from v_seats then
    perform private.fail_slot_taken(p_organization_id, v_service.id, p_starts_at, p_staff_id, coalesce(v_options, '{}'));
  end if;

  update public.bookings b
     set starts_at      = p_starts_at,
         ends_at        = v_seat.ends_at,
         pickup_from    = case when b.pickup_from is not null then p_starts_at end,
         pickup_until   = case when b.pickup_from is not null then v_seat.ends_at end,
         delivery_from  = b.delivery_from  + (p_starts_at - v_before),
         delivery_until = b.delivery_until + (p_starts_at - v_before)
   where b.organization_id = p_organization_id and b.id = p_booking_id
  returning b.* into v_booking;
  perform private.add_booking_event(v_booking, 'rescheduled', jsonb_build_object('from', v_before, 'to', p_starts_at, 'by', v_access));
  perform private.mail_customer(v_booking, 'booking_status', jsonb_build_object('change', 'rescheduled', 'previous_starts_at', v_before));
  if v_access = 'customer' then
    perform private.notify(p_organization_id, 'bookings.read', 'booking_rescheduled', 'Booking ' || v_booking.number || ' moved',
                           to_char(p_starts_at at time zone v_timezone, 'FMDy FMDD FMMon HH24:MI'),
                           '/dashboard/' || (select o.slug from public.organizations o where o.id = p_organization_id) || '/bookings/' || v_booking.id);
  end if;
  return jsonb_build_object('booking_id', v_booking.id, 'status', v_booking.status, 'starts_at', v_booking.starts_at,
                            'ends_at', v_booking.ends_at, 'staff_id', v_seat.staff_id);
end;
$$;
grant execute on function public.reschedule_booking(uuid, uuid, timestamptz, uuid, text) to anon, authenticated, service_role;

/* Lets go of a card booking whose time to pay has run out. Called by a job; true if it did. */
create function public.expire_hold(p_organization_id uuid, p_booking_id uuid) returns boolean
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings;
begin
  select b.* into v_booking from public.bookings b
   where b.organization_id = p_organization_id and b.id = p_booking_id
     and b.status = 'pending' and b.hold_expires_at <= private.now()
     for no key update;
  if not found then
    return false;
  end if;
  perform private.move_booking(v_booking, 'cancelled', '{"reason": "The time to pay ran out.", "by": "system"}');
  return true;
end;
$$;
grant execute on function public.expire_hold(uuid, uuid) to service_role;

/*
 * Links the guest records that carry the caller's verified e-mail to their account, at every
 * organization. Returns how many bookings came with them.
 */
create function public.claim_bookings() returns int
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user  uuid := private.require_user();
  v_count int;
begin
  with claimed as (
    update public.customers c set user_id = v_user
      from auth.users u
     where u.id = v_user and u.email_confirmed_at is not null
       and c.email = u.email::extensions.citext and c.user_id is null and c.deleted_at is null
       and not exists (select from public.customers own
                        where own.organization_id = c.organization_id and own.user_id = v_user and own.deleted_at is null)
    returning c.organization_id, c.id
  )
  select count(*) into v_count
    from claimed c join public.bookings b on b.organization_id = c.organization_id and b.customer_id = c.id;
  return v_count;
end;
$$;
grant execute on function public.claim_bookings() to authenticated;

/* Everything the customer's own page of a booking shows, for whoever holds its link; else a refusal. */
create function public.booking_by_token(p_token text) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_booking      public.bookings;
  v_cancel_until timestamptz;
begin
  if length(p_token) between 20 and 200 then
    select b.* into v_booking from public.bookings b
     where b.public_token_hash = sha256(convert_to(p_token, 'UTF8')) and b.deleted_at is null;
  end if;
  if v_booking.id is null then
    perform private.fail(404, 'not_found', 'This link does not lead to a booking. Check that it is complete.');
  end if;
  v_cancel_until := v_booking.starts_at - make_interval(hours => v_booking.cancellation_window_hours);
  return jsonb_build_object(
    'booking', jsonb_build_object(
      'id', v_booking.id, 'number', v_booking.number, 'kind', v_booking.kind, 'status', v_booking.status,
      'payment_status', v_booking.payment_status, 'payment_method', v_booking.payment_method,
      'starts_at', v_booking.starts_at, 'ends_at', v_booking.ends_at,
      'pickup_address', v_booking.pickup_address, 'delivery_address', v_booking.delivery_address,
      'pickup_from', v_booking.pickup_from, 'pickup_until', v_booking.pickup_until,
      'delivery_from', v_booking.delivery_from, 'delivery_until', v_booking.delivery_until, 'notes', v_booking.notes,
      'subtotal_cents', v_booking.subtotal_cents, 'discount_cents', v_booking.discount_cents, 'tax_cents', v_booking.tax_cents,
      'tip_cents', v_booking.tip_cents, 'total_cents', v_booking.total_cents, 'deposit_cents', v_booking.deposit_cents,
      'paid_cents', v_booking.paid_cents, 'refunded_cents', v_booking.refunded_cents, 'currency', v_booking.currency,
      'hold_expires_at', case when v_booking.status = 'pending' then v_booking.hold_expires_at end,
      'due_now_cents', case when v_booking.status = 'cancelled' then 0 else private.due_now(v_booking) end,
      'cancelled_at', v_booking.cancelled_at, 'cancel_reason', v_booking.cancel_reason, 'created_at', v_booking.created_at),
    'customer', (
      select jsonb_build_object('full_name', c.full_name, 'email', c.email, 'phone', c.phone)
        from public.customers c where c.organization_id = v_booking.organization_id and c.id = v_booking.customer_id),
    'items', (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', i.id, 'service_id', i.service_id, 'product_id', i.product_id, 'description', i.description, 'quantity', i.quantity,
               'unit_price_cents', i.unit_price_cents, 'total_cents', i.total_cents, 'options', i.options, 'status', i.status) order by i.position), '[]')
        from public.booking_items i where i.organization_id = v_booking.organization_id and i.booking_id = v_booking.id),
    'appointment', (
      select jsonb_build_object('service_id', a.service_id, 'starts_at', a.starts_at, 'ends_at', a.ends_at, 'status', a.status,
                                'staff_id', s.id, 'staff_name', s.full_name, 'staff_photo_path', s.photo_path)
        from public.appointments a
        left join public.staff s on s.organization_id = a.organization_id and s.id = a.staff_id
       where a.organization_id = v_booking.organization_id and a.booking_id = v_booking.id
       order by a.status = 'cancelled', a.created_at desc, a.seat limit 1),
    'organization', (
      select jsonb_build_object(
               'id', o.id, 'name', o.name, 'slug', o.slug, 'timezone', o.timezone, 'locale', o.locale, 'currency', o.currency,
               'brand_color', o.brand_color, 'logo_path', o.logo_path, 'contact_email', o.contact_email, 'phone', o.phone,
               'address_line1', o.address_line1, 'address_line2', o.address_line2, 'city', o.city, 'postcode', o.postcode, 'country', o.country)
        from public.organizations o where o.id = v_booking.organization_id),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object('event_type', e.event_type, 'event_data', e.event_data, 'created_at', e.created_at) order by e.created_at, e.id), '[]')
        from public.booking_events e
       where e.organization_id = v_booking.organization_id and e.booking_id = v_booking.id and e.is_public),
    'payments', (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', p.id, 'method', p.method, 'amount_cents', p.amount_cents, 'status', p.status,
               'receipt_url', p.receipt_url, 'created_at', p.created_at) order by p.created_at), '[]')
        from public.payments p
       where p.organization_id = v_booking.organization_id and p.booking_id = v_booking.id and p.status <> 'failed'),
    'may_cancel', v_booking.status in ('pending', 'confirmed') and private.now() < v_booking.starts_at,
    'may_reschedule', v_booking.status in ('pending', 'confirmed') and private.now() <= v_cancel_until,
    'cancel_until', v_cancel_until);
end;
$$;
grant execute on function public.booking_by_token(text) to anon, authenticated, service_role;
