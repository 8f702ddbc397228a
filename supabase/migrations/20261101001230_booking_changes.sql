/*
 * Booking, after it is placed: along its status machine, to another time, or off.
 */

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
         fee_cents           = case when p_status in ('cancelled', 'no_show') then b.fee_cents else 0 end,
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
  v_fee        bigint := 0;
  v_refund     bigint := 0;
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
  if p_status = 'no_show' then
    v_fee := private.fee_of(v_booking, 'no_show');
  end if;
  v_booking := private.move_booking(v_booking, p_status, jsonb_strip_nulls(jsonb_build_object('note', p_note, 'reason', p_note, 'fee_cents', nullif(v_fee, 0))));
  if p_status in ('cancelled', 'no_show') then
    v_refund := private.charge_fee(v_booking, v_fee, case p_status when 'cancelled' then 'Cancelled by the business' else 'More than the fee for not coming' end);
  end if;
  if p_status = 'cancelled' then
    perform private.mail_customer(v_booking, 'booking_cancelled', jsonb_build_object('reason', p_note, 'refund_cents', v_refund));
  elsif p_status in ('confirmed', 'ready', 'out_for_delivery', 'completed') then
    perform private.mail_customer(v_booking, 'booking_status', jsonb_build_object('note', p_note));
  end if;
  return jsonb_build_object('booking_id', v_booking.id, 'status', v_booking.status, 'payment_status', v_booking.payment_status);
end;
$$;
grant execute on function public.set_booking_status(uuid, uuid, text, text) to authenticated, service_role;

/*
 * Cancels. A customer may until the visit begins, at what the policy of the booking asks for it. A
 * member may as long as the status machine lets them: at no cost to the customer, or, if the
 * customer asked them to (`p_on_behalf`), at the policy's. What was paid by card beyond the fee
 * goes back.
 */
create function public.cancel_booking(
  p_organization_id uuid, p_booking_id uuid, p_reason text, p_token text default null, p_on_behalf boolean default false
) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings := private.lock_booking(p_organization_id, p_booking_id);
  v_access  text := private.booking_access(v_booking, 'bookings.update', p_token);
  v_late    boolean := private.now() > v_booking.starts_at - make_interval(hours => (v_booking.policy ->> 'free_hours')::int);
  v_fee     bigint := 0;
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
                              'late', v_late, 'fee_cents', v_booking.fee_cents, 'refund_cents', 0);
  end if;
  if not exists (select from public.booking_transitions t
                  where t.kind = v_booking.kind and t.from_status = v_booking.status and t.to_status = 'cancelled')
     or (v_access = 'customer' and v_booking.status not in ('pending', 'confirmed'))
     or (v_access = 'customer' and v_booking.starts_at <= private.now()) then
    perform private.fail(409, 'not_cancellable', 'This booking can''t be cancelled any more. Contact the business.');
  end if;
  if v_access = 'customer' or coalesce(p_on_behalf, false) then
    v_fee := private.fee_of(v_booking, 'cancelled');
  end if;
  v_booking := private.move_booking(v_booking, 'cancelled', jsonb_strip_nulls(jsonb_build_object(
    'reason', nullif(btrim(p_reason), ''), 'by', v_access, 'late', v_late, 'fee_cents', nullif(v_fee, 0))));
  v_refund := private.charge_fee(v_booking, v_fee, case when v_access = 'customer' then 'Cancelled by the customer' else 'Cancelled by the business' end);
  v_booking.fee_cents := v_fee;
  perform private.mail_customer(v_booking, 'booking_cancelled', jsonb_build_object(
    'reason', p_reason, 'refund_cents', v_refund, 'fee_cents', v_fee, 'owed_cents', private.owed_fee(v_booking)));
  if v_access = 'customer' then
    perform private.notify(p_organization_id, 'bookings.read', 'booking_cancelled', 'Booking ' || v_booking.number || ' cancelled',
                           coalesce(nullif(btrim(p_reason), ''), 'The customer gave no reason.'),
                           '/dashboard/' || (select o.slug from public.organizations o where o.id = p_organization_id) || '/bookings/' || v_booking.id);
  end if;
  return jsonb_build_object('booking_id', v_booking.id, 'status', v_booking.status, 'payment_status', v_booking.payment_status,
                            'late', v_late, 'fee_cents', v_fee, 'refund_cents', v_refund);
end;
$$;
grant execute on function public.cancel_booking(uuid, uuid, text, text, boolean) to anon, authenticated, service_role;

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
  if v_access = 'customer' and v_now > v_booking.starts_at - make_interval(hours => (v_booking.policy ->> 'free_hours')::int) then
    perform private.fail(409, 'too_late', format('Moving is possible until %s hours before. Contact the business.', v_booking.policy ->> 'free_hours'));
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

  perform private.approach_time(p_organization_id, v_service.id, p_staff_id, p_starts_at);
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
