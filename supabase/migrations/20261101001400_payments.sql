/*
 * Payments: customer → organization.
 *
 * The payment provider is the source of truth for cards. Its webhooks are stored once by their id
 * and worked off by a job that fetches the object's present state and hands it to
 * `apply_payment_state`: duplicates and any order end in the same place, and paid never goes back
 * to pending.
 *
 * Locks are taken in the order that booking.sql states, with payments between stock and roll-ups: the
 * time of a booking is made sure of before the payment's row is touched.
 */

create table public.payments (
  organization_id            uuid not null references public.organizations (id) on delete cascade,
  id                         uuid not null default private.uuid_v7(),
  customer_id                uuid not null,
  booking_id                 uuid not null,
  method                     text not null,
  amount_cents               bigint not null,
  refunded_cents             bigint not null default 0,
  currency                   text not null,
  status                     text not null default 'pending',
  note                       text,
  stripe_checkout_session_id text,
  stripe_payment_intent_id   text,
  stripe_charge_id           text,
  receipt_url                text,
  failure_reason             text,
  paid_at                    timestamptz,
  recorded_by                uuid references auth.users (id) on delete set null,
  created_at                 timestamptz not null default now(),
  updated_at                 timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references public.customers (organization_id, id),
  foreign key (organization_id, booking_id)  references public.bookings  (organization_id, id) on delete cascade,
  constraint payments_method   check (method in ('card', 'bank_transfer', 'cash', 'points')),
  constraint payments_status   check (status in ('pending', 'succeeded', 'failed', 'partially_refunded', 'refunded')),
  constraint payments_amount   check (amount_cents > 0),
  constraint payments_refunded check (refunded_cents between 0 and amount_cents),
  constraint payments_paid_at  check ((paid_at is null) = (status in ('pending', 'failed'))),
  constraint payments_currency check (currency ~ '^[A-Z]{3}$'),
  constraint payments_texts    check (length(note) <= 500 and length(failure_reason) <= 500 and length(receipt_url) <= 2000)
);
comment on table  public.payments is 'Money a customer paid, or is about to pay, for a booking.';
comment on column public.payments.refunded_cents is 'Given back or promised: the sum of the refunds that didn''t fail, kept by their trigger. Never above the amount.';
create index payments_newest on public.payments (organization_id, created_at desc, id);
comment on index public.payments_newest is 'The payments list.';
create index payments_of_booking on public.payments (organization_id, booking_id, created_at);
comment on index public.payments_of_booking is 'A booking''s page.';
create index payments_of_customer on public.payments (organization_id, customer_id, created_at desc);
comment on index public.payments_of_customer is 'A customer''s page.';
create index payments_own on public.payments (customer_id, created_at desc);
comment on index public.payments_own is 'A signed-in customer''s receipts, across organizations.';
create unique index payments_stripe_session on public.payments (stripe_checkout_session_id);
comment on index public.payments_stripe_session is 'Finding the payment of a webhook. Holds the rule: one payment for a checkout.';
create unique index payments_stripe_intent on public.payments (stripe_payment_intent_id);
comment on index public.payments_stripe_intent is 'Finding the payment of a webhook.';
create index payments_to_reconcile on public.payments (created_at) where status = 'pending' and method = 'card';
comment on index public.payments_to_reconcile is 'The reconciler: card payments nobody has heard of.';
create index payments_recorded_by on public.payments (recorded_by);

alter table public.payments enable row level security;

grant select (organization_id, id, customer_id, booking_id, method, amount_cents, refunded_cents, currency, status, receipt_url,
              failure_reason, paid_at, recorded_by, created_at, updated_at, stripe_payment_intent_id, note)
  on public.payments to authenticated;

create policy "members see payments, customers their own" on public.payments for select to authenticated
  using (organization_id = (select private.active_organization('payments.read'))
         or customer_id = any ((select private.my_customer_ids())::uuid[]));

create trigger set_updated_at before update on public.payments for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.payments for each row execute function private.audit();

create table public.refunds (
  organization_id  uuid not null,
  id               uuid not null default private.uuid_v7(),
  payment_id       uuid not null,
  amount_cents     bigint not null,
  reason           text not null default '',
  status           text not null default 'pending',
  stripe_refund_id text,
  failure_reason   text,
  requested_by     uuid references auth.users (id) on delete set null,
  succeeded_at     timestamptz,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, payment_id) references public.payments (organization_id, id) on delete cascade,
  constraint refunds_status check (status in ('pending', 'succeeded', 'failed')),
  constraint refunds_amount check (amount_cents > 0),
  constraint refunds_texts  check (length(reason) <= 500 and length(failure_reason) <= 500)
);
comment on table public.refunds is 'Money given back, or on its way back.';
create index refunds_of_payment on public.refunds (organization_id, payment_id, created_at);
comment on index public.refunds_of_payment is 'A payment''s history.';
create unique index refunds_stripe on public.refunds (stripe_refund_id);
comment on index public.refunds_stripe is 'Holds the rule: a refund of the provider is known once.';
create index refunds_requested_by on public.refunds (requested_by);

