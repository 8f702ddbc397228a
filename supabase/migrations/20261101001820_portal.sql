/*
 * Portal: what someone who is signed in sees and keeps of their own, across all businesses.
 */

/*
 * What booking the same again takes: the address of the service, the person, the options and how
 * many of each. Null where the business or the service no longer takes bookings. Whatever else is
 * no longer on offer the storefront leaves out by itself.
 */
create function private.book_again(p_organization_id uuid, p_booking_id uuid) returns jsonb
  language plpgsql stable
  set search_path = ''
as $$
declare
  v_lines jsonb;
begin
  if not private.is_published(p_organization_id) then
    return null;
  end if;
  select jsonb_agg(jsonb_build_object('service', s.slug, 'quantity', i.quantity, 'options', i.options) order by i.position)
    into v_lines
    from public.booking_items i
    join public.services s on s.organization_id = i.organization_id and s.id = i.service_id
   where i.organization_id = p_organization_id and i.booking_id = p_booking_id and s.is_active;
  if v_lines is null then
    return null;
  end if;
  return jsonb_build_object(
    'service', v_lines -> 0 ->> 'service',
    'staff_id', (
      select a.staff_id from public.appointments a
       where a.organization_id = p_organization_id and a.booking_id = p_booking_id
       order by a.status = 'cancelled', a.created_at desc, a.seat limit 1),
    'option_ids', (select coalesce(jsonb_agg(o -> 'id'), '[]') from jsonb_array_elements(v_lines -> 0 -> 'options') as o),
    'quantities', (select jsonb_object_agg(l ->> 'service', l -> 'quantity') from jsonb_array_elements(v_lines) as l));
end;
$$;

/*
 * The caller's own bookings at every organization: those still to come, the nearest first
 * ('next'); those that are over, the latest first ('past'); or all. Goes on after the booking
 * named by its start and id. A function and not a policy: "or mine" in a policy would cost members
 * the order of every index.
 */
create function public.my_bookings(p_when text default 'all', p_after_start timestamptz default null, p_after_id uuid default null, p_limit int default 50)
  returns table (organization_id uuid, organization_name text, slug text, timezone text, brand_color text, id uuid, number text, kind text,
                 status text, payment_status text, title text, staff_name text, starts_at timestamptz, ends_at timestamptz,
                 hold_expires_at timestamptz, total_cents bigint, currency text, public_token text, again jsonb)
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_next boolean := p_when = 'next';
begin
  perform private.require_user();
  return query
    with mine as (
      select b.*
        from public.bookings b
       where b.customer_id = any (private.my_customer_ids()) and b.deleted_at is null
         and (coalesce(p_when, 'all') = 'all'
              or v_next = (b.ends_at > private.now() and b.status not in ('completed', 'cancelled', 'no_show')))
         and (p_after_start is null or p_after_id is null
              or case when v_next then (b.starts_at, b.id) > (p_after_start, p_after_id)
                      else (b.starts_at, b.id) < (p_after_start, p_after_id) end)
       order by case when v_next then b.starts_at end, case when v_next then b.id end, b.starts_at desc, b.id desc
       limit least(greatest(coalesce(p_limit, 50), 1), 100)
    )
    select b.organization_id, o.name, o.slug::text, o.timezone, o.brand_color, b.id, b.number, b.kind, b.status, b.payment_status,
           (select i.description from public.booking_items i
             where i.organization_id = b.organization_id and i.booking_id = b.id order by i.position limit 1),
           (select s.full_name
              from public.appointments a
              join public.staff s on s.organization_id = a.organization_id and s.id = a.staff_id
             where a.organization_id = b.organization_id and a.booking_id = b.id
             order by a.status = 'cancelled', a.created_at desc, a.seat limit 1),
           b.starts_at, b.ends_at, case when b.status = 'pending' then b.hold_expires_at end,
           b.total_cents, b.currency, private.booking_token(b.id), private.book_again(b.organization_id, b.id)
      from mine b
      join public.organizations o on o.id = b.organization_id
     order by case when v_next then b.starts_at end, case when v_next then b.id end, b.starts_at desc, b.id desc;
end;
$$;
grant execute on function public.my_bookings(text, timestamptz, uuid, int) to authenticated;

/* How one of the caller's own bookings is opened, and booked again; else a refusal. */
create function public.my_booking(p_booking_id uuid) returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_answer jsonb;
begin
  perform private.require_user();
  select jsonb_build_object('slug', o.slug, 'brand_color', o.brand_color, 'token', private.booking_token(b.id),
                            'again', private.book_again(b.organization_id, b.id))
    into v_answer
    from public.bookings b
    join public.organizations o on o.id = b.organization_id
   where b.id = p_booking_id and b.customer_id = any (private.my_customer_ids()) and b.deleted_at is null;
  if v_answer is null then
    perform private.fail(404, 'not_found', 'This is not one of your bookings.');
  end if;
  return v_answer;
end;
$$;
grant execute on function public.my_booking(uuid) to authenticated;
