/*
 * Catalog, its editors: a service is saved whole, with its options and the people who offer it, or
 * not at all, and never over somebody else's change.
 */

/* An address for a name that no other service of the organization has: "Cut & Go" → "cut-go", "cut-go-2". */
create function private.free_service_slug(p_organization_id uuid, p_name text) returns text
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_base text := left(btrim(regexp_replace(
    regexp_replace(normalize(lower(p_name), nfd), '[\u0300-\u036f]', '', 'g'), '[^a-z0-9]+', '-', 'g'), '-'), 60);
  v_slug text;
begin
  v_base := coalesce(nullif(btrim(v_base, '-'), ''), 'service');
  v_slug := v_base;
  for n in 2 .. 1000 loop
    exit when not exists (select from public.services s
                           where s.organization_id = p_organization_id and s.slug operator(extensions.=) v_slug::extensions.citext);
    v_slug := v_base || '-' || n;
  end loop;
  return v_slug;
end;
$$;

/*
 * Saves a service with its options and people. Without `p_service_id` it adds one. `p_expected` is the
 * `updated_at` that the editor was opened with: if it isn't any more, `changed_meanwhile` is raised
 * and nothing is written. Options left out are retired, for past bookings speak of them.
 *
 * `p_service`: {name, category_id, description, kind, pricing, price_cents, tax_rate_bp,
 * duration_minutes, buffer_before_minutes, buffer_after_minutes, capacity, lead_time_minutes,
 * max_advance_days, cancellation_window_hours, cancellation_fees, no_show_fee_bp, deposit_bp,
 * turnaround_hours, is_active, options: [{id, name, price_cents, minutes}], staff: [{staff_id,
 * price_cents, duration_minutes}]}. Answers {id, slug, updated_at}.
 */
create function public.save_service(p_organization_id uuid, p_service jsonb, p_service_id uuid default null, p_expected timestamptz default null) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_new     public.services;
  v_service public.services;
  v_option  record;
