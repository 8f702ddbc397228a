/*
 * Audit: who changed what, when and from where. Append-only, for everyone: no role holds update or
 * delete, and a trigger refuses even the tables' owner. Old entries leave by dropping a month.
 */

create table public.audit_logs (
  id              bigint generated always as identity,
  created_at      timestamptz not null default now(),
  organization_id uuid,
  actor_type      text not null,
  actor_id        uuid,
  action          text not null,
  table_name      text not null,
  record_id       text,
  old_values      jsonb,
  new_values      jsonb,
  ip              inet,
  user_agent      text,
  request_id      text,
  success         boolean not null default true,
  primary key (id, created_at),
  constraint audit_logs_actor_type check (actor_type in ('user', 'api_key', 'system', 'support', 'anonymous'))
) partition by range (created_at);
comment on table  public.audit_logs is 'What changed data, and what was refused. Partitioned by month.';
comment on column public.audit_logs.old_values is 'Only the columns that changed; secrets are masked.';
create index audit_logs_of_organization on public.audit_logs (organization_id, created_at desc);
comment on index public.audit_logs_of_organization is 'The explorer: newest entries of an organization.';
create index audit_logs_of_record on public.audit_logs (organization_id, table_name, record_id);
comment on index public.audit_logs_of_record is 'The history of one record.';

alter table public.audit_logs enable row level security;
revoke all on public.audit_logs from service_role;
grant select on public.audit_logs to authenticated, service_role;
create policy "those who may read the audit log" on public.audit_logs for select to authenticated
  using (organization_id = (select private.active_organization('audit.read')));

/* Partitions live in `private`, where no client can name them and step around the parent's policy. */
create function private.create_audit_partitions(p_months_ahead int default 3) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_month date;
begin
  for v_month in
    select generate_series(date_trunc('month', now()) - interval '4 months',
                           date_trunc('month', now()) + make_interval(months => p_months_ahead), interval '1 month')::date
  loop
    if to_regclass(format('private.audit_logs_%s', to_char(v_month, 'YYYY_MM'))) is null then
      execute format('create table private.audit_logs_%s partition of public.audit_logs for values from (%L) to (%L)',
                     to_char(v_month, 'YYYY_MM'), v_month, v_month + interval '1 month');
      execute format('alter table private.audit_logs_%s enable row level security', to_char(v_month, 'YYYY_MM'));
    end if;
  end loop;
end;
$$;
select private.create_audit_partitions();
create table private.audit_logs_default partition of public.audit_logs default;
alter table private.audit_logs_default enable row level security;
comment on table private.audit_logs_default is 'Catches what no month was made for, so that an audited change never fails for want of a partition.';

create function private.refuse_change() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  perform private.fail(403, 'append_only', format('Rows of %s can only be added.', tg_table_name));
end;
$$;

create trigger refuse_change before update or delete on public.audit_logs
  for each row execute function private.refuse_change();
create trigger refuse_truncate before truncate on public.audit_logs
  for each statement execute function private.refuse_change();

/*
 * Row trigger for every business table: the changed columns of the row, and who, from where.
 *
 * Rows are compared as hstore, which does in C what jsonb would need a query for: five times
 * faster. Signing in has a log of its own (session_events). Values are kept as text, as a person reads them; columns that hold secrets are masked.
 */
create function private.audit() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_old     extensions.hstore;
  v_new     extensions.hstore;
  v_row     extensions.hstore;
  v_hidden  constant text[] := array['public_token_hash', 'token_hash', 'key_hash', 'secret', 'credentials', 'data'];
  v_user    uuid;
  v_type    text := 'system';
  v_org     uuid;
  v_text    text;
  v_claims  json;
  v_headers json;
begin
  if tg_op = 'UPDATE' then
    v_row := extensions.hstore(new);
    v_old := extensions.hstore(old);
    v_new := extensions.delete(extensions.delete(v_row, v_old), array['updated_at', 'last_sign_in_at', 'last_sign_in_ip']);
    v_old := extensions.slice(v_old, extensions.akeys(v_new));
    if extensions.hstore_eq(v_new, '') then
      return null;
    end if;
  elsif tg_op = 'INSERT' then
    v_new := extensions.hstore(new);
    v_row := v_new;
  else
    v_old := extensions.hstore(old);
    v_row := v_old;
  end if;
  if extensions.exists_any(coalesce(v_new, v_old), v_hidden) then
    v_new := extensions.hs_concat(v_new, extensions.slice('public_token_hash=>•••,token_hash=>•••,key_hash=>•••,secret=>•••,credentials=>•••,data=>•••'::extensions.hstore, extensions.akeys(v_new)));
    v_old := extensions.hs_concat(v_old, extensions.slice('public_token_hash=>•••,token_hash=>•••,key_hash=>•••,secret=>•••,credentials=>•••,data=>•••'::extensions.hstore, extensions.akeys(v_old)));
  end if;

  v_org  := extensions.fetchval(v_row, case when tg_table_name = 'organizations' then 'id' else 'organization_id' end);
  v_text := current_setting('request.jwt.claims', true);
  if v_text <> '' then
    v_claims := v_text::json;
    v_user   := v_claims ->> 'sub';
    if v_user is not null then
      v_type := 'user';
      if v_org is not null and exists (select from public.platform_staff s where s.user_id = v_user)
         and not exists (select from public.organization_members m
                          where m.organization_id = v_org and m.user_id = v_user and m.status = 'active') then
        v_type := 'support';
      end if;
    elsif v_claims ->> 'role' = 'anon' then
      v_type := 'anonymous';
    end if;
  end if;
  v_text := current_setting('request.headers', true);
  if v_text <> '' then
    v_headers := v_text::json;
  end if;

  insert into public.audit_logs (organization_id, actor_type, actor_id, action, table_name, record_id, old_values, new_values, ip, user_agent, request_id)
  values (
    v_org, v_type, v_user, lower(tg_op), tg_table_name,
    coalesce(extensions.fetchval(v_row, 'id'), extensions.fetchval(v_row, 'user_id'), extensions.fetchval(v_row, 'key')),
    case when tg_op = 'DELETE' then jsonb_strip_nulls(extensions.hstore_to_jsonb(v_old)) else extensions.hstore_to_jsonb(v_old) end,
    case when tg_op = 'INSERT' then jsonb_strip_nulls(extensions.hstore_to_jsonb(v_new)) else extensions.hstore_to_jsonb(v_new) end,
    case when pg_input_is_valid(v_headers ->> 'x-client-ip', 'inet') then (v_headers ->> 'x-client-ip')::inet end,
    left(v_headers ->> 'user-agent', 200),
    left(v_headers ->> 'x-request-id', 64)
  );
  return null;
