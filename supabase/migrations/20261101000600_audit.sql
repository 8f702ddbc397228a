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

/* The values of a row as the log keeps them: without empty ones, hashes and secrets masked. */
create function private.audited_values(p_row jsonb) returns jsonb
  language plpgsql immutable
  set search_path = ''
as $$
declare
  v_secret text;
begin
  foreach v_secret in array array['public_token_hash', 'token_hash', 'key_hash', 'secret', 'credentials'] loop
    if p_row ? v_secret then
      p_row := jsonb_set(p_row, array[v_secret], '"•••"');
    end if;
  end loop;
  return jsonb_strip_nulls(p_row);
end;
$$;

/* Row trigger for every business table: the changed columns of the row, and who, from where. */
create function private.audit() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_old    jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new    jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_row    jsonb := coalesce(v_new, v_old);
  v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
  v_head   json  := nullif(current_setting('request.headers', true), '')::json;
  v_user   uuid  := private.parse_uuid(v_claims ->> 'sub');
  v_org    uuid  := (case when tg_table_name = 'organizations' then v_row ->> 'id' else v_row ->> 'organization_id' end)::uuid;
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(n.key, v_old -> n.key), jsonb_object_agg(n.key, n.value)
      into v_old, v_new
      from jsonb_each(v_new) as n
     where n.key <> 'updated_at' and n.value is distinct from v_old -> n.key;
    if v_new is null then
      return null;
    end if;
  end if;

  insert into public.audit_logs (organization_id, actor_type, actor_id, action, table_name, record_id, old_values, new_values, ip, user_agent, request_id)
  values (
    v_org,
    case when v_user is null then case when v_claims ->> 'role' = 'anon' then 'anonymous' else 'system' end
         when v_org is not null and private.acts_as_support(v_user, v_org) then 'support'
         else 'user' end,
    v_user,
    lower(tg_op),
    tg_table_name,
    coalesce(v_row ->> 'id', v_row ->> 'user_id', v_row ->> 'key'),
    private.audited_values(v_old),
    private.audited_values(v_new),
    case when pg_input_is_valid(v_head ->> 'x-client-ip', 'inet') then (v_head ->> 'x-client-ip')::inet end,
    left(v_head ->> 'user-agent', 200),
    left(v_head ->> 'x-request-id', 64)
  );
  return null;
end;
$$;

/* Whether a user is platform staff acting in a tenant they don't belong to. */
create function private.acts_as_support(p_user_id uuid, p_organization_id uuid) returns boolean
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  return exists (select from public.platform_staff s where s.user_id = p_user_id)
     and not exists (select from public.organization_members m
                      where m.organization_id = p_organization_id and m.user_id = p_user_id and m.status = 'active');
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
create function public.record_refusal(p_organization_id uuid, p_action text, p_code text, p_actor_id uuid, p_request_id text, p_ip text) returns void
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
grant execute on function public.record_refusal(uuid, text, text, uuid, text, text) to service_role;

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