begin
  perform private.require_organization(p_organization_id, case when p_service_id is null then 'services.create' else 'services.update' end);
  if jsonb_typeof(p_service) is distinct from 'object' or octet_length(p_service::text) > 50000
     or jsonb_typeof(p_service -> 'options') is distinct from 'array' or jsonb_array_length(p_service -> 'options') > 30
     or jsonb_typeof(p_service -> 'staff') is distinct from 'array' or jsonb_array_length(p_service -> 'staff') > 500 then
    perform private.refuse('This service could not be read. Reload the page and try again.');
  end if;
  v_new := jsonb_populate_record(null::public.services, p_service - 'options' - 'staff' - 'id' - 'organization_id' - 'created_by');

  if p_service_id is null then
    insert into public.services (organization_id, category_id, kind, name, slug, description, pricing, price_cents, currency, tax_rate_bp, duration_minutes,
                                 buffer_before_minutes, buffer_after_minutes, capacity, lead_time_minutes, max_advance_days, cancellation_window_hours,
                                 cancellation_fees, no_show_fee_bp, deposit_bp, turnaround_hours, is_active, position, created_by)
    select p_organization_id, v_new.category_id, v_new.kind, btrim(v_new.name), private.free_service_slug(p_organization_id, v_new.name), v_new.description,
           v_new.pricing, v_new.price_cents, o.currency, v_new.tax_rate_bp, v_new.duration_minutes, v_new.buffer_before_minutes,
           v_new.buffer_after_minutes, v_new.capacity, v_new.lead_time_minutes, v_new.max_advance_days, v_new.cancellation_window_hours,
           v_new.cancellation_fees, v_new.no_show_fee_bp, v_new.deposit_bp, v_new.turnaround_hours, v_new.is_active,
           coalesce((select max(s.position) + 1 from public.services s where s.organization_id = p_organization_id), 1), private.current_user_id()
      from public.organizations o where o.id = p_organization_id
    returning * into v_service;
  else
    select s.* into v_service from public.services s
     where s.organization_id = p_organization_id and s.id = p_service_id for no key update;
    if not found then
      perform private.fail(404, 'not_found', 'This service does not exist any more.');
    end if;
    if v_service.updated_at is distinct from p_expected then
      perform private.fail(409, 'changed_meanwhile', 'Somebody else has changed this service since you opened it.');
    end if;
    update public.services s
       set category_id = v_new.category_id, name = btrim(v_new.name), description = v_new.description, pricing = v_new.pricing,
           price_cents = v_new.price_cents, tax_rate_bp = v_new.tax_rate_bp, duration_minutes = v_new.duration_minutes,
           buffer_before_minutes = v_new.buffer_before_minutes, buffer_after_minutes = v_new.buffer_after_minutes, capacity = v_new.capacity,
           lead_time_minutes = v_new.lead_time_minutes, max_advance_days = v_new.max_advance_days,
           cancellation_window_hours = v_new.cancellation_window_hours, cancellation_fees = v_new.cancellation_fees,
           no_show_fee_bp = v_new.no_show_fee_bp, deposit_bp = v_new.deposit_bp, turnaround_hours = v_new.turnaround_hours,
           is_active = v_new.is_active
     where s.organization_id = p_organization_id and s.id = p_service_id
    returning s.* into v_service;
  end if;

  if exists (select from jsonb_array_elements(p_service -> 'options') as i (item)
              where private.parse_uuid(i.item ->> 'id') is not null
                and not exists (select from public.service_options o
                                 where o.organization_id = p_organization_id and o.service_id = v_service.id and o.id = private.parse_uuid(i.item ->> 'id'))) then
    perform private.fail(404, 'not_found', 'One of the options does not exist any more. Reload the page.');
  end if;
  update public.service_options o set is_active = false
   where o.organization_id = p_organization_id and o.service_id = v_service.id and o.is_active
     and not exists (select from jsonb_array_elements(p_service -> 'options') as i (item) where private.parse_uuid(i.item ->> 'id') = o.id);
  for v_option in
    select private.parse_uuid(i.item ->> 'id') as id, btrim(i.item ->> 'name') as name, (i.item ->> 'price_cents')::bigint as price_cents,
           (i.item ->> 'minutes')::int as minutes, i.n
      from jsonb_array_elements(p_service -> 'options') with ordinality as i (item, n)
  loop
    if v_option.id is null then
      insert into public.service_options (organization_id, service_id, name, price_cents, minutes, position)
      values (p_organization_id, v_service.id, v_option.name, v_option.price_cents, v_option.minutes, v_option.n);
    else
      update public.service_options o
         set name = v_option.name, price_cents = v_option.price_cents, minutes = v_option.minutes, position = v_option.n, is_active = true
       where o.organization_id = p_organization_id and o.id = v_option.id;
    end if;
  end loop;

  delete from public.staff_services x
   where x.organization_id = p_organization_id and x.service_id = v_service.id
     and not exists (select from jsonb_array_elements(p_service -> 'staff') as i (item) where private.parse_uuid(i.item ->> 'staff_id') = x.staff_id);
  insert into public.staff_services (organization_id, staff_id, service_id, price_cents, duration_minutes)
  select distinct on (2) p_organization_id, private.parse_uuid(i.item ->> 'staff_id'), v_service.id,
         (i.item ->> 'price_cents')::bigint, (i.item ->> 'duration_minutes')::int
    from jsonb_array_elements(p_service -> 'staff') as i (item)
  on conflict (organization_id, staff_id, service_id) do update
     set price_cents = excluded.price_cents, duration_minutes = excluded.duration_minutes
   where (staff_services.price_cents, staff_services.duration_minutes) is distinct from (excluded.price_cents, excluded.duration_minutes);

  return jsonb_build_object('id', v_service.id, 'slug', v_service.slug, 'updated_at', v_service.updated_at);
end;
$$;
grant execute on function public.save_service(uuid, jsonb, uuid, timestamptz) to authenticated;

/* Puts services into the order of `p_ids`; those left out keep theirs behind them. */
create function public.order_services(p_organization_id uuid, p_ids uuid[]) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.require_organization(p_organization_id, 'services.update');
  if cardinality(p_ids) > 2000 then
    perform private.refuse('Too many services to put in order at once.');
  end if;
  perform from public.services s where s.organization_id = p_organization_id order by s.id for no key update;
  update public.services s
     set position = n.position
    from (select o.id, row_number() over (order by array_position(p_ids, o.id) nulls last, o.position, o.name)::int as position
            from public.services o where o.organization_id = p_organization_id) as n
   where s.organization_id = p_organization_id and s.id = n.id and s.position <> n.position;
end;
$$;
grant execute on function public.order_services(uuid, uuid[]) to authenticated;
