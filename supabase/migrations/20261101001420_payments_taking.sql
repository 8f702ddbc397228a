/*
 * Payments, the ways in and out: by card, in cash or by transfer, refunds, and the provider's webhooks.
 */

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
  v_open := case when v_booking.status in ('cancelled', 'no_show') then private.owed_fee(v_booking)
                 else v_booking.total_cents - (v_booking.paid_cents - v_booking.refunded_cents) end;
  if v_booking.status = 'cancelled' and v_open = 0 then
    perform private.fail(409, 'booking_cancelled', 'This booking is cancelled, so nothing can be paid on it.');
  end if;
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
