/*
 * Marketing: offers, which take something off a booking's price.
 *
 * Whether an offer applies is decided in `private.price_booking`, and its limits are taken under
 * the offer's row lock when a booking is placed: the hundredth use of a hundred is the last.
 */

create table public.offers (
  organization_id     uuid not null references public.organizations (id) on delete cascade,
  id                  uuid not null default private.uuid_v7(),
  name                text not null,
  code                extensions.citext not null,
  description         text not null default '',
  discount_percent    int,
  discount_cents      bigint,
  valid_from          timestamptz,
  valid_until         timestamptz,
  minimum_cents       bigint not null default 0,
  weekdays            smallint[],
  first_booking_only  boolean not null default false,
  total_limit         int,
  per_customer_limit  int,
  used_count          int not null default 0,
  is_active           boolean not null default true,
  created_by          uuid default auth.uid() references auth.users (id) on delete set null,
  created_at          timestamptz not null default now(),
  updated_at          timestamptz not null default now(),
  primary key (organization_id, id),
  constraint offers_code       unique (organization_id, code),
  constraint offers_code_shape check (code::text ~ '^[A-Za-z0-9_-]{2,40}$'),
  constraint offers_texts      check (length(btrim(name)) between 1 and 120 and length(description) <= 1000),
  constraint offers_discount   check (num_nonnulls(discount_percent, discount_cents) = 1
                                      and discount_percent between 1 and 100 is not false and discount_cents > 0 is not false),
  constraint offers_validity   check (valid_from < valid_until),
  constraint offers_minimum    check (minimum_cents >= 0),
  constraint offers_weekdays   check (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[] and cardinality(weekdays) > 0),
  constraint offers_limits     check (total_limit > 0 is not false and per_customer_limit > 0 is not false),
  constraint offers_used       check (used_count >= 0 and (total_limit is null or used_count <= total_limit))
);
comment on table  public.offers is 'A reduction that a code gives, with its conditions and limits.';
comment on column public.offers.weekdays is 'ISO weekdays of the booked time on which it holds; null for all.';
comment on column public.offers.used_count is 'Bookings that hold the offer now; a cancelled one gives its use back. Kept by functions.';
create index offers_newest on public.offers (organization_id, created_at desc);
comment on index public.offers_newest is 'The offers list.';
create index offers_created_by on public.offers (created_by);

alter table public.offers enable row level security;

grant select on public.offers to authenticated;
grant insert (organization_id, name, code, description, discount_percent, discount_cents, valid_from, valid_until, minimum_cents,
              weekdays, first_booking_only, total_limit, per_customer_limit, is_active),
      update (name, code, description, discount_percent, discount_cents, valid_from, valid_until, minimum_cents,
              weekdays, first_booking_only, total_limit, per_customer_limit, is_active)
  on public.offers to authenticated;

create policy "members see offers" on public.offers for select to authenticated
  using (organization_id = (select private.active_organization('offers.read')));
create policy "marketers add offers" on public.offers for insert to authenticated
  with check (organization_id = (select private.active_organization('offers.create')));
create policy "marketers change offers" on public.offers for update to authenticated
  using      (organization_id = (select private.active_organization('offers.update')))
  with check (organization_id = (select private.active_organization('offers.update')));

create trigger set_updated_at before update on public.offers for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.offers for each row execute function private.audit();

create table public.offer_services (
  organization_id uuid not null,
  offer_id        uuid not null,
  service_id      uuid not null,
  primary key (organization_id, offer_id, service_id),
  foreign key (organization_id, offer_id)   references public.offers   (organization_id, id) on delete cascade,
  foreign key (organization_id, service_id) references public.services (organization_id, id) on delete cascade
);
comment on table public.offer_services is 'The services an offer is for; an offer without any is for all, products included.';
create index offer_services_of_service on public.offer_services (organization_id, service_id);

alter table public.offer_services enable row level security;

grant select, delete on public.offer_services to authenticated;
grant insert (organization_id, offer_id, service_id) on public.offer_services to authenticated;

create policy "members see what offers are for" on public.offer_services for select to authenticated
  using (organization_id = (select private.active_organization('offers.read')));
create policy "marketers say what offers are for" on public.offer_services for insert to authenticated
  with check (organization_id = (select private.active_organization('offers.update')));
create policy "marketers narrow what offers are for" on public.offer_services for delete to authenticated
  using (organization_id = (select private.active_organization('offers.update')));

create trigger audit after insert or update or delete on public.offer_services for each row execute function private.audit();