alter table public.refunds enable row level security;
grant select on public.refunds to authenticated;
create policy "members see refunds" on public.refunds for select to authenticated
  using (organization_id = (select private.active_organization('payments.read')));

create trigger set_updated_at before update on public.refunds for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.refunds for each row execute function private.audit();

/*
 * Keeps what of a payment is given back. It updates the payment, so parallel refunds queue at its row
 * and the check constraint there sees the true sum.
 */
create function private.sum_refunds() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.payments p
     set refunded_cents = p.refunded_cents
           + case when new.status <> 'failed' then new.amount_cents else 0 end
           - case when tg_op = 'UPDATE' then case when old.status <> 'failed' then old.amount_cents else 0 end else 0 end
   where p.organization_id = new.organization_id and p.id = new.payment_id;
  return null;
exception when check_violation then
  perform private.fail(409, 'refund_too_large', 'That is more than what is left of this payment.');
  return null;
end;
$$;
create trigger sum_refunds after insert or update of status, amount_cents on public.refunds
  for each row execute function private.sum_refunds();

create table public.payment_events (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  payment_id      uuid not null,
  previous_status text,
  new_status      text not null,
  stripe_event_id text,
  payload         jsonb not null default '{}',
  created_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, payment_id) references public.payments (organization_id, id) on delete cascade
);
comment on table public.payment_events is 'How a payment''s status changed. Append-only.';
create index payment_events_of_payment on public.payment_events (organization_id, payment_id, created_at);
comment on index public.payment_events_of_payment is 'A payment''s history.';

alter table public.payment_events enable row level security;
revoke update, delete on public.payment_events from service_role;
grant select on public.payment_events to authenticated;
create policy "members see a payment's history" on public.payment_events for select to authenticated
  using (organization_id = (select private.active_organization('payments.read')));

create function private.record_payment_event() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.payment_events (organization_id, payment_id, previous_status, new_status, payload)
  values (new.organization_id, new.id, case when tg_op = 'UPDATE' then old.status end, new.status,
          jsonb_strip_nulls(jsonb_build_object('amount_cents', new.amount_cents, 'refunded_cents', new.refunded_cents,
                                               'failure_reason', new.failure_reason)));
  return null;
end;
$$;
create trigger record_created after insert on public.payments
  for each row execute function private.record_payment_event();
create trigger record_status after update of status on public.payments
  for each row when (old.status is distinct from new.status) execute function private.record_payment_event();

create table public.webhook_events (
  id            uuid primary key default private.uuid_v7(),
  source_system text not null,
  external_id   text not null,
  event_type    text not null,
  payload       jsonb not null,
  status        text not null default 'pending',
  retry_count   int not null default 0,
  error         text,
  received_at   timestamptz not null default now(),
  processed_at  timestamptz,
  constraint webhook_events_once   unique (source_system, external_id),
  constraint webhook_events_source check (source_system ~ '^[a-z_]{2,40}$'),
  constraint webhook_events_status check (status in ('pending', 'processed', 'failed')),
  constraint webhook_events_texts  check (length(external_id) between 1 and 255 and length(event_type) between 1 and 120 and length(error) <= 2000)
);
comment on table public.webhook_events is 'Every inbound webhook once, before it is known whose it is. The server''s own; no client reads it.';
create index webhook_events_open on public.webhook_events (received_at) where status <> 'processed';
comment on index public.webhook_events_open is 'What is still to be worked off, and what failed.';
alter table public.webhook_events enable row level security;

-- ---------------------------------------------------------------------------------------------
-- What a payment does to its booking
-- ---------------------------------------------------------------------------------------------

/* Brings a booking's sums and payment status in line with its payments. The caller holds the booking's lock. */
create function private.settle_booking(p_organization_id uuid, p_booking_id uuid) returns public.bookings
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_paid     bigint;
  v_refunded bigint;
  v_booking  public.bookings;
