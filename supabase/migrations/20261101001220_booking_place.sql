/*
 * Booking, the way in: whose it is, what mails say of it, and `place_booking`.
 */

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
 * e-mail (or, if a member books for somebody without one, the phone), else a new one. Whether one
 * existed is never told, and a guest changes nothing of it.
 * A user is linked to a record only by an e-mail that Auth has verified as theirs.
 *
 * Under an empty search path `=` between citext values is text's, which minds case and can't use
 * the index: citext's own is named in full.
 */
create function private.find_or_make_customer(p_organization_id uuid, p_customer jsonb, p_user_id uuid, p_source text) returns uuid
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_email    extensions.citext := nullif(btrim(p_customer ->> 'email'), '')::extensions.citext;
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
    if v_email is null and v_phone is not null then
      select c.id into v_id from public.customers c
       where c.organization_id = p_organization_id and c.phone = v_phone and c.deleted_at is null;
      if v_id is not null then
        return v_id;
      end if;
    end if;
    select c.id into v_id from public.customers c
     where c.organization_id = p_organization_id and c.email operator(extensions.=) v_email and c.deleted_at is null;
    if v_id is not null then
      if v_verified operator(extensions.=) v_email then
        update public.customers c set user_id = p_user_id
         where c.organization_id = p_organization_id and c.id = v_id and c.user_id is null;
      end if;
      return v_id;
    end if;
    insert into public.customers (organization_id, user_id, full_name, email, phone, lifecycle, source, marketing_consent, marketing_source, created_by)
    values (p_organization_id, case when v_verified operator(extensions.=) v_email then p_user_id end, v_name, v_email,
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
    -- Another request took the e-mail or the phone meanwhile: look again, by e-mail if there is one.
    if v_email is not null then
      v_phone := null;
    end if;
  end loop;
  perform private.fail(409, 'try_again', 'Somebody booked with the same address at this moment. Try again.');
end;
$$;

/* Refuses customer details that can't be a person's. A member may book for somebody without an e-mail address. */
create function private.check_customer_details(p_customer jsonb, p_needs_email boolean) returns void
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
  if (p_needs_email or nullif(p_customer ->> 'email', '') is not null)
     and (jsonb_typeof(p_customer -> 'email') is distinct from 'string' or length(p_customer ->> 'email') > 254
     or btrim(p_customer ->> 'email') !~ '^[^@\s"<>]+@[^@\s"<>]+\.[^@\s"<>]+$') then
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
  -- Its queries ask by key: planning them for each booking's own values takes a third of a millisecond and changes nothing.
  set plan_cache_mode = 'force_generic_plan'
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
    perform private.check_customer_details(v_customer, p_needs_email => not v_trusted);
  end if;

  perform pg_advisory_xact_lock(hashtextextended(p_organization_id::text || v_key, 0));
  select b.* into v_booking from public.bookings b where b.organization_id = p_organization_id and b.idempotency_key = v_key;
  if found then
    -- A key is a secret of the one who booked, and a guessed one must not open somebody's booking.
    if v_trusted or v_booking.placed_by = v_user or exists (
         select from public.customers c
          where c.organization_id = p_organization_id and c.id = v_booking.customer_id
            and c.email operator(extensions.=) btrim(v_customer ->> 'email')::extensions.citext) then
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
  perform private.approach_time(p_organization_id, v_service.id, private.parse_uuid(p_request ->> 'staff_id'), v_starts_at);
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
    public_token_hash, idempotency_key, policy, hold_expires_at, confirmed_at)
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
    private.service_policy(v_service), v_hold, case when v_hold is null then v_now end)
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
