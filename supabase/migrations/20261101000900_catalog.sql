/*
 * Catalog: what is sold. Services take somebody's time or a pick-up round; products come off a
 * shelf. Prices here are the only prices: what a customer's browser says is never read.
 */

-- ---------------------------------------------------------------------------------------------
-- Services
-- ---------------------------------------------------------------------------------------------

create table public.service_categories (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  name            text not null,
  description     text not null default '',
  position        int not null default 0,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  constraint service_categories_name  unique (organization_id, name),
  constraint service_categories_texts check (length(btrim(name)) between 1 and 80 and length(description) <= 500)
);
comment on table public.service_categories is 'Headings under which the storefront lists services.';

alter table public.service_categories enable row level security;

grant select, delete on public.service_categories to authenticated;
grant select (organization_id, id, name, description, position) on public.service_categories to anon;
grant insert (organization_id, name, description, position), update (name, description, position)
  on public.service_categories to authenticated;

create policy "members see categories" on public.service_categories for select to authenticated
  using (organization_id = (select private.active_organization('services.read')));
create policy "editors add categories" on public.service_categories for insert to authenticated
  with check (organization_id = (select private.active_organization('services.create')));
create policy "editors change categories" on public.service_categories for update to authenticated
  using      (organization_id = (select private.active_organization('services.update')))
  with check (organization_id = (select private.active_organization('services.update')));
create policy "editors remove categories" on public.service_categories for delete to authenticated
  using (organization_id = (select private.active_organization('services.delete')));
create policy "visitors see categories" on public.service_categories for select to anon
  using (organization_id = (select private.published_organization()));

create trigger set_updated_at before update on public.service_categories for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.service_categories for each row execute function private.audit();

/* Whether this is a ladder of fees, [{"hours": 24, "fee_bp": 5000}, …]: fewer hours before the begin, no smaller part of the price. */
create function private.is_fee_ladder(p_fees jsonb) returns boolean
  language plpgsql immutable
  set search_path = ''
as $$
declare
  v_step  jsonb;
  v_hours int;
  v_fee   int;
begin
  if jsonb_typeof(p_fees) is distinct from 'array' or jsonb_array_length(p_fees) > 6 then
    return false;
  end if;
  for v_step in select s.step from jsonb_array_elements(p_fees) with ordinality as s (step, n) order by s.n loop
    if jsonb_typeof(v_step) <> 'object' or v_step - 'hours' - 'fee_bp' <> '{}'
       or coalesce(v_step ->> 'hours', '') !~ '^[0-9]{1,3}$' or coalesce(v_step ->> 'fee_bp', '') !~ '^[0-9]{1,5}$'
       or (v_step ->> 'hours')::int not between 1 and 720 or (v_step ->> 'fee_bp')::int not between 0 and 10000
       or (v_step ->> 'hours')::int >= v_hours or (v_step ->> 'fee_bp')::int < v_fee then
      return false;
    end if;
    v_hours := (v_step ->> 'hours')::int;
    v_fee   := (v_step ->> 'fee_bp')::int;
  end loop;
  return true;
end;
$$;
grant execute on function private.is_fee_ladder(jsonb) to authenticated, service_role;

/*
 * The kind decides what a booking of the service takes:
 *   appointment      time of one staff member; `capacity` above one shares that time among several
 *   class            a seat among `capacity`, all starting together
 *   pickup_delivery  a place on a collection round of `duration_minutes`, `capacity` places each
 * A service is never deleted, for bookings refer to it: it is archived by `is_active`.
 */
