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
  policy              jsonb not null,
  fee_cents           bigint not null default 0,
  fee_waived_at       timestamptz,
  fee_waived_by       uuid references auth.users (id) on delete set null,
  fee_waiver_reason   text,
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
  constraint bookings_policy         check (jsonb_typeof(policy) = 'object' and private.is_fee_ladder(policy -> 'fees')
                                            and jsonb_typeof(policy -> 'free_hours') = 'number'),
  constraint bookings_fee            check (fee_cents between 0 and total_cents
                                            and (fee_waived_at is null) = (fee_waiver_reason is null)
                                            and length(fee_waiver_reason) between 3 and 500),
  constraint bookings_paid           check (refunded_cents between 0 and paid_cents),
  constraint bookings_currency       check (currency ~ '^[A-Z]{3}$'),
  constraint bookings_key            check (length(idempotency_key) between 8 and 200)
);
comment on table  public.bookings is 'One order for services and products by one customer.';
comment on column public.bookings.starts_at is 'The appointment''s or the pick-up''s begin: a plain column, so that lists by day use an index under row-level security.';
comment on column public.bookings.policy is 'The rules the customer agreed to when booking; a later change of the service doesn''t reach back.';
comment on column public.bookings.fee_cents is 'What a late cancellation or not coming costs, in all: what was paid counts towards it.';
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
create index bookings_fee_waived_by on public.bookings (fee_waived_by);

alter table public.bookings enable row level security;

/* No prices, states, totals or keys: those have functions as their only writers. */
grant select (organization_id, id, number, customer_id, kind, channel, status, payment_status, payment_method, starts_at, ends_at,
              pickup_address, delivery_address, pickup_from, pickup_until, delivery_from, delivery_until, notes,
              subtotal_cents, discount_cents, tax_cents, tip_cents, total_cents, deposit_cents, paid_cents, refunded_cents, currency,
              offer_id, points_redeemed, placed_by, policy, fee_cents, fee_waived_at, fee_waived_by, fee_waiver_reason, hold_expires_at, confirmed_at, in_progress_at, ready_at,
              out_for_delivery_at, completed_at, cancelled_at, no_show_at, cancel_reason, created_at, updated_at, deleted_at)
  on public.bookings to authenticated;
grant update (notes, pickup_address, delivery_address, delivery_from, delivery_until) on public.bookings to authenticated;

/*
 * Customers reach theirs by booking_by_token. A second way in ("or mine") would cost members the
 * order of every index: a page of 25 took thirty times as long.
 */
create policy "members see bookings" on public.bookings for select to authenticated
  using (organization_id = (select private.active_organization('bookings.read')) and deleted_at is null);
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
create policy "members see the timeline" on public.booking_events for select to authenticated
  using (organization_id = (select private.active_organization('bookings.read')));

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
