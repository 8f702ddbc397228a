/*
 * Calendar: moving what stands in it, blocking time, and telling screens that something changed.
 *
 * A visit keeps its row when it moves, so a calendar that shows it keeps its place and its focus. The
 * exclusion constraints of appointments stay the arbiter; the look beforehand only finds the words.
 * Locks are taken in the order of booking: the bookings, the organization's queue of moves, the
 * session; then rows.
 */

-- ---------------------------------------------------------------------------------------------
-- Moving
-- ---------------------------------------------------------------------------------------------

/* Refuses a time because of what stands there, and names it to those who may read it. */
create function private.fail_occupied(p_organization_id uuid, p_appointment_id uuid) returns void
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_there record;
begin
  if p_appointment_id is null
     or private.active_organization('bookings.read', p_organization_id) is null
     or private.active_organization('customers.read', p_organization_id) is null then
    perform private.fail(409, 'slot_taken', 'Somebody is booked at this time already. Choose another one.');
  end if;
  select b.id, b.number, c.full_name, s.name as service, p.full_name as person, a.starts_at, a.ends_at, a.session_key,
         to_char(a.starts_at at time zone o.timezone, 'HH24:MI') || '–' || to_char(a.ends_at at time zone o.timezone, 'HH24:MI') as at,
         a.blocked_from < a.starts_at or a.blocked_until > a.ends_at as has_buffer
    into v_there
    from public.appointments a
    join public.organizations o on o.id = a.organization_id
    join public.services s      on s.organization_id = a.organization_id and s.id = a.service_id
    join public.bookings b      on b.organization_id = a.organization_id and b.id = a.booking_id
    join public.customers c     on c.organization_id = b.organization_id and c.id = b.customer_id
    left join public.staff p    on p.organization_id = a.organization_id and p.id = a.staff_id
   where a.organization_id = p_organization_id and a.id = p_appointment_id;
  perform private.fail(409, 'slot_taken',
    format('%s is with %s at %s already%s.', coalesce(v_there.person, 'Somebody'),
           case when v_there.session_key is null then v_there.full_name || ' (' || v_there.service || ')' else v_there.service end,
           v_there.at, case when v_there.has_buffer then ', with time kept free around it' else '' end),
    jsonb_build_object('booking_id', v_there.id, 'number', v_there.number, 'starts_at', v_there.starts_at, 'ends_at', v_there.ends_at)::text);
end;
$$;

/*
 * Gives a visit another begin, end or person; a class moves with all who come to it. A member may go
 * outside hours, as when booking, but never over another visit. Refuses with `changed_meanwhile` what
 * somebody else changed since `p_expected_updated_at`: for a class the latest change of any seat. The
 * customer is told only where `p_notify` says so. The price stays.
 */
create function public.move_appointment(
  p_organization_id uuid, p_appointment_id uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_staff_id uuid,
  p_expected_updated_at timestamptz, p_notify boolean default false
) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_now      timestamptz := private.now();
  v_old      public.appointments;
  v_service  public.services;
  v_person   public.staff;
  v_before   text;
  v_timezone text;
  v_ids      uuid[];
  v_changed  timestamptz;
  v_status   text;
  v_seat     int;
  v_session  text;
  v_from     timestamptz;
  v_until    timestamptz;
  v_there    uuid;
  v_clash    boolean := false;
  v_booking  public.bookings;