begin
  select coalesce(sum(p.amount_cents), 0), coalesce(sum((
           select sum(r.amount_cents) from public.refunds r
            where r.organization_id = p.organization_id and r.payment_id = p.id and r.status = 'succeeded')), 0)
    into v_paid, v_refunded
    from public.payments p
   where p.organization_id = p_organization_id and p.booking_id = p_booking_id
     and p.status in ('succeeded', 'partially_refunded', 'refunded');
  update public.bookings b
     set paid_cents     = v_paid,
         refunded_cents = v_refunded,
         payment_status = case when v_paid = 0                          then 'unpaid'
                               when v_refunded >= v_paid                then 'refunded'
                               when v_refunded > 0                      then 'partially_refunded'
                               when v_paid >= b.total_cents             then 'paid'
                               else 'deposit_paid' end
   where b.organization_id = p_organization_id and b.id = p_booking_id
  returning b.* into v_booking;
  return v_booking;
end;
$$;

/*
 * Makes sure of the time of a booking that has been paid, before its payment is written down:
 *   'confirmed'  its time is still held, or was free and has been taken again
 *   'lost'       the hold ran out and somebody else has the time; the booking is cancelled
 *   'none'       there is nothing to make sure of
 */
create function private.secure_time(p_booking public.bookings) returns text
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_old     public.appointments;
  v_wanted  int;
  v_minutes int;
  v_seat    record;
  v_seats   int;
begin
  if p_booking.status not in ('pending', 'cancelled') or p_booking.confirmed_at is not null
     or coalesce(p_booking.cancel_reason, 'The time to pay ran out.') <> 'The time to pay ran out.' then
    return 'none';
  end if;
  perform from public.appointments a
    where a.organization_id = p_booking.organization_id and a.booking_id = p_booking.id and a.status = 'held'
      for no key update;
  if found then
    return 'confirmed';
  end if;

  select a.* into v_old from public.appointments a
   where a.organization_id = p_booking.organization_id and a.booking_id = p_booking.id
   order by a.created_at desc, a.seat limit 1;
  select count(*) into v_wanted from public.appointments a
   where a.organization_id = p_booking.organization_id and a.booking_id = p_booking.id and a.starts_at = v_old.starts_at;
  select coalesce(sum((o ->> 'minutes')::int), 0) into v_minutes
    from public.booking_items i cross join lateral jsonb_array_elements(i.options) as o
   where i.organization_id = p_booking.organization_id and i.booking_id = p_booking.id and i.service_id = v_old.service_id;
  begin
    if v_old.starts_at <= private.now() then
      perform private.fail(409, 'past_time', 'The time has passed.');
    end if;
    perform private.free_expired_holds(p_booking.organization_id, v_old.service_id, v_old.staff_id, v_old.starts_at);
    select * into v_seat from private.find_seats(p_booking.organization_id, v_old.service_id, v_old.starts_at, v_minutes, v_old.staff_id, v_wanted, true) limit 1;
    insert into public.appointments (organization_id, booking_id, service_id, staff_id, seat, session_key, starts_at, ends_at,
                                     blocked_from, blocked_until, status)
    select p_booking.organization_id, p_booking.id, v_old.service_id, v_old.staff_id, s.seat, v_old.session_key, v_old.starts_at, v_old.ends_at,
           v_old.blocked_from, v_old.blocked_until, 'confirmed'
      from unnest(v_seat.seats) as s (seat)
     order by s.seat
    on conflict do nothing;
    get diagnostics v_seats = row_count;
    if v_seats <> v_wanted then
      perform private.fail(409, 'slot_taken', 'The time has been taken.');
    end if;
    if p_booking.status = 'cancelled' then -- its offer and goods were given back: take them again
      if p_booking.offer_id is not null then
        perform private.take_offer(p_booking.organization_id, p_booking.offer_id);
      end if;
      insert into public.inventory_movements (organization_id, product_id, action, quantity, reason, booking_id)
      select i.organization_id, i.product_id, 'sold', -sum(i.quantity)::int, 'Sold with a booking', p_booking.id
        from public.booking_items i
       where i.organization_id = p_booking.organization_id and i.booking_id = p_booking.id and i.product_id is not null
       group by 1, 2 order by 2;
    end if;
    return 'confirmed';
  exception when sqlstate 'PT409' then
    if p_booking.status = 'pending' then
      perform private.move_booking(p_booking, 'cancelled', '{"reason": "The time to pay ran out.", "by": "system"}');
    end if;
    return 'lost';
  end;
end;
$$;

/* Ends what `secure_time` began, once the payment is written: confirms and tells everybody, or gives the money back and offers other times. */
create function private.conclude_payment(p_booking public.bookings, p_outcome text) returns public.bookings
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings := p_booking;
  v_old     public.appointments;
