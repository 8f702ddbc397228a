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

create policy "members see payments" on public.payments for select to authenticated
  using (organization_id = (select private.active_organization('payments.read')));

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