begin
  perform private.require_organization(p_organization_id, 'appointments.update');
  if p_starts_at is null or p_ends_at is null or not isfinite(p_starts_at) or not isfinite(p_ends_at) then
    perform private.refuse('Choose a time.');
  end if;
  if p_ends_at < p_starts_at + interval '5 minutes' or p_ends_at > p_starts_at + interval '24 hours' then
    perform private.refuse('A visit takes between five minutes and a day.');
  end if;
  if p_expected_updated_at is null then
    perform private.refuse('Say which state of the visit is moved. Reload the page and try again.');
  end if;
  select a.* into v_old from public.appointments a where a.organization_id = p_organization_id and a.id = p_appointment_id;
  if not found then
    perform private.fail(404, 'not_found', 'This visit is not in the calendar any more.');
  end if;
  select s.* into v_service from public.services s where s.organization_id = p_organization_id and s.id = v_old.service_id;
  if v_service.kind = 'pickup_delivery' then
    perform private.fail(409, 'not_reschedulable', 'A collection round keeps its time. Move its bookings one by one from their pages.');
  end if;

  -- Locks
  perform from public.bookings b
    where b.organization_id = p_organization_id
      and b.id in (select a.booking_id from public.appointments a
                    where a.organization_id = p_organization_id and a.resource_id = v_old.resource_id
                      and a.starts_at = v_old.starts_at and a.service_id = v_old.service_id
                      and (a.id = v_old.id or v_service.kind = 'class'))
    order by b.id
      for no key update;
  perform pg_advisory_xact_lock(hashtextextended(p_organization_id::text || ' reschedule', 0));
  if v_old.session_key is not null then
    perform pg_advisory_xact_lock(hashtextextended(v_old.session_key, 0));
  end if;
  perform private.approach_time(p_organization_id, v_service.id, p_staff_id, p_starts_at);

  -- What moves, as it stands now
  select a.* into v_old from public.appointments a where a.organization_id = p_organization_id and a.id = p_appointment_id;
  select array_agg(a.id), max(a.updated_at), max(a.status) filter (where a.status not in ('held', 'confirmed'))
    into v_ids, v_changed, v_status
    from public.appointments a
   where a.organization_id = p_organization_id
     and (a.id = v_old.id
          or (v_service.kind = 'class' and a.resource_id = v_old.resource_id and a.session_key = v_old.session_key
              and a.status in ('held', 'confirmed', 'done')));
  if v_changed is distinct from p_expected_updated_at then
    perform private.fail(409, 'changed_meanwhile', 'Somebody changed this visit meanwhile. The calendar now shows how it stands.');
  end if;
  v_status := coalesce(v_status, (select max(b.status) from public.bookings b
    where b.organization_id = p_organization_id and b.status not in ('pending', 'confirmed', 'in_progress')
      and b.id in (select a.booking_id from public.appointments a where a.organization_id = p_organization_id and a.id = any (v_ids))));
  if v_status is not null then
    perform private.fail(409, 'not_reschedulable', format('A visit that is %s can''t be moved any more.',
      case v_status when 'done' then 'completed' when 'no_show' then 'marked as missed' else replace(v_status, '_', ' ') end));
  end if;
  if v_old.starts_at = p_starts_at and v_old.ends_at = p_ends_at and v_old.staff_id is not distinct from p_staff_id then
    return private.moved_appointment(v_old);
  end if;

  -- Where to
  select o.timezone into v_timezone from public.organizations o where o.id = p_organization_id;
  if p_starts_at <> v_old.starts_at then
    if exists (select from public.bookings b
                where b.organization_id = p_organization_id and b.status = 'in_progress'
                  and b.id in (select a.booking_id from public.appointments a where a.organization_id = p_organization_id and a.id = any (v_ids))) then
      perform private.fail(409, 'not_reschedulable', 'This visit has begun: its end and its person can still change, its begin can''t.');
    end if;
    if p_starts_at < v_now - interval '1 day' then
      perform private.fail(409, 'past_time', 'This time has passed. Choose a later one.');
    end if;
    if (p_starts_at at time zone v_timezone)::date > (v_now at time zone v_timezone)::date + v_service.max_advance_days then
      perform private.fail(409, 'outside_horizon', format('This can be booked up to %s days ahead. Choose an earlier time.', v_service.max_advance_days));
    end if;
  end if;
  select s.full_name into v_before from public.staff s where s.organization_id = p_organization_id and s.id = v_old.staff_id;
  select s.* into v_person from public.staff s where s.organization_id = p_organization_id and s.id = p_staff_id;
  if not found then
    perform private.fail(404, 'not_found', 'Choose one of your own people for this visit.');
  end if;
  if v_person.id is distinct from v_old.staff_id
     and not (v_person.is_active and v_person.is_bookable
              and exists (select from public.staff_services x
                           where x.organization_id = p_organization_id and x.staff_id = v_person.id and x.service_id = v_service.id)) then
    perform private.fail(409, 'not_offered', format('%s doesn''t offer %s.', v_person.full_name, v_service.name));
  end if;

  v_from    := p_starts_at - (v_old.starts_at - v_old.blocked_from);
  v_until   := p_ends_at + (v_old.blocked_until - v_old.ends_at);
  v_session := private.session_key(v_service, p_starts_at);
  v_seat    := v_old.seat;
  if v_service.kind = 'appointment' and v_old.seat > 0 then -- time that several share: any chair that is free throughout
    select min(g.seat) into v_seat
      from generate_series(1, v_service.capacity) as g (seat)
     where not exists (
       select from public.appointments a
        where a.organization_id = p_organization_id and a.resource_id = p_staff_id and a.status in ('held', 'confirmed', 'done')
          and a.blocked_from > v_from - interval '4 days' and a.blocked_from < v_until and a.blocked_until > v_from
          and a.id <> v_old.id and (a.seat in (0, g.seat) or a.session_key <> v_session));
  end if;
  select a.id into v_there
    from public.appointments a
   where a.organization_id = p_organization_id and a.resource_id = p_staff_id and a.status in ('held', 'confirmed', 'done')
     and a.blocked_from > v_from - interval '4 days' and a.blocked_from < v_until and a.blocked_until > v_from
     and a.id <> all (v_ids)
     and (v_seat is null or v_service.kind = 'class' or v_old.seat = 0)
   order by a.starts_at, a.id
   limit 1;
  if v_there is not null or v_seat is null then
    perform private.fail_occupied(p_organization_id, v_there);
  end if;

  begin
    if v_service.kind = 'class' then -- its seats are compared one by one: they step aside together first
      update public.appointments a set staff_id = null where a.organization_id = p_organization_id and a.id = any (v_ids);
    end if;
    update public.appointments a
       set staff_id = p_staff_id, starts_at = p_starts_at, ends_at = p_ends_at, blocked_from = v_from, blocked_until = v_until,
           session_key = v_session, seat = case when v_service.kind = 'class' then a.seat else v_seat end
     where a.organization_id = p_organization_id and a.id = any (v_ids);
  exception when exclusion_violation or deadlock_detected then
    v_clash := true; -- somebody booked this time at the same moment
  end;
  if v_clash then
    perform private.fail_occupied(p_organization_id, null);
  end if;

  for v_booking in
    update public.bookings b
       set starts_at = t.starts_at, ends_at = t.ends_at
      from (select a.booking_id, min(a.starts_at) as starts_at, max(a.ends_at) as ends_at
              from public.appointments a
             where a.organization_id = p_organization_id and a.status in ('held', 'confirmed', 'done')
               and a.booking_id in (select m.booking_id from public.appointments m where m.organization_id = p_organization_id and m.id = any (v_ids))
             group by a.booking_id) as t
     where b.organization_id = p_organization_id and b.id = t.booking_id
    returning b.*
  loop
    perform private.add_booking_event(
      v_booking,
      case when v_old.starts_at <> p_starts_at then 'rescheduled' when v_old.staff_id is distinct from p_staff_id then 'reassigned' else 'resized' end,
      jsonb_build_object(
        'from', case when v_old.starts_at <> p_starts_at then v_old.starts_at end,
        'to', case when v_old.starts_at <> p_starts_at then p_starts_at end,
        'from_staff', case when v_old.staff_id is distinct from p_staff_id then v_before end,
        'to_staff', case when v_old.staff_id is distinct from p_staff_id then v_person.full_name end,
        'minutes', case when v_old.ends_at - v_old.starts_at <> p_ends_at - p_starts_at
                        then (extract(epoch from p_ends_at - p_starts_at) / 60)::int end,
        'by', 'member'),
      v_old.starts_at <> p_starts_at);
    if p_notify then
      perform private.mail_customer(v_booking, 'booking_status', jsonb_strip_nulls(jsonb_build_object(
        'change', 'rescheduled', 'previous_starts_at', case when v_old.starts_at <> p_starts_at then v_old.starts_at end)));
    end if;
  end loop;
  select a.* into v_old from public.appointments a where a.organization_id = p_organization_id and a.id = p_appointment_id;
  return private.moved_appointment(v_old);