begin
  if p_outcome = 'confirmed' then
    update public.bookings b set cancelled_at = null, cancel_reason = null
     where b.organization_id = p_booking.organization_id and b.id = p_booking.id and b.status = 'cancelled';
    v_booking := private.move_booking(v_booking, 'confirmed', '{"by": "payment"}');
    perform private.mail_customer(v_booking, 'booking_placed');
    perform private.announce_booking(v_booking);
  elsif p_outcome = 'lost' then
    perform private.refund_booking(v_booking, 'The time was taken before the payment arrived');
    select a.* into v_old from public.appointments a
     where a.organization_id = p_booking.organization_id and a.booking_id = p_booking.id
     order by a.created_at desc, a.seat limit 1;
    perform private.mail_customer(v_booking, 'booking_cancelled', jsonb_build_object(
      'reason', 'Your payment arrived after the time was no longer held, and it has been taken. Your money is on its way back.',
      'refund_cents', v_booking.paid_cents - v_booking.refunded_cents,
      'nearest', private.nearest_slots(p_booking.organization_id, v_old.service_id, v_old.starts_at, null, '{}')));
  elsif v_booking.status = 'cancelled' then
    perform private.refund_booking(v_booking, 'The booking was cancelled before the payment arrived');
  end if;
  return v_booking;
end;
$$;

/* Asks for everything of a booking's card payments back. Returns how much that is. */
create function private.refund_booking(p_booking public.bookings, p_reason text) returns bigint
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_payment public.payments;
  v_sum     bigint := 0;
begin
  for v_payment in
    select p.* from public.payments p
     where p.organization_id = p_booking.organization_id and p.booking_id = p_booking.id
       and p.method = 'card' and p.status in ('succeeded', 'partially_refunded') and p.refunded_cents < p.amount_cents
     order by p.id
       for no key update
  loop
    perform private.send_refund(v_payment, v_payment.amount_cents - v_payment.refunded_cents, p_reason, null);
    v_sum := v_sum + v_payment.amount_cents - v_payment.refunded_cents;
  end loop;
  return v_sum;
end;
$$;

/* Writes a refund down and, for a card, queues the call to the provider. */
create function private.send_refund(p_payment public.payments, p_amount_cents bigint, p_reason text, p_user_id uuid) returns uuid
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.refunds (organization_id, payment_id, amount_cents, reason, status, requested_by, succeeded_at)
  values (p_payment.organization_id, p_payment.id, p_amount_cents, coalesce(btrim(p_reason), ''),
          case when p_payment.method = 'card' then 'pending' else 'succeeded' end, p_user_id,
          case when p_payment.method <> 'card' then private.now() end)
  returning id into v_id;
  if p_payment.method = 'card' then
    perform private.enqueue('payments.send_refund', jsonb_build_object('organization_id', p_payment.organization_id, 'refund_id', v_id),
                            null, 'payments.send_refund:' || v_id, 12);
  end if;
  return v_id;
end;
$$;

/* After a refund went through: the payment's status, the booking's sums, the timeline, the mail. */
create function private.finish_refund(p_organization_id uuid, p_refund_id uuid) returns public.bookings
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_refund  public.refunds;
  v_booking public.bookings;
begin
  select r.* into v_refund from public.refunds r where r.organization_id = p_organization_id and r.id = p_refund_id;
  update public.payments p
     set status = case when (select sum(r.amount_cents) from public.refunds r
                              where r.organization_id = p.organization_id and r.payment_id = p.id and r.status = 'succeeded') >= p.amount_cents
                       then 'refunded' else 'partially_refunded' end
   where p.organization_id = p_organization_id and p.id = v_refund.payment_id;
  v_booking := private.settle_booking(p_organization_id, (
    select p.booking_id from public.payments p where p.organization_id = p_organization_id and p.id = v_refund.payment_id));
  perform private.add_booking_event(v_booking, 'refunded', jsonb_build_object('amount_cents', v_refund.amount_cents, 'reason', nullif(v_refund.reason, '')));
  perform private.mail_customer(v_booking, 'refund_sent', jsonb_build_object('amount_cents', v_refund.amount_cents, 'reason', nullif(v_refund.reason, '')));
  return v_booking;
end;
$$;

-- ---------------------------------------------------------------------------------------------
-- Paying by card
-- ---------------------------------------------------------------------------------------------

/*
 * Opens the payment of what is due on a booking, for whoever holds its link. Two tabs get the same
 * payment, and its checkout once there is one.
 */
create function public.begin_checkout(p_token text) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings;
  v_payment public.payments;
  v_due     bigint;
