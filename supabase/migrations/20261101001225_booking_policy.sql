/*
 * Booking, its rules about coming late or not at all. The rules are those that were shown when the
 * booking was made; they stand in `bookings.policy`.
 */

/*
 * What it would cost, in minor units, if a booking were called off by its customer now
 * ('cancelled') or if nobody came ('no_show'). Never more than its total. Where no fee is set, what
 * has been paid is kept and no more is asked. An order that was never confirmed costs nothing.
 */
create function private.fee_of(p_booking public.bookings, p_status text) returns bigint
  language plpgsql stable
  set search_path = ''
as $$
declare
  v_kept  bigint  := least(p_booking.paid_cents - p_booking.refunded_cents, p_booking.total_cents);
  v_hours numeric := extract(epoch from p_booking.starts_at - private.now()) / 3600.0;
  v_bp    int;
begin
  if p_booking.confirmed_at is null then
    return 0;
  end if;
  if p_status = 'no_show' then
    return coalesce(round(p_booking.total_cents * (p_booking.policy ->> 'no_show_fee_bp')::int / 10000.0)::bigint, v_kept);
  end if;
  if v_hours >= (p_booking.policy ->> 'free_hours')::int then
    return 0;
  end if;
  if jsonb_array_length(p_booking.policy -> 'fees') = 0 then
    return v_kept;
  end if;
  select (s.step ->> 'fee_bp')::int into v_bp
    from jsonb_array_elements(p_booking.policy -> 'fees') as s (step)
   where (s.step ->> 'hours')::int > v_hours
   order by (s.step ->> 'hours')::int
   limit 1;
  return round(p_booking.total_cents * coalesce(v_bp, 0) / 10000.0)::bigint;
end;
$$;

/* What calling off now means for the money: {fee_cents, refund_cents, owed_cents}. */
create function private.cost_of(p_booking public.bookings, p_status text) returns jsonb
  language plpgsql stable
  set search_path = ''
as $$
declare
  v_fee bigint := private.fee_of(p_booking, p_status);
  v_net bigint := p_booking.paid_cents - p_booking.refunded_cents;
begin
  return jsonb_build_object('fee_cents', v_fee, 'refund_cents', greatest(v_net - v_fee, 0), 'owed_cents', greatest(v_fee - v_net, 0));
end;
$$;

/* What is still owed of a fee. */
create function private.owed_fee(p_booking public.bookings) returns bigint
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return greatest(p_booking.fee_cents - (p_booking.paid_cents - p_booking.refunded_cents), 0);
end;
$$;

/* Writes a fee down and gives back what was paid by card beyond it. Returns how much that is. */
create function private.charge_fee(p_booking public.bookings, p_fee_cents bigint, p_reason text) returns bigint
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.bookings b set fee_cents = p_fee_cents
   where b.organization_id = p_booking.organization_id and b.id = p_booking.id and b.fee_cents <> p_fee_cents;
  return private.refund_booking(p_booking, p_reason, greatest(p_booking.paid_cents - p_booking.refunded_cents - p_fee_cents, 0));
end;
$$;

/* For staff, before they cancel or mark a missed visit: what each would cost the customer now. */
create function public.calling_off_costs(p_organization_id uuid, p_booking_id uuid) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings;
begin
  perform private.require_organization(p_organization_id, 'bookings.read');
  select b.* into v_booking from public.bookings b
   where b.organization_id = p_organization_id and b.id = p_booking_id and b.deleted_at is null;
  if not found then
    perform private.fail(404, 'not_found', 'This booking does not exist.');
  end if;
  return jsonb_build_object('cancelled', private.cost_of(v_booking, 'cancelled'), 'no_show', private.cost_of(v_booking, 'no_show'));
end;
$$;
grant execute on function public.calling_off_costs(uuid, uuid) to authenticated;

/* Lets a customer off a fee, with the reason, and gives back what was kept by card for it. */
create function public.waive_fee(p_organization_id uuid, p_booking_id uuid, p_reason text) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking public.bookings;
  v_fee     bigint;
  v_refund  bigint;
begin
  perform private.require_organization(p_organization_id, 'payments.approve');
  if length(btrim(coalesce(p_reason, ''))) not between 3 and 500 then
    perform private.refuse('Say why in a few words, up to 500 characters.');
  end if;
  v_booking := private.lock_booking(p_organization_id, p_booking_id);
  v_fee := v_booking.fee_cents;
  if v_fee = 0 then
    perform private.fail(409, 'no_fee', 'There is no fee on this booking.');
  end if;
  update public.bookings b
     set fee_waived_at = private.now(), fee_waived_by = private.current_user_id(), fee_waiver_reason = btrim(p_reason)
   where b.organization_id = p_organization_id and b.id = p_booking_id;
  v_refund := private.charge_fee(v_booking, 0, 'Fee waived');
  perform private.add_booking_event(v_booking, 'fee_waived', jsonb_build_object('amount_cents', v_fee, 'refund_cents', v_refund, 'note', btrim(p_reason)), false);
  return jsonb_build_object('booking_id', v_booking.id, 'waived_cents', v_fee, 'refund_cents', v_refund);
end;
$$;
grant execute on function public.waive_fee(uuid, uuid, text) to authenticated;
