/*
 * Booking, the customer's side: their history, and the page behind their private link.
 */

/*
 * Links the guest records that carry the caller's verified e-mail to their account, at every
 * organization. Returns how many bookings came with them.
 */
create function public.claim_bookings() returns int
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user  uuid := private.require_user();
  v_count int;
begin
  with claimed as (
    update public.customers c set user_id = v_user
      from auth.users u
     where u.id = v_user and u.email_confirmed_at is not null
       and c.email operator(extensions.=) u.email::extensions.citext and c.user_id is null and c.deleted_at is null
       and not exists (select from public.customers own
                        where own.organization_id = c.organization_id and own.user_id = v_user and own.deleted_at is null)
    returning c.organization_id, c.id
  )
  select count(*) into v_count
    from claimed c join public.bookings b on b.organization_id = c.organization_id and b.customer_id = c.id;
  return v_count;
end;
$$;
grant execute on function public.claim_bookings() to authenticated;

/* Everything the customer's own page of a booking shows, for whoever holds its link; else a refusal. */
create function public.booking_by_token(p_token text) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_booking      public.bookings;
  v_cancel_until timestamptz;
begin
  if length(p_token) between 20 and 200 then
    select b.* into v_booking from public.bookings b
     where b.public_token_hash = sha256(convert_to(p_token, 'UTF8')) and b.deleted_at is null;
  end if;
  if v_booking.id is null then
    perform private.fail(404, 'not_found', 'This link does not lead to a booking. Check that it is complete.');
  end if;
  v_cancel_until := v_booking.starts_at - make_interval(hours => (v_booking.policy ->> 'free_hours')::int);
  return jsonb_build_object(
    'booking', jsonb_build_object(
      'id', v_booking.id, 'number', v_booking.number, 'kind', v_booking.kind, 'status', v_booking.status,
      'payment_status', v_booking.payment_status, 'payment_method', v_booking.payment_method,
      'starts_at', v_booking.starts_at, 'ends_at', v_booking.ends_at,
      'pickup_address', v_booking.pickup_address, 'delivery_address', v_booking.delivery_address,
      'pickup_from', v_booking.pickup_from, 'pickup_until', v_booking.pickup_until,
      'delivery_from', v_booking.delivery_from, 'delivery_until', v_booking.delivery_until, 'notes', v_booking.notes,
      'subtotal_cents', v_booking.subtotal_cents, 'discount_cents', v_booking.discount_cents, 'tax_cents', v_booking.tax_cents,
      'tip_cents', v_booking.tip_cents, 'total_cents', v_booking.total_cents, 'deposit_cents', v_booking.deposit_cents,
      'paid_cents', v_booking.paid_cents, 'refunded_cents', v_booking.refunded_cents, 'currency', v_booking.currency,
      'hold_expires_at', case when v_booking.status = 'pending' then v_booking.hold_expires_at end,
      'policy', v_booking.policy, 'fee_cents', v_booking.fee_cents,
      'owed_fee_cents', case when v_booking.status in ('cancelled', 'no_show') then private.owed_fee(v_booking) else 0 end,
      'due_now_cents', case when v_booking.status in ('cancelled', 'no_show') then 0 else private.due_now(v_booking) end,
      'cancelled_at', v_booking.cancelled_at, 'cancel_reason', v_booking.cancel_reason, 'created_at', v_booking.created_at),
    'customer', (
      select jsonb_build_object('full_name', c.full_name, 'email', c.email, 'phone', c.phone)
        from public.customers c where c.organization_id = v_booking.organization_id and c.id = v_booking.customer_id),
    'items', (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', i.id, 'service_id', i.service_id, 'product_id', i.product_id, 'description', i.description, 'quantity', i.quantity,
               'unit_price_cents', i.unit_price_cents, 'total_cents', i.total_cents, 'options', i.options, 'status', i.status) order by i.position), '[]')
        from public.booking_items i where i.organization_id = v_booking.organization_id and i.booking_id = v_booking.id),
    'appointment', (
      select jsonb_build_object('service_id', a.service_id, 'starts_at', a.starts_at, 'ends_at', a.ends_at, 'status', a.status,
                                'staff_id', s.id, 'staff_name', s.full_name, 'staff_photo_path', s.photo_path)
        from public.appointments a
        left join public.staff s on s.organization_id = a.organization_id and s.id = a.staff_id
       where a.organization_id = v_booking.organization_id and a.booking_id = v_booking.id
       order by a.status = 'cancelled', a.created_at desc, a.seat limit 1),
    'organization', (
      select jsonb_build_object(
               'id', o.id, 'name', o.name, 'slug', o.slug, 'timezone', o.timezone, 'locale', o.locale, 'currency', o.currency,
               'brand_color', o.brand_color, 'logo_path', o.logo_path, 'contact_email', o.contact_email, 'phone', o.phone,
               'address_line1', o.address_line1, 'address_line2', o.address_line2, 'city', o.city, 'postcode', o.postcode, 'country', o.country)
        from public.organizations o where o.id = v_booking.organization_id),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object('event_type', e.event_type, 'event_data', e.event_data, 'created_at', e.created_at) order by e.created_at, e.id), '[]')
        from public.booking_events e
       where e.organization_id = v_booking.organization_id and e.booking_id = v_booking.id and e.is_public),
    'payments', (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', p.id, 'method', p.method, 'amount_cents', p.amount_cents, 'status', p.status,
               'receipt_url', p.receipt_url, 'created_at', p.created_at) order by p.created_at), '[]')
        from public.payments p
       where p.organization_id = v_booking.organization_id and p.booking_id = v_booking.id and p.status <> 'failed'),
    'may_cancel', v_booking.status in ('pending', 'confirmed') and private.now() < v_booking.starts_at,
    'may_reschedule', v_booking.status in ('pending', 'confirmed') and private.now() <= v_cancel_until,
    'cancel_until', v_cancel_until,
    'cancel_cost', private.cost_of(v_booking, 'cancelled'));
end;
$$;
grant execute on function public.booking_by_token(text) to anon, authenticated, service_role;