begin
  if length(p_token) between 20 and 200 then
    select b.* into v_booking from public.bookings b
     where b.public_token_hash = sha256(convert_to(p_token, 'UTF8')) and b.deleted_at is null
       for no key update;
  end if;
  if v_booking.id is null then
    perform private.fail(404, 'not_found', 'This link does not lead to a booking. Check that it is complete.');
  end if;
  if not private.is_published(v_booking.organization_id) then
    perform private.fail(404, 'organization_unavailable', 'This business takes no payments at the moment.');
  end if;
  if v_booking.status in ('cancelled', 'no_show', 'draft')
     or (v_booking.status = 'pending' and v_booking.hold_expires_at <= private.now()) then
    perform private.fail(409, 'hold_expired', 'The time to pay has run out, and nothing was charged. Book again.');
  end if;
  v_due := private.due_now(v_booking);
  if v_due = 0 or v_booking.payment_status in ('partially_refunded', 'refunded') then
    perform private.fail(409, 'already_paid', 'This booking is paid.');
  end if;

  select p.* into v_payment from public.payments p
   where p.organization_id = v_booking.organization_id and p.booking_id = v_booking.id
     and p.status = 'pending' and p.method = 'card' and p.amount_cents = v_due
   order by p.created_at desc limit 1;
  if v_payment.id is null then
    insert into public.payments (organization_id, customer_id, booking_id, method, amount_cents, currency)
    values (v_booking.organization_id, v_booking.customer_id, v_booking.id, 'card', v_due, v_booking.currency)
    returning * into v_payment;
  end if;
  return (
    select jsonb_build_object(
      'payment_id', v_payment.id, 'amount_cents', v_payment.amount_cents, 'currency', v_payment.currency,
      'description', (select i.description from public.booking_items i
                       where i.organization_id = v_booking.organization_id and i.booking_id = v_booking.id order by i.position limit 1)
                     || ' at ' || o.name,
      'customer_email', c.email, 'booking_id', v_booking.id, 'number', v_booking.number, 'organization_id', o.id, 'slug', o.slug,
      'checkout_session_id', v_payment.stripe_checkout_session_id, 'hold_expires_at', v_booking.hold_expires_at)
      from public.organizations o
      join public.customers c on c.organization_id = o.id and c.id = v_booking.customer_id
     where o.id = v_booking.organization_id);
end;
$$;
grant execute on function public.begin_checkout(text) to anon, authenticated, service_role;

/* Remembers the provider's checkout of a payment. The first one stays; the answer names it. */
create function public.attach_checkout(p_organization_id uuid, p_payment_id uuid, p_session_id text) returns text
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_session text;
begin
  update public.payments p
     set stripe_checkout_session_id = coalesce(p.stripe_checkout_session_id, p_session_id)
   where p.organization_id = p_organization_id and p.id = p_payment_id
  returning p.stripe_checkout_session_id into v_session;
  if v_session is null then
    perform private.fail(404, 'not_found', 'There is no such payment.');
  end if;
  return v_session;
end;
$$;
grant execute on function public.attach_checkout(uuid, uuid, text) to service_role;

/*
 * Brings a payment to the state that was just fetched from the provider:
 *   {status: pending | succeeded | failed, stripe_payment_intent_id?, stripe_charge_id?, receipt_url?,
 *    failure_reason?, stripe_event_id?,
 *    refunds?: [{stripe_refund_id, amount_cents, status, refund_id?, reason?}]}
 * Applying it twice, or an older one later, changes nothing.
 */
create function public.apply_payment_state(p_organization_id uuid, p_payment_id uuid, p_state jsonb) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings;
  v_payment public.payments;
  v_refund  record;
  v_known   public.refunds;
  v_outcome text := 'none';
  v_changed boolean := false;