end;
$$;

create trigger audit after insert or update or delete on public.profiles             for each row execute function private.audit();
create trigger audit after insert or update or delete on public.platform_staff       for each row execute function private.audit();
create trigger audit after insert or update or delete on public.organizations        for each row execute function private.audit();
create trigger audit after insert or update or delete on public.organization_members for each row execute function private.audit();
create trigger audit after insert or update or delete on public.teams                for each row execute function private.audit();
create trigger audit after insert or update or delete on public.team_memberships     for each row execute function private.audit();
create trigger audit after insert or update or delete on public.workspaces           for each row execute function private.audit();
create trigger audit after insert or update or delete on public.roles                for each row execute function private.audit();
create trigger audit after insert or update or delete on public.role_permissions     for each row execute function private.audit();
create trigger audit after insert or update or delete on public.member_roles         for each row execute function private.audit();
create trigger audit after insert or update or delete on public.member_permissions   for each row execute function private.audit();
create trigger audit after insert or update or delete on public.support_access       for each row execute function private.audit();
create trigger audit after insert or update or delete on public.plans                for each row execute function private.audit();
create trigger audit after insert or update or delete on public.subscriptions        for each row execute function private.audit();

/* Records an attempt that was refused. The server calls it when an action turns someone away. */
create function public.record_refusal(
  p_action          text,
  p_code            text,
  p_request_id      text,
  p_ip              text,
  p_organization_id uuid default null,
  p_actor_id        uuid default null
) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.audit_logs (organization_id, actor_type, actor_id, action, table_name, new_values, request_id, ip, success)
  values (p_organization_id, case when p_actor_id is null then 'anonymous' else 'user' end, p_actor_id, left(p_action, 80), 'actions',
          jsonb_build_object('code', left(p_code, 80)), left(p_request_id, 64),
          case when pg_input_is_valid(p_ip, 'inet') then p_ip::inet end, false);
end;
$$;
grant execute on function public.record_refusal(text, text, text, text, uuid, uuid) to service_role;

/*
 * The platform's explorer. Platform staff see that something happened everywhere, but what was in
 * it only where the row is the platform's own business: its staff, tenants, plans and grants.
 * Newest first; `p_before` is the id of the last entry seen. At most 100 rows.
 */
create function public.platform_audit(
  p_organization_id uuid default null,
  p_table_name      text default null,
  p_action          text default null,
  p_actor_id        uuid default null,
  p_success         boolean default null,
  p_before          bigint default null,
  p_limit           int default 50
) returns table (
  id bigint, created_at timestamptz, organization_id uuid, organization_name text, actor_type text, actor_id uuid, actor_email text,
  action text, table_name text, record_id text, old_values jsonb, new_values jsonb, ip inet, request_id text, success boolean
)
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  perform private.require_platform('super_admin', 'support');
  return query
    select a.id, a.created_at, a.organization_id, o.name, a.actor_type, a.actor_id, u.email::text, a.action, a.table_name, a.record_id,
           case when p.is_platform then a.old_values end, case when p.is_platform then a.new_values end, a.ip, a.request_id, a.success
      from public.audit_logs a
     cross join lateral (select a.table_name in ('organizations', 'platform_staff', 'plans', 'subscriptions', 'support_access', 'actions') as is_platform) p
      left join public.organizations o on o.id = a.organization_id
      left join auth.users u on u.id = a.actor_id
     where (p_organization_id is null or a.organization_id = p_organization_id)
       and (p_table_name is null or a.table_name = p_table_name)
       and (p_action is null or a.action = p_action)
       and (p_actor_id is null or a.actor_id = p_actor_id)
       and (p_success is null or a.success = p_success)
       and (p_before is null or a.id < p_before)
     order by a.id desc
     limit least(greatest(p_limit, 1), 100);
end;
$$;
grant execute on function public.platform_audit(uuid, text, text, uuid, boolean, bigint, int) to authenticated;