end;
$$;
grant execute on function public.move_appointment(uuid, uuid, timestamptz, timestamptz, uuid, timestamptz, boolean) to authenticated;

/* What the one who moved a visit is told: where it stands, and the state the next move has to name. */
create function private.moved_appointment(p_appointment public.appointments) returns jsonb
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return jsonb_build_object('appointment_id', p_appointment.id, 'starts_at', p_appointment.starts_at, 'ends_at', p_appointment.ends_at,
                            'staff_id', p_appointment.staff_id, 'updated_at', p_appointment.updated_at);
end;
$$;

-- ---------------------------------------------------------------------------------------------
-- Blocking time
-- ---------------------------------------------------------------------------------------------

/* Lets through who manages staff, or who may keep the calendar and is that person. */
create function private.require_own_calendar(p_organization_id uuid, p_staff_id uuid) returns void
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  if private.active_organization('staff.update', p_organization_id) is null then
    perform private.require_organization(p_organization_id, 'appointments.update');
    if not exists (select from public.staff s
                    where s.organization_id = p_organization_id and s.id = p_staff_id and s.user_id = private.current_user_id()) then
      perform private.fail(403, 'forbidden', 'You can block your own time. For somebody else''s, ask an owner or administrator.');
    end if;
  end if;
end;
$$;

