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

-- ---------------------------------------------------------------------------------------------
-- Second factor
-- ---------------------------------------------------------------------------------------------

create table public.recovery_codes (
  user_id    uuid  not null references auth.users (id) on delete cascade,
  code_hash  bytea not null,
  used_at    timestamptz,
  created_at timestamptz not null default now(),
  primary key (user_id, code_hash)
);
comment on table public.recovery_codes is
  'Stand in for a lost second factor, each once. A code has 80 random bits, so that a plain hash of it can''t be guessed back.';
alter table public.recovery_codes enable row level security;

/* What of a typed code counts: letters and digits, small. */
create function private.recovery_code_hash(p_code text) returns bytea
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return sha256(convert_to(regexp_replace(lower(coalesce(p_code, '')), '[^a-z0-9]', '', 'g'), 'UTF8'));
end;
$$;

/* Writes down that a second factor came or went; without one, recovery codes are worth nothing. */
create function private.note_second_factor() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    if old.status = 'verified' and exists (select from auth.users u where u.id = old.user_id) then
      insert into public.session_events (user_id, event, ip) values (old.user_id, 'mfa_removed', private.client_ip());
    end if;
    if not exists (select from auth.mfa_factors f where f.user_id = old.user_id and f.status = 'verified') then
      delete from public.recovery_codes c where c.user_id = old.user_id;
    end if;
  elsif new.status = 'verified' and (tg_op = 'INSERT' or old.status <> 'verified') then
    insert into public.session_events (user_id, event, ip) values (new.user_id, 'mfa_enrolled', private.client_ip());
  end if;
  return null;
end;
$$;
create trigger note_second_factor after insert or update of status or delete on auth.mfa_factors
  for each row execute function private.note_second_factor();

/*
 * How the caller stands with the second factor: whether the account has one, whether this session
 * still owes it, and how many recovery codes are left. Null without a live session.
 */
create function public.second_factor_standing() returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.session_user_id();
begin
  if v_user is null then
    return null;
  end if;
  return jsonb_build_object(
    'is_due', private.current_user_id() is null,
    'is_enabled', exists (select from auth.mfa_factors f where f.user_id = v_user and f.status = 'verified'),
    'codes_left', (select count(*) from public.recovery_codes c where c.user_id = v_user and c.used_at is null));
end;
$$;
grant execute on function public.second_factor_standing() to authenticated;

/* Ten new recovery codes for the caller; those from before are worth nothing from now on. Shown this once. */
create function public.new_recovery_codes() returns text[]
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user     uuid := private.require_user();
  v_alphabet constant text := 'abcdefghjkmnpqrstuvwxyz023456789';
  v_codes    text[];
begin
  if not exists (select from auth.mfa_factors f where f.user_id = v_user and f.status = 'verified') then
    perform private.fail(409, 'not_possible', 'Turn on the second step first.');
  end if;
  select array_agg(d.code) into v_codes
    from (select string_agg(substr(v_alphabet, get_byte(r.bytes, n) % 32 + 1, 1) || case when n in (3, 7, 11) then '-' else '' end, '' order by n) as code
            from (select i, extensions.gen_random_bytes(16) as bytes from generate_series(1, 10) as i) as r, generate_series(0, 15) as n
           group by r.i) as d;
  delete from public.recovery_codes c where c.user_id = v_user;
  insert into public.recovery_codes (user_id, code_hash)
  select v_user, private.recovery_code_hash(code) from unnest(v_codes) as code;
  return v_codes;
end;
$$;
grant execute on function public.new_recovery_codes() to authenticated;

/* Lets the caller's session in by a recovery code, once. False where the code is wrong or used up. */
create function public.use_recovery_code(p_code text) returns boolean
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user    uuid := private.session_user_id();
  v_session uuid := private.parse_uuid(auth.jwt() ->> 'session_id');
begin
  if v_user is null then
    perform private.require_user();
  end if;
  if not private.take('user:' || v_user, 'recovery_code', 5, interval '15 minutes', interval '15 minutes') then
    return false;
  end if;
  update public.recovery_codes c set used_at = now()
   where c.user_id = v_user and c.code_hash = private.recovery_code_hash(p_code) and c.used_at is null;
  if not found then
    insert into public.session_events (user_id, session_id, event, success, ip)
    values (v_user, v_session, 'mfa_failed', false, private.client_ip());
    return false;
  end if;
  update public.user_sessions s set recovered_at = now() where s.id = v_session and s.user_id = v_user;
  insert into public.session_events (user_id, session_id, event, ip)
  values (v_user, v_session, 'recovery_code_used', private.client_ip());
  return true;
end;
$$;
grant execute on function public.use_recovery_code(text) to authenticated;

/* Writes down that a code of the caller's second factor was wrong. */
create function public.note_failed_factor() returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.session_user_id();
begin
  if v_user is not null then
    insert into public.session_events (user_id, session_id, event, success, ip)
    values (v_user, private.parse_uuid(auth.jwt() ->> 'session_id'), 'mfa_failed', false, private.client_ip());
  end if;
end;
$$;
grant execute on function public.note_failed_factor() to authenticated;

/* Takes the caller's second factor away, also for who came in by a recovery code because it was lost. */
create function public.remove_second_factor() returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
begin
  delete from auth.mfa_factors f where f.user_id = v_user;
  if not found then
    perform private.fail(409, 'not_possible', 'The second step is off already.');
  end if;
end;
$$;
grant execute on function public.remove_second_factor() to authenticated;

/* Ends every session of the caller but the one they are in. Answers how many. */
create function public.revoke_other_sessions() returns int
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_user    uuid := private.require_user();
  v_session uuid := private.parse_uuid(auth.jwt() ->> 'session_id');
  v_count   int;
begin
  with ended as (
    update public.user_sessions s
       set status = 'revoked', revoked_at = now(), revoked_by = v_user
     where s.user_id = v_user and s.id <> v_session and s.status = 'active'
    returning s.id
  ), noted as (
    insert into public.session_events (user_id, session_id, event, ip)
    select v_user, e.id, 'revoked', private.client_ip() from ended e
  )
  select count(*) into v_count from ended;
  delete from auth.sessions a where a.user_id = v_user and a.id <> v_session;
  return v_count;
end;
$$;
grant execute on function public.revoke_other_sessions() to authenticated;

/* Writes down that a password or an address was changed, whichever way. */
create function private.note_credentials() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if new.encrypted_password is distinct from old.encrypted_password then
    insert into public.session_events (user_id, event, ip) values (new.id, 'password_changed', private.client_ip());
  end if;
  if new.email is distinct from old.email then
    insert into public.session_events (user_id, event, ip) values (new.id, 'email_changed', private.client_ip());
  end if;
  return null;
end;
$$;
create trigger note_credentials after update of encrypted_password, email on auth.users
  for each row execute function private.note_credentials();

/* Auth may learn of the device only after it has opened the session: the list of devices follows. */
create function private.note_device() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.user_sessions s
     set user_agent = coalesce(left(new.user_agent, 400), s.user_agent),
         ip         = case when pg_input_is_valid(host(new.ip), 'inet') then new.ip else s.ip end
   where s.id = new.id;
  return null;
end;
$$;
create trigger note_device after update of user_agent, ip on auth.sessions
  for each row execute function private.note_device();