begin
  if coalesce(p_state ->> 'status', '') not in ('pending', 'succeeded', 'failed') then
    perform private.refuse('The state of the payment is not one of those known.');
  end if;
  select b.* into v_booking from public.bookings b
   where b.organization_id = p_organization_id
     and b.id = (select p.booking_id from public.payments p where p.organization_id = p_organization_id and p.id = p_payment_id)
     for no key update;
  select p.* into v_payment from public.payments p
   where p.organization_id = p_organization_id and p.id = p_payment_id
     for no key update;
  if v_payment.id is null then
    perform private.fail(404, 'not_found', 'There is no such payment.');
  end if;

  -- Forward only: a failed attempt may still succeed, a payment that succeeded never fails.
  if (v_payment.status = 'pending' and p_state ->> 'status' in ('succeeded', 'failed'))
     or (v_payment.status = 'failed' and p_state ->> 'status' = 'succeeded') then
    if p_state ->> 'status' = 'succeeded' then
      v_outcome := private.secure_time(v_booking);
    end if;
    update public.payments p
       set status                   = p_state ->> 'status',
           paid_at                  = case when p_state ->> 'status' = 'succeeded' then private.now() end,
           stripe_payment_intent_id = coalesce(p_state ->> 'stripe_payment_intent_id', p.stripe_payment_intent_id),
           stripe_charge_id         = coalesce(p_state ->> 'stripe_charge_id', p.stripe_charge_id),
           receipt_url              = coalesce(left(p_state ->> 'receipt_url', 2000), p.receipt_url),
           failure_reason           = case when p_state ->> 'status' = 'failed' then left(p_state ->> 'failure_reason', 500) end
     where p.organization_id = p_organization_id and p.id = p_payment_id
    returning p.* into v_payment;
    v_changed := true;
    if v_payment.status = 'succeeded' then
      v_booking := private.settle_booking(p_organization_id, v_booking.id);
      perform private.add_booking_event(v_booking, 'payment_received', jsonb_build_object('amount_cents', v_payment.amount_cents, 'method', v_payment.method));
      perform private.mail_customer(v_booking, 'payment_received', jsonb_build_object('amount_cents', v_payment.amount_cents, 'receipt_url', v_payment.receipt_url));
      v_booking := private.conclude_payment(v_booking, v_outcome);
    else
      perform private.add_booking_event(v_booking, 'payment_failed', jsonb_build_object('reason', v_payment.failure_reason));
    end if;
  end if;

  if v_payment.status not in ('pending', 'failed') then
    for v_refund in
      select r.refund ->> 'stripe_refund_id' as stripe_id, private.parse_uuid(r.refund ->> 'refund_id') as id,
             (r.refund ->> 'amount_cents')::bigint as amount_cents, r.refund ->> 'reason' as reason,
             case when r.refund ->> 'status' = 'succeeded' then 'succeeded'
                  when r.refund ->> 'status' in ('failed', 'canceled', 'cancelled') then 'failed' else 'pending' end as status
        from jsonb_array_elements(case when jsonb_typeof(p_state -> 'refunds') = 'array' then p_state -> 'refunds' else '[]' end) as r (refund)
       order by 1
    loop
      select r.* into v_known from public.refunds r
       where r.organization_id = p_organization_id and r.payment_id = p_payment_id
         and (r.stripe_refund_id = v_refund.stripe_id or r.id = v_refund.id)
         for no key update;
      if not found then -- made in the provider's own console
        insert into public.refunds (organization_id, payment_id, amount_cents, reason, status, stripe_refund_id)
        values (p_organization_id, p_payment_id, v_refund.amount_cents, coalesce(left(v_refund.reason, 500), ''), 'pending', v_refund.stripe_id)
        returning * into v_known;
        v_changed := true;
      end if;
      update public.refunds r
         set stripe_refund_id = coalesce(r.stripe_refund_id, v_refund.stripe_id),
             status           = case when r.status = 'succeeded' then r.status else v_refund.status end,
             succeeded_at     = case when v_refund.status = 'succeeded' then coalesce(r.succeeded_at, private.now()) else r.succeeded_at end
       where r.organization_id = p_organization_id and r.id = v_known.id
         and (r.status <> 'succeeded' and r.status <> v_refund.status or r.stripe_refund_id is null);
      if v_refund.status = 'succeeded' and v_known.status <> 'succeeded' then
        v_booking := private.finish_refund(p_organization_id, v_known.id);
        v_changed := true;
      end if;
    end loop;
    select p.* into v_payment from public.payments p where p.organization_id = p_organization_id and p.id = p_payment_id;
    select b.* into v_booking from public.bookings b where b.organization_id = p_organization_id and b.id = v_booking.id;
  end if;
  return jsonb_build_object('payment_id', v_payment.id, 'status', v_payment.status, 'booking_status', v_booking.status,
                            'payment_status', v_booking.payment_status, 'changed', v_changed);
end;
$$;
grant execute on function public.apply_payment_state(uuid, uuid, jsonb) to service_role;

/*
 * What became of a refund we asked the provider for: {status: pending | succeeded | failed,
 * stripe_refund_id?, failure_reason?}. The same rules as for payments.
 */
