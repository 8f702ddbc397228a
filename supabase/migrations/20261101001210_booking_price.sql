/*
 * Booking, its price: how a request from outside is read, and what it costs.
 *
 * Everything that arrives as JSON is looked at here before it is used, and every price comes from
 * the catalog.
 */

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
    select i.n, i.service_id, i.product_id, i.quantity, s.kind, s.deposit_bp,
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
           'option_minutes', l.option_minutes, 'kind', l.kind) order by l.n),
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
     where o.organization_id = p_organization_id and o.code operator(extensions.=) btrim(p_request ->> 'offer_code')::extensions.citext;
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
    select jsonb_agg(l.line - 'tax_rate_bp' - 'deposit_bp' - 'options' - 'option_minutes' - 'kind' order by l.n)
      from jsonb_array_elements(v_quote -> 'lines') with ordinality as l (line, n)));
end;
$$;
grant execute on function public.quote_booking(uuid, jsonb) to anon, authenticated, service_role;
