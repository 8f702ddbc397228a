/*
 * Payments, what they do to a booking: its sums, its time, and what is given back.
 */

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
    perform private.approach_time(p_booking.organization_id, v_old.service_id, v_old.staff_id, v_old.starts_at);
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
    perform private.refund_booking(v_booking, 'The time was taken before the payment arrived', v_booking.paid_cents - v_booking.refunded_cents);
    select a.* into v_old from public.appointments a
     where a.organization_id = p_booking.organization_id and a.booking_id = p_booking.id
     order by a.created_at desc, a.seat limit 1;
    perform private.mail_customer(v_booking, 'booking_cancelled', jsonb_build_object(
      'reason', 'Your payment arrived after the time was no longer held, and it has been taken. Your money is on its way back.',
      'refund_cents', v_booking.paid_cents - v_booking.refunded_cents,
      'nearest', private.nearest_slots(p_booking.organization_id, v_old.service_id, v_old.starts_at, null, '{}')));
  elsif v_booking.status = 'cancelled' then
    perform private.charge_fee(v_booking, v_booking.fee_cents, 'The booking was cancelled before the payment arrived');
  end if;
  return v_booking;
end;
$$;

/* Asks for up to so much of a booking's card payments back, the last one first. Returns how much that is. */
create function private.refund_booking(p_booking public.bookings, p_reason text, p_amount_cents bigint) returns bigint
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_payment public.payments;
  v_part    bigint;
  v_sum     bigint := 0;
begin
  for v_payment in
    select p.* from public.payments p
     where p.organization_id = p_booking.organization_id and p.booking_id = p_booking.id
       and p.method = 'card' and p.status in ('succeeded', 'partially_refunded')
     order by p.id desc
       for no key update
  loop
    select least(p_amount_cents - v_sum, v_payment.amount_cents - coalesce(sum(r.amount_cents), 0)) into v_part
      from public.refunds r
     where r.organization_id = v_payment.organization_id and r.payment_id = v_payment.id and r.status <> 'failed';
    if v_part > 0 then
      perform private.send_refund(v_payment, v_part, p_reason, null);
      v_sum := v_sum + v_part;
    end if;
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