/* Makes a person unavailable for a while. Visits that stand there stay; answers the id and how many they are. */
create function public.block_time(
  p_organization_id uuid, p_staff_id uuid, p_starts_at timestamptz, p_ends_at timestamptz, p_kind text, p_note text default null
) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_id uuid;
begin
  perform private.require_own_calendar(p_organization_id, p_staff_id);
  if p_starts_at is null or p_ends_at is null or not isfinite(p_starts_at) or not isfinite(p_ends_at) or p_ends_at <= p_starts_at then
    perform private.refuse('Choose from when until when.');
  end if;
  if p_ends_at > p_starts_at + interval '366 days' then
    perform private.refuse('Block no more than a year at once.');
  end if;
  if p_kind is null or p_kind not in ('holiday', 'sick', 'training', 'break', 'other') then
    perform private.refuse('Choose what the time is for.');
  end if;
  if length(p_note) > 500 then
    perform private.refuse('Keep the note under 500 characters.');
  end if;
  if not exists (select from public.staff s where s.organization_id = p_organization_id and s.id = p_staff_id and s.is_active) then
    perform private.fail(404, 'not_found', 'Choose one of your own people.');
  end if;
  begin
    insert into public.staff_time_off (organization_id, staff_id, starts_at, ends_at, kind, note, created_by)
    values (p_organization_id, p_staff_id, p_starts_at, p_ends_at, p_kind, nullif(btrim(p_note), ''), private.current_user_id())
    returning id into v_id;
  exception when exclusion_violation then
    v_id := null;
  end;
  if v_id is null then
    perform private.fail(409, 'slot_taken', 'Part of this time is blocked already. Choose another stretch.');
  end if;
  return jsonb_build_object('id', v_id, 'visits', (
    select count(*) from public.appointments a
     where a.organization_id = p_organization_id and a.staff_id = p_staff_id and a.status in ('held', 'confirmed')
       and a.starts_at > p_starts_at - interval '1 day' and a.starts_at < p_ends_at and a.ends_at > p_starts_at));
end;
$$;
grant execute on function public.block_time(uuid, uuid, timestamptz, timestamptz, text, text) to authenticated;

/* Makes a blocked time free again. */
create function public.unblock_time(p_organization_id uuid, p_time_off_id uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_staff_id uuid;
begin
  select t.staff_id into v_staff_id from public.staff_time_off t where t.organization_id = p_organization_id and t.id = p_time_off_id;
  perform private.require_own_calendar(p_organization_id, v_staff_id);
  if v_staff_id is null then
    perform private.fail(404, 'not_found', 'This time is not blocked any more.');
  end if;
  delete from public.staff_time_off t where t.organization_id = p_organization_id and t.id = p_time_off_id;
end;
$$;
grant execute on function public.unblock_time(uuid, uuid) to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Telling screens that something changed
-- ---------------------------------------------------------------------------------------------

/*
 * A token that differs when what a calendar shows of these days does. Open calendars ask for it every
 * few seconds, so it reads a bounded piece of each index and sends nothing else.
 */
create function public.calendar_version(p_from timestamptz, p_until timestamptz) returns text
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('appointments.read');
begin
  if p_from is null or p_until is null or not isfinite(p_from) or not isfinite(p_until) or p_until <= p_from
     or p_until > p_from + interval '62 days' then
    perform private.refuse('Look at no more than two months at once.');
  end if;
  return md5(concat_ws(' ',
    (select concat_ws(' ', count(*), max(a.updated_at), max(b.updated_at))
       from public.appointments a
       join public.bookings b on b.organization_id = a.organization_id and b.id = a.booking_id
      where a.organization_id = v_organization and a.starts_at >= p_from - interval '1 day' and a.starts_at < p_until),
    (select concat_ws(' ', count(*), max(t.updated_at)) from public.staff_time_off t
      where t.organization_id = v_organization and t.ends_at > p_from),
    (select concat_ws(' ', count(*), max(c.updated_at)) from public.business_closures c
      where c.organization_id = v_organization and c.ends_on >= (p_from at time zone 'UTC')::date - 1),
    (select concat_ws(' ', count(*), max(h.updated_at)) from public.staff_hours h where h.organization_id = v_organization),
    (select concat_ws(' ', count(*), max(s.updated_at)) from public.staff s where s.organization_id = v_organization)));
end;
$$;
grant execute on function public.calendar_version(timestamptz, timestamptz) to authenticated;
