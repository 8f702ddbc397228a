/*
 * People, their editors: a week of hours is changed whole and from a day on, and who leaves hands
 * over their visits.
 */

/*
 * Sets somebody's weekly hours, [{"weekday": 1, "starts_at": "09:00", "ends_at": "17:00"}], from a
 * day on, until the next day on which another week is planned to begin. Without a day the week holds
 * for all time, whatever was planned.
 */
create function public.save_hours(p_organization_id uuid, p_staff_id uuid, p_hours jsonb, p_from date default null) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_next date;
begin
  perform private.require_organization(p_organization_id, 'staff.update');
  perform from public.staff s where s.organization_id = p_organization_id and s.id = p_staff_id for no key update;
  if not found then
    perform private.fail(404, 'not_found', 'This person does not work here any more.');
  end if;
  if jsonb_typeof(p_hours) is distinct from 'array' or jsonb_array_length(p_hours) > 42 or not coalesce(isfinite(p_from), true)
     or exists (select from jsonb_array_elements(p_hours) as h (item)
                 where coalesce(h.item ->> 'weekday', '') !~ '^[1-7]$'
                    or coalesce(h.item ->> 'starts_at', '') !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
                    or coalesce(h.item ->> 'ends_at', '') !~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'
                    or h.item ->> 'starts_at' >= h.item ->> 'ends_at') then
    perform private.refuse('Each stretch of hours needs a begin and a later end.');
  end if;
  if exists (select from jsonb_array_elements(p_hours) with ordinality as a (item, n)
               join jsonb_array_elements(p_hours) with ordinality as b (item, n) on a.n < b.n and a.item ->> 'weekday' = b.item ->> 'weekday'
              where a.item ->> 'starts_at' < b.item ->> 'ends_at' and b.item ->> 'starts_at' < a.item ->> 'ends_at') then
    perform private.refuse('Two stretches of one day overlap. Change one of them.');
  end if;
  select min(h.valid_from) into v_next from public.staff_hours h
   where h.organization_id = p_organization_id and h.staff_id = p_staff_id and h.valid_from > p_from;
  delete from public.staff_hours h
   where h.organization_id = p_organization_id and h.staff_id = p_staff_id and (p_from is null or h.valid_from = p_from);
  update public.staff_hours h set valid_until = p_from - 1
   where h.organization_id = p_organization_id and h.staff_id = p_staff_id
     and coalesce(h.valid_from, '-infinity') < p_from and coalesce(h.valid_until, 'infinity') >= p_from;
  insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at, valid_from, valid_until)
  select p_organization_id, p_staff_id, (h.item ->> 'weekday')::smallint, (h.item ->> 'starts_at')::time, (h.item ->> 'ends_at')::time, p_from, v_next - 1
    from jsonb_array_elements(p_hours) as h (item);
end;
$$;
grant execute on function public.save_hours(uuid, uuid, jsonb, date) to authenticated;

/* Says which services somebody offers. Own prices and durations of those that stay are kept. */
create function public.save_offered_services(p_organization_id uuid, p_staff_id uuid, p_service_ids uuid[]) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.require_organization(p_organization_id, 'services.update');
  if cardinality(p_service_ids) > 500 then
    perform private.refuse('That are too many services for one person.');
  end if;
  perform from public.staff s where s.organization_id = p_organization_id and s.id = p_staff_id for no key update;
  if not found or exists (select from unnest(p_service_ids) as i (id)
                           where not exists (select from public.services s where s.organization_id = p_organization_id and s.id = i.id)) then
    perform private.fail(404, 'not_found', 'This person or one of the services does not exist any more.');
  end if;
  delete from public.staff_services x
   where x.organization_id = p_organization_id and x.staff_id = p_staff_id and x.service_id <> all (coalesce(p_service_ids, '{}'));
  insert into public.staff_services (organization_id, staff_id, service_id)
  select distinct p_organization_id, p_staff_id, s.id from unnest(p_service_ids) as s (id)
  on conflict do nothing;
end;
$$;
grant execute on function public.save_offered_services(uuid, uuid, uuid[]) to authenticated;

/*
 * Takes somebody off the team. Their visits to come stay theirs, or all go to `p_hand_to` at the
 * same times; if one can't, nothing changes and the refusal names it. Answers how many were handed over.
 */
create function public.deactivate_staff(p_organization_id uuid, p_staff_id uuid, p_hand_to uuid default null) returns int
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_visit record;
  v_count int := 0;
begin
  perform private.require_organization(p_organization_id, 'staff.update');
  if p_hand_to is not null then
    perform private.require_organization(p_organization_id, 'bookings.update');
    if p_hand_to = p_staff_id then
      perform private.refuse('Choose somebody else to take over.');
    end if;
    for v_visit in
      select distinct on (b.starts_at, b.id) b.id, b.number, b.starts_at
        from public.appointments a
        join public.bookings b on b.organization_id = a.organization_id and b.id = a.booking_id
       where a.organization_id = p_organization_id and a.staff_id = p_staff_id and a.status in ('held', 'confirmed')
         and a.starts_at > private.now() and b.status in ('pending', 'confirmed')
       order by b.starts_at, b.id
    loop
      begin
        perform public.reschedule_booking(p_organization_id, v_visit.id, v_visit.starts_at, p_hand_to);
      exception when sqlstate 'PT409' or sqlstate 'PT404' then
        perform private.fail(409, 'hand_over_failed',
          format('%s can''t go to them: they don''t offer it, or aren''t free then. Move it first, or choose somebody else.', v_visit.number),
          jsonb_build_object('booking_id', v_visit.id)::text);
      end;
      v_count := v_count + 1;
    end loop;
  end if;
  update public.staff s set is_active = false where s.organization_id = p_organization_id and s.id = p_staff_id;
  if not found then
    perform private.fail(404, 'not_found', 'This person does not work here any more.');
  end if;
  return v_count;
end;
$$;
grant execute on function public.deactivate_staff(uuid, uuid, uuid) to authenticated;