create table public.services (
  organization_id           uuid not null references public.organizations (id) on delete cascade,
  id                        uuid not null default private.uuid_v7(),
  category_id               uuid,
  kind                      text not null default 'appointment',
  name                      text not null,
  slug                      extensions.citext not null,
  description               text not null default '',
  image_path                text,
  pricing                   text not null default 'fixed',
  price_cents               bigint not null,
  currency                  text not null default 'GBP',
  tax_rate_bp               int not null default 2000,
  duration_minutes          int not null default 60,
  buffer_before_minutes     int not null default 0,
  buffer_after_minutes      int not null default 0,
  capacity                  int not null default 1,
  lead_time_minutes         int not null default 60,
  max_advance_days          int not null default 90,
  cancellation_window_hours int not null default 24,
  cancellation_fees         jsonb not null default '[]',
  no_show_fee_bp            int,
  deposit_bp                int not null default 0,
  turnaround_hours          int,
  is_active                 boolean not null default true,
  position                  int not null default 0,
  created_by                uuid default auth.uid() references auth.users (id) on delete set null,
  created_at                timestamptz not null default now(),
  updated_at                timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, category_id) references public.service_categories (organization_id, id) on delete set null (category_id),
  constraint services_slug        unique (organization_id, slug),
  constraint services_slug_shape  check (slug::text ~ '^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$'),
  constraint services_kind        check (kind in ('appointment', 'pickup_delivery', 'class')),
  constraint services_texts       check (length(btrim(name)) between 1 and 120 and length(description) <= 4000),
  constraint services_pricing     check (pricing in ('fixed', 'per_item', 'per_kg', 'per_hour', 'from')),
  constraint services_price       check (price_cents between 0 and 100000000),
  constraint services_currency    check (currency ~ '^[A-Z]{3}$'),
  constraint services_rates       check (tax_rate_bp between 0 and 10000 and deposit_bp between 0 and 10000),
  constraint services_duration    check (duration_minutes between 5 and 1440),
  constraint services_buffers     check (buffer_before_minutes between 0 and 480 and buffer_after_minutes between 0 and 480),
  constraint services_capacity    check (capacity between 1 and 500),
  constraint services_horizon     check (lead_time_minutes between 0 and 43200 and max_advance_days between 1 and 730),
  constraint services_cancelling  check (cancellation_window_hours between 0 and 720 and no_show_fee_bp between 0 and 10000
                                         and private.is_fee_ladder(cancellation_fees)
                                         and coalesce((cancellation_fees -> 0 ->> 'hours')::int, 0) <= cancellation_window_hours),
  constraint services_turnaround  check (turnaround_hours between 1 and 720)
);
comment on table  public.services is 'What can be booked, with the rules of its booking. Prices include tax.';
comment on column public.services.cancellation_window_hours is 'How long before its begin a booking may be moved or cancelled free of charge.';
comment on column public.services.cancellation_fees is 'What cancelling costs later than that, by hours before the begin. Empty: what has been paid is kept, and no more is asked.';
comment on column public.services.no_show_fee_bp is 'The part of the price that not coming costs. Null: what has been paid is kept.';
comment on column public.services.pricing is 'What price_cents is for: the whole, one item, a kilogram, an hour, or the least it will cost.';
create index services_in_order on public.services (organization_id, is_active, position, name);
comment on index public.services_in_order is 'The storefront''s and the dashboard''s list of services.';
create index services_of_category on public.services (organization_id, category_id);
create index services_created_by  on public.services (created_by);

/* A service's rules in one object, as a booking keeps them. */
create function private.service_policy(p_service public.services) returns jsonb
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return jsonb_build_object(
    'notice_minutes', p_service.lead_time_minutes, 'horizon_days', p_service.max_advance_days, 'deposit_bp', p_service.deposit_bp,
    'free_hours', p_service.cancellation_window_hours, 'fees', p_service.cancellation_fees, 'no_show_fee_bp', p_service.no_show_fee_bp);
end;
$$;

alter table public.services enable row level security;

grant select on public.services to authenticated;
grant select (organization_id, id, category_id, kind, name, slug, description, image_path, pricing, price_cents, currency, tax_rate_bp,
              duration_minutes, capacity, lead_time_minutes, max_advance_days, cancellation_window_hours, cancellation_fees,
              no_show_fee_bp, deposit_bp, turnaround_hours, is_active, position)
  on public.services to anon;
grant insert (organization_id, category_id, kind, name, slug, description, image_path, pricing, price_cents, currency, tax_rate_bp,
              duration_minutes, buffer_before_minutes, buffer_after_minutes, capacity, lead_time_minutes, max_advance_days,
              cancellation_window_hours, cancellation_fees, no_show_fee_bp, deposit_bp, turnaround_hours, is_active, position),
      update (category_id, name, slug, description, image_path, pricing, price_cents, tax_rate_bp,
              duration_minutes, buffer_before_minutes, buffer_after_minutes, capacity, lead_time_minutes, max_advance_days,
              cancellation_window_hours, cancellation_fees, no_show_fee_bp, deposit_bp, turnaround_hours, is_active, position)
  on public.services to authenticated;

create policy "members see services" on public.services for select to authenticated
  using (organization_id = (select private.active_organization('services.read')));
create policy "editors add services" on public.services for insert to authenticated
  with check (organization_id = (select private.active_organization('services.create')));
create policy "editors change services" on public.services for update to authenticated
  using      (organization_id = (select private.active_organization('services.update')))
  with check (organization_id = (select private.active_organization('services.update')));