create function public.apply_refund_state(p_organization_id uuid, p_refund_id uuid, p_state jsonb) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_refund  public.refunds;
begin
  if coalesce(p_state ->> 'status', '') not in ('pending', 'succeeded', 'failed') then
    perform private.refuse('The state of the refund is not one of those known.');
  end if;
  perform from public.bookings b
    where b.organization_id = p_organization_id
      and b.id = (select p.booking_id from public.refunds r
                    join public.payments p on p.organization_id = r.organization_id and p.id = r.payment_id
                   where r.organization_id = p_organization_id and r.id = p_refund_id)
      for no key update;
  select r.* into v_refund from public.refunds r where r.organization_id = p_organization_id and r.id = p_refund_id for no key update;
  if v_refund.id is null then
    perform private.fail(404, 'not_found', 'There is no such refund.');
  end if;
  if v_refund.status <> 'succeeded' then
    update public.refunds r
       set status           = p_state ->> 'status',
           stripe_refund_id = coalesce(p_state ->> 'stripe_refund_id', r.stripe_refund_id),
           failure_reason   = case when p_state ->> 'status' = 'failed' then left(p_state ->> 'failure_reason', 500) end,
           succeeded_at     = case when p_state ->> 'status' = 'succeeded' then private.now() end
     where r.organization_id = p_organization_id and r.id = p_refund_id
    returning r.* into v_refund;
    if v_refund.status = 'succeeded' then
      perform private.finish_refund(p_organization_id, p_refund_id);
    end if;
  end if;
  return jsonb_build_object('refund_id', v_refund.id, 'status', v_refund.status);
end;
$$;
grant execute on function public.apply_refund_state(uuid, uuid, jsonb) to service_role;

/* What the refund job needs to call the provider; null once there is nothing left to do. */
create function public.refund_to_send(p_organization_id uuid, p_refund_id uuid) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('refund_id', r.id, 'payment_id', p.id, 'amount_cents', r.amount_cents, 'currency', p.currency,
                              'reason', r.reason, 'stripe_payment_intent_id', p.stripe_payment_intent_id, 'stripe_refund_id', r.stripe_refund_id)
      from public.refunds r
      join public.payments p on p.organization_id = r.organization_id and p.id = r.payment_id
     where r.organization_id = p_organization_id and r.id = p_refund_id and r.status = 'pending');
end;
$$;
grant execute on function public.refund_to_send(uuid, uuid) to service_role;

/* Card payments that are still open after a while, with what is needed to ask the provider about them. Oldest first, at most 200. */
create function public.payments_to_reconcile(p_older_than interval default '10 minutes')
  returns table (organization_id uuid, payment_id uuid, stripe_checkout_session_id text, stripe_payment_intent_id text, created_at timestamptz)
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return query
    select p.organization_id, p.id, p.stripe_checkout_session_id, p.stripe_payment_intent_id, p.created_at
      from public.payments p
     where p.status = 'pending' and p.method = 'card' and p.stripe_checkout_session_id is not null
       and p.created_at < private.now() - p_older_than and p.created_at > private.now() - interval '7 days'
     order by p.created_at
     limit 200;
end;
$$;
grant execute on function public.payments_to_reconcile(interval) to service_role;

-- ---------------------------------------------------------------------------------------------
-- Paying otherwise, and giving back
-- ---------------------------------------------------------------------------------------------

/* Records money taken in cash or by bank transfer. Never more than what is open. */
create function public.record_payment(p_organization_id uuid, p_booking_id uuid, p_amount_cents bigint, p_method text, p_note text default null)
  returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings;
  v_payment public.payments;
  v_open    bigint;
  v_outcome text;
begin
  perform private.require_organization(p_organization_id, 'payments.create');
  if coalesce(p_method, '') not in ('cash', 'bank', 'bank_transfer') then
    perform private.refuse('Choose cash or bank transfer.');
  end if;
  if length(p_note) > 500 then
    perform private.refuse('Keep the note under 500 characters.');
  end if;
  v_booking := private.lock_booking(p_organization_id, p_booking_id);
  if v_booking.status = 'cancelled' then
    perform private.fail(409, 'booking_cancelled', 'This booking is cancelled, so nothing can be paid on it.');
  end if;
  v_open := v_booking.total_cents - (v_booking.paid_cents - v_booking.refunded_cents);
  if coalesce(p_amount_cents, 0) <= 0 or p_amount_cents > v_open then
    perform private.fail(400, 'invalid_amount', case when v_open > 0
      then 'Enter an amount up to what is still open.' else 'Nothing is open on this booking.' end,
      jsonb_build_object('open_cents', v_open)::text);
  end if;
  v_outcome := private.secure_time(v_booking);
  if v_outcome = 'lost' then
    perform private.fail(409, 'slot_taken', 'The time of this booking has run out and was taken. Book another one before taking money.');
  end if;
  insert into public.payments (organization_id, customer_id, booking_id, method, amount_cents, currency, status, note, paid_at, recorded_by)
  values (p_organization_id, v_booking.customer_id, p_booking_id, case when p_method = 'cash' then 'cash' else 'bank_transfer' end,
          p_amount_cents, v_booking.currency, 'succeeded', nullif(btrim(p_note), ''), private.now(), private.current_user_id())
  returning * into v_payment;
  v_booking := private.settle_booking(p_organization_id, p_booking_id);
  perform private.add_booking_event(v_booking, 'payment_received', jsonb_build_object('amount_cents', p_amount_cents, 'method', v_payment.method));
  perform private.mail_customer(v_booking, 'payment_received', jsonb_build_object('amount_cents', p_amount_cents, 'method', v_payment.method));
  v_booking := private.conclude_payment(v_booking, v_outcome);
  return jsonb_build_object('payment_id', v_payment.id, 'status', v_payment.status,
                            'booking_status', v_booking.status, 'payment_status', v_booking.payment_status);