create policy "visitors see what they can book" on public.services for select to anon
  using (organization_id = (select private.published_organization()) and is_active);

create trigger set_updated_at before update on public.services for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.services for each row execute function private.audit();

create table public.service_options (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  service_id      uuid not null,
  name            text not null,
  price_cents     bigint not null default 0,
  minutes         int not null default 0,
  is_active       boolean not null default true,
  position        int not null default 0,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, service_id) references public.services (organization_id, id) on delete cascade,
  constraint service_options_name    check (length(btrim(name)) between 1 and 80),
  constraint service_options_price   check (price_cents between 0 and 100000000),
  constraint service_options_minutes check (minutes between 0 and 480)
);
comment on table public.service_options is 'Add-ons of a service, with what they cost and how long they take.';
create index service_options_of_service on public.service_options (organization_id, service_id, position);
comment on index public.service_options_of_service is 'The choice of add-ons when booking.';

alter table public.service_options enable row level security;

grant select on public.service_options to authenticated;
grant select (organization_id, id, service_id, name, price_cents, minutes, is_active, position) on public.service_options to anon;
grant insert (organization_id, service_id, name, price_cents, minutes, is_active, position),
      update (name, price_cents, minutes, is_active, position)
  on public.service_options to authenticated;

create policy "members see options" on public.service_options for select to authenticated
  using (organization_id = (select private.active_organization('services.read')));
create policy "editors add options" on public.service_options for insert to authenticated
  with check (organization_id = (select private.active_organization('services.update')));
create policy "editors change options" on public.service_options for update to authenticated
  using      (organization_id = (select private.active_organization('services.update')))
  with check (organization_id = (select private.active_organization('services.update')));
create policy "visitors see options" on public.service_options for select to anon
  using (organization_id = (select private.published_organization()) and is_active);

create trigger set_updated_at before update on public.service_options for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.service_options for each row execute function private.audit();

create table public.staff_services (
  organization_id  uuid not null,
  staff_id         uuid not null,
  service_id       uuid not null,
  price_cents      bigint,
  duration_minutes int,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  primary key (organization_id, staff_id, service_id),
  foreign key (organization_id, staff_id)   references public.staff    (organization_id, id) on delete cascade,
  foreign key (organization_id, service_id) references public.services (organization_id, id) on delete cascade,
  constraint staff_services_price    check (price_cents between 0 and 100000000),
  constraint staff_services_duration check (duration_minutes between 5 and 1440)
);
comment on table  public.staff_services is 'Who offers what.';
comment on column public.staff_services.price_cents is 'Where this person''s price differs from the service''s.';
create index staff_services_of_service on public.staff_services (organization_id, service_id);
comment on index public.staff_services_of_service is 'Free times: who can do this service.';

alter table public.staff_services enable row level security;

grant select, delete on public.staff_services to authenticated;
grant select (organization_id, staff_id, service_id, price_cents, duration_minutes) on public.staff_services to anon;
grant insert (organization_id, staff_id, service_id, price_cents, duration_minutes), update (price_cents, duration_minutes)
  on public.staff_services to authenticated;

create policy "members see who offers what" on public.staff_services for select to authenticated
  using (organization_id = (select private.active_organization('services.read')));
create policy "editors say who offers what" on public.staff_services for insert to authenticated
  with check (organization_id = (select private.active_organization('services.update')));
create policy "editors change who offers what" on public.staff_services for update to authenticated
  using      (organization_id = (select private.active_organization('services.update')))
  with check (organization_id = (select private.active_organization('services.update')));
create policy "editors take back who offers what" on public.staff_services for delete to authenticated
  using (organization_id = (select private.active_organization('services.update')));
create policy "visitors see who offers what" on public.staff_services for select to anon
  using (organization_id = (select private.published_organization()));

create trigger set_updated_at before update on public.staff_services for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.staff_services for each row execute function private.audit();

-- ---------------------------------------------------------------------------------------------
-- Products and their stock
-- ---------------------------------------------------------------------------------------------