end;
$$;
grant execute on function public.record_payment(uuid, uuid, bigint, text, text) to authenticated, service_role;

/* Gives money back: cash and transfers at once, a card by a job. Never more than what is left of the payment. */
create function public.request_refund(p_organization_id uuid, p_payment_id uuid, p_amount_cents bigint, p_reason text) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking_id uuid;
  v_payment    public.payments;
  v_refund     uuid;
begin
  perform private.require_organization(p_organization_id, 'payments.approve');
  if length(p_reason) > 500 then
    perform private.refuse('Keep the reason under 500 characters.');
  end if;
  select p.booking_id into v_booking_id from public.payments p where p.organization_id = p_organization_id and p.id = p_payment_id;
  if v_booking_id is null then
    perform private.fail(404, 'not_found', 'This payment does not exist.');
  end if;
  perform private.lock_booking(p_organization_id, v_booking_id);
  select p.* into v_payment from public.payments p
   where p.organization_id = p_organization_id and p.id = p_payment_id for no key update;
  if v_payment.status not in ('succeeded', 'partially_refunded') then
    perform private.fail(409, 'not_refundable', 'Only a payment that went through can be given back.');
  end if;
  if coalesce(p_amount_cents, 0) <= 0 then
    perform private.fail(400, 'invalid_amount', 'Enter an amount to give back.');
  end if;
  if p_amount_cents > v_payment.amount_cents - v_payment.refunded_cents then
    perform private.fail(409, 'refund_too_large', 'That is more than what is left of this payment.',
      jsonb_build_object('left_cents', v_payment.amount_cents - v_payment.refunded_cents)::text);
  end if;
  v_refund := private.send_refund(v_payment, p_amount_cents, p_reason, private.current_user_id());
  if v_payment.method <> 'card' then
    perform private.finish_refund(p_organization_id, v_refund);
  end if;
  return (select jsonb_build_object('refund_id', r.id, 'status', r.status, 'amount_cents', r.amount_cents)
            from public.refunds r where r.organization_id = p_organization_id and r.id = v_refund);
end;
$$;
grant execute on function public.request_refund(uuid, uuid, bigint, text) to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Webhooks in
-- ---------------------------------------------------------------------------------------------

/* Keeps a verified webhook once and queues its work. False if it was known already. */
create function public.receive_webhook(p_source text, p_external_id text, p_event_type text, p_payload jsonb) returns boolean
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.webhook_events (source_system, external_id, event_type, payload)
  values (p_source, p_external_id, p_event_type, p_payload)
  on conflict (source_system, external_id) do nothing
  returning id into v_id;
  if v_id is null then
    return false;
  end if;
  perform private.enqueue('payments.process_webhook', jsonb_build_object('webhook_event_id', v_id), null, 'payments.process_webhook:' || v_id, 8);
  return true;
end;
$$;
grant execute on function public.receive_webhook(text, text, text, jsonb) to service_role;

/* Closes a webhook's work: processed, or failed with the error that the next try may clear. */
create function public.finish_webhook(p_webhook_event_id uuid, p_error text default null) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.webhook_events w
     set status       = case when p_error is null then 'processed' else 'failed' end,
         processed_at = case when p_error is null then private.now() end,
         retry_count  = w.retry_count + case when p_error is null then 0 else 1 end,
         error        = left(p_error, 2000)
   where w.id = p_webhook_event_id and w.status <> 'processed';
end;
$$;
grant execute on function public.finish_webhook(uuid, text) to service_role;