create table public.products (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  sku             extensions.citext not null,
  name            text not null,
  description     text not null default '',
  category        text not null default '',
  price_cents     bigint not null,
  currency        text not null default 'GBP',
  tax_rate_bp     int not null default 2000,
  image_path      text,
  stock_on_hand   int not null default 0,
  reorder_level   int not null default 0,
  is_active       boolean not null default true,
  position        int not null default 0,
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  constraint products_sku      unique (organization_id, sku),
  constraint products_texts    check (length(sku::text) between 1 and 64 and length(btrim(name)) between 1 and 120
                                      and length(description) <= 4000 and length(category) <= 80),
  constraint products_price    check (price_cents between 0 and 100000000),
  constraint products_currency check (currency ~ '^[A-Z]{3}$'),
  constraint products_tax      check (tax_rate_bp between 0 and 10000),
  constraint products_reorder  check (reorder_level >= 0)
);
comment on table  public.products is 'What is sold off the shelf, alone or with a service.';
comment on column public.products.stock_on_hand is 'The sum of the inventory movements, kept by their trigger. Nobody sets it.';
create index products_in_order on public.products (organization_id, is_active, position, name);
comment on index public.products_in_order is 'The storefront''s and the dashboard''s list of products.';
create index products_created_by on public.products (created_by);

alter table public.products enable row level security;

grant select on public.products to authenticated;
grant select (organization_id, id, sku, name, description, category, price_cents, currency, tax_rate_bp, image_path, is_active, position)
  on public.products to anon;
grant insert (organization_id, sku, name, description, category, price_cents, currency, tax_rate_bp, image_path, reorder_level, is_active, position),
      update (sku, name, description, category, price_cents, tax_rate_bp, image_path, reorder_level, is_active, position)
  on public.products to authenticated;

create policy "members see products" on public.products for select to authenticated
  using (organization_id = (select private.active_organization('products.read')));
create policy "editors add products" on public.products for insert to authenticated
  with check (organization_id = (select private.active_organization('products.create')));
create policy "editors change products" on public.products for update to authenticated
  using      (organization_id = (select private.active_organization('products.update')))
  with check (organization_id = (select private.active_organization('products.update')));
create policy "visitors see products" on public.products for select to anon
  using (organization_id = (select private.published_organization()) and is_active);

create trigger set_updated_at before update on public.products for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.products for each row execute function private.audit();

create table public.inventory_movements (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  product_id      uuid not null,
  action          text not null,
  quantity        int not null,
  reason          text not null default '',
  booking_id      uuid,
  actor_id        uuid default auth.uid(),
  created_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, product_id) references public.products (organization_id, id) on delete cascade,
  constraint inventory_movements_action   check (action in ('received', 'sold', 'returned', 'adjusted', 'damaged')),
  constraint inventory_movements_quantity check (quantity between -100000 and 100000 and quantity <> 0),
  constraint inventory_movements_sign     check (case when action in ('received', 'returned') then quantity > 0
                                                      when action in ('sold', 'damaged')      then quantity < 0
                                                      else true end),
  constraint inventory_movements_reason   check (length(reason) <= 500)
);
comment on table public.inventory_movements is 'What came and went. Append-only: the sum of a product''s movements is its stock.';
create index inventory_movements_of_product on public.inventory_movements (organization_id, product_id, created_at desc);
comment on index public.inventory_movements_of_product is 'A product''s movement history.';
create index inventory_movements_of_booking on public.inventory_movements (organization_id, booking_id);

alter table public.inventory_movements enable row level security;
revoke update, delete on public.inventory_movements from service_role;

grant select on public.inventory_movements to authenticated;
grant insert (organization_id, product_id, action, quantity, reason) on public.inventory_movements to authenticated;

create policy "members see movements" on public.inventory_movements for select to authenticated
  using (organization_id = (select private.active_organization('products.read')));
create policy "editors record movements" on public.inventory_movements for insert to authenticated
  with check (organization_id = (select private.active_organization('products.update')) and action not in ('sold', 'returned'));

/*
 * Moves the stock with each movement. The product's row lock makes parallel sales queue, so the
 * last piece is sold once; below zero only where the organization allows back-orders.
 */
create function private.move_stock() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_stock int;
begin
  update public.products p
     set stock_on_hand = p.stock_on_hand + new.quantity
   where p.organization_id = new.organization_id and p.id = new.product_id
  returning p.stock_on_hand into v_stock;

  if v_stock < 0 and new.quantity < 0 and not exists (
       select from public.organizations o
        where o.id = new.organization_id and o.settings -> 'back_orders' = 'true'::jsonb) then
    perform private.fail(409, 'out_of_stock', format(
      'Only %s of this product are left. Choose a smaller quantity.', v_stock - new.quantity));
  end if;
  return null;
end;
$$;

create trigger move_stock after insert on public.inventory_movements
  for each row execute function private.move_stock();
create trigger refuse_change before update on public.inventory_movements
  for each row execute function private.refuse_change();
