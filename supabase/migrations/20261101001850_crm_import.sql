/*
 * CRM import: customers from a file, in the background, undone as one step.
 *
 * The browser reads the file and maps its columns; here its rows are laid down first and then taken in
 * by a job, a batch at a time, each row by itself: a line that is refused says why and stops no other.
 */

create table public.customer_imports (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  file_name       text not null,
  on_duplicate    text not null default 'skip',
  status          text not null default 'staging',
  total           int not null default 0,
  added           int not null default 0,
  updated         int not null default 0,
  skipped         int not null default 0,
  refused         int not null default 0,
  kept            int not null default 0,
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  finished_at     timestamptz,
  undone_at       timestamptz,
  primary key (organization_id, id),
  constraint customer_imports_file      check (length(file_name) between 1 and 200),
  constraint customer_imports_duplicate check (on_duplicate in ('skip', 'update')),
  constraint customer_imports_status    check (status in ('staging', 'running', 'done', 'undone'))
);
comment on table  public.customer_imports is 'One file of customers that was taken in, and what came of it.';
comment on column public.customer_imports.kept is 'After an undo: customers that stayed, because something hangs on them by now.';
create index customer_imports_newest on public.customer_imports (organization_id, created_at desc);
comment on index public.customer_imports_newest is 'Earlier imports, newest first.';
create index customer_imports_created_by on public.customer_imports (created_by);

alter table public.customer_imports enable row level security;
grant select on public.customer_imports to authenticated;
create policy "members see imports" on public.customer_imports for select to authenticated
  using (organization_id = (select private.active_organization('customers.read')));
create trigger set_updated_at before update on public.customer_imports for each row execute function private.set_updated_at();
create trigger audit after insert or update of status or delete on public.customer_imports for each row execute function private.audit();

create table public.customer_import_rows (
  organization_id uuid not null,
  import_id       uuid not null,
  line            int  not null,
  fields          jsonb not null,
  outcome         text,
  reason          text,
  customer_id     uuid,
  before          jsonb,
  after           jsonb,
  primary key (organization_id, import_id, line),
  foreign key (organization_id, import_id) references public.customer_imports (organization_id, id) on delete cascade,
  foreign key (organization_id, customer_id) references public.customers (organization_id, id) on delete set null (customer_id),
  constraint customer_import_rows_line    check (line between 1 and 1000000),
  constraint customer_import_rows_fields  check (jsonb_typeof(fields) = 'object' and length(fields::text) <= 8000),
  constraint customer_import_rows_outcome check (outcome in ('added', 'updated', 'skipped', 'refused'))
);
comment on table  public.customer_import_rows is 'The lines of an import: what was in them, and what became of each.';
comment on column public.customer_import_rows.before is 'What an updated customer held before, for the undo; `after` is what the import wrote.';
create index customer_import_rows_waiting on public.customer_import_rows (organization_id, import_id, line) where outcome is null;
comment on index public.customer_import_rows_waiting is 'The next batch of a running import.';
create index customer_import_rows_of_customer on public.customer_import_rows (organization_id, customer_id);

alter table public.customer_import_rows enable row level security;
grant select on public.customer_import_rows to authenticated;
create policy "members see the lines of imports" on public.customer_import_rows for select to authenticated
  using (organization_id = (select private.active_organization('customers.read')));

/* The permission an import needs: adding, and changing where duplicates are to be updated. */
create function private.require_import(p_organization_id uuid, p_on_duplicate text) returns void
  language plpgsql stable security definer
  set search_path = ''
as $$
begin
  perform private.require_organization(p_organization_id, 'customers.create');
  if p_on_duplicate = 'update' then
    perform private.require_organization(p_organization_id, 'customers.update');
  end if;
end;
$$;

/* Begins an import; its rows follow. Answers its id. */
create function public.begin_customer_import(p_organization_id uuid, p_file_name text, p_on_duplicate text default 'skip') returns uuid
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_id uuid;
begin
  perform private.require_import(p_organization_id, p_on_duplicate);
  if p_on_duplicate is null or p_on_duplicate not in ('skip', 'update') then
    perform private.fail(400, 'invalid_request', 'Choose whether customers you have already are skipped or updated.');
  end if;
  insert into public.customer_imports (organization_id, file_name, on_duplicate)
  values (p_organization_id, coalesce(nullif(left(btrim(p_file_name), 200), ''), 'customers.csv'), p_on_duplicate)
  returning id into v_id;
  return v_id;
end;
$$;
grant execute on function public.begin_customer_import(uuid, text, text) to authenticated;

/*
 * Lays down rows of an import that has not been started: [{line, fields: {full_name, email, phone,
 * company_name, tags, marketing_consent}}], at most 1000 in a call and 20,000 in all. Lines sent twice
 * count once.
 */
create function public.stage_customer_rows(p_organization_id uuid, p_import_id uuid, p_rows jsonb) returns int
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_import public.customer_imports;
  v_added  int;
begin
  perform private.require_organization(p_organization_id, 'customers.create');
  select * into v_import from public.customer_imports i
   where i.organization_id = p_organization_id and i.id = p_import_id and i.created_by = auth.uid() for update;
  if v_import.id is null then
    perform private.fail(404, 'not_found', 'This import does not exist. Begin again.');
  end if;
  if v_import.status <> 'staging' then
    perform private.fail(409, 'not_possible', 'This import has been started already.');
  end if;
  if jsonb_typeof(p_rows) is distinct from 'array' or jsonb_array_length(p_rows) > 1000 then
    perform private.fail(400, 'invalid_request', 'Send up to 1,000 lines at once.');
  end if;
  if exists (select from jsonb_array_elements(p_rows) as r
              where jsonb_typeof(r) <> 'object' or jsonb_typeof(r -> 'line') is distinct from 'number'
                 or (r ->> 'line')::numeric not between 1 and 1000000 or (r ->> 'line')::numeric % 1 <> 0
                 or jsonb_typeof(r -> 'fields') is distinct from 'object' or length((r -> 'fields')::text) > 8000) then
    perform private.fail(400, 'invalid_request', 'A line of this file can''t be read. Check it and try again.');
  end if;
  insert into public.customer_import_rows (organization_id, import_id, line, fields)
  select p_organization_id, p_import_id, (r ->> 'line')::int, r -> 'fields' from jsonb_array_elements(p_rows) as r
      on conflict do nothing;
  get diagnostics v_added = row_count;
  if v_import.total + v_added > 20000 then
    perform private.fail(400, 'invalid_request', 'A file may hold up to 20,000 customers. Split it and import the parts.');
  end if;
  update public.customer_imports i set total = i.total + v_added
   where i.organization_id = p_organization_id and i.id = p_import_id;
  return v_import.total + v_added;
end;
$$;
grant execute on function public.stage_customer_rows(uuid, uuid, jsonb) to authenticated;

/* Starts an import whose rows are laid down. Twice is once. */
create function public.start_customer_import(p_organization_id uuid, p_import_id uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_import public.customer_imports;
begin
  perform private.require_organization(p_organization_id, 'customers.create');
  select * into v_import from public.customer_imports i
   where i.organization_id = p_organization_id and i.id = p_import_id for update;
  if v_import.id is null then
    perform private.fail(404, 'not_found', 'This import does not exist. Begin again.');
  end if;
  perform private.require_import(p_organization_id, v_import.on_duplicate);
  if v_import.status <> 'staging' then
    return;
  end if;
  if v_import.total = 0 then
    perform private.fail(400, 'invalid_request', 'There is no line to import in this file.');
  end if;
  update public.customer_imports i set status = 'running' where i.organization_id = p_organization_id and i.id = p_import_id;
  perform private.enqueue('crm.import_customers', jsonb_build_object('organization_id', p_organization_id, 'import_id', p_import_id),
                          p_job_key => 'crm.import_customers:' || p_import_id);
end;
$$;
grant execute on function public.start_customer_import(uuid, uuid) to authenticated;

/* Takes in one line, or refuses it. Answers the outcome, and writes it down with what an undo needs. */
create function private.import_customer_row(p_import public.customer_imports, p_row public.customer_import_rows) returns text
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_fields  jsonb := p_row.fields;
  v_name    text := nullif(left(btrim(v_fields ->> 'full_name'), 121), '');
  v_email   text := lower(nullif(btrim(v_fields ->> 'email'), ''));
  v_phone   text := nullif(btrim(v_fields ->> 'phone'), '');
  v_company text := nullif(btrim(v_fields ->> 'company_name'), '');
  v_tags    text[] := '{}';
  v_consent boolean := coalesce(v_fields -> 'marketing_consent' = 'true', false);
  v_found   uuid[];
  v_old     public.customers;
  v_id      uuid;
  v_after   jsonb;
  v_outcome text;
  v_reason  text;
  v_state   text;
begin
  begin
    if jsonb_typeof(v_fields -> 'tags') = 'array' then
      v_tags := array(select distinct btrim(t) from jsonb_array_elements_text(v_fields -> 'tags') as t where length(btrim(t)) between 1 and 40 limit 20);
    end if;
    if v_name is null and v_company is null then
      perform private.fail(400, 'invalid_request', 'There is no name in this line.');
    end if;
    v_found := array(
      select c.id from public.customers c
       where c.organization_id = p_import.organization_id and c.deleted_at is null
         and (c.email operator(extensions.=) v_email::extensions.citext or c.phone = v_phone)
       order by c.email operator(extensions.=) v_email::extensions.citext desc nulls last);
    if cardinality(v_found) > 0 and p_import.on_duplicate = 'skip' then
      v_outcome := 'skipped';
      v_id := v_found[1];
      v_reason := 'You have a customer with this e-mail or phone number already.';
    elsif cardinality(v_found) > 1 then
      perform private.fail(409, 'duplicate', 'The e-mail is one customer''s and the phone number another''s.');
    elsif cardinality(v_found) = 1 then
      select * into v_old from public.customers c where c.organization_id = p_import.organization_id and c.id = v_found[1] for update;
      v_id := v_old.id;
      update public.customers c
         set full_name    = coalesce(v_name, c.full_name),
             email        = coalesce(v_email::extensions.citext, c.email),
             phone        = coalesce(v_phone, c.phone),
             company_name = coalesce(v_company, c.company_name),
             tags         = array(select distinct t from unnest(c.tags || v_tags) as t order by t limit 50)
       where c.organization_id = p_import.organization_id and c.id = v_id
       returning jsonb_build_object('full_name', c.full_name, 'email', c.email, 'phone', c.phone, 'company_name', c.company_name, 'tags', c.tags) into v_after;
      v_outcome := 'updated';
    else
      insert into public.customers (organization_id, full_name, email, phone, company_name, kind, tags, marketing_consent, marketing_source, source, created_by)
      values (p_import.organization_id, coalesce(v_name, v_company), v_email, v_phone, v_company, case when v_name is null then 'company' else 'person' end,
              v_tags, v_consent, case when v_consent then 'import' end, 'import', p_import.created_by)
      returning id into v_id;
      v_outcome := 'added';
    end if;
  exception when others then
    get stacked diagnostics v_reason = message_text, v_state = returned_sqlstate;
    if v_state like '40%' or v_state like '5%' then
      raise;
    end if;
    v_outcome := 'refused';
    v_id := null;
    if v_state not like 'PT4%' then
      v_reason := case when v_state = '23505' then 'Another customer has this e-mail or phone number.'
                       when v_reason like '%customers_phone%' then 'The phone number needs its country code, such as +44 20 7946 0958.'
                       when v_reason like '%customers_email%' then 'This is not an e-mail address.'
                       when v_reason like '%customers_names%' then 'The name is too long: 120 characters at most.'
                       else 'Something in this line can''t be stored.' end;
    end if;
  end;
  update public.customer_import_rows r
     set outcome = v_outcome, reason = v_reason, customer_id = v_id, after = v_after,
         before = case when v_outcome = 'updated' then jsonb_build_object('full_name', v_old.full_name, 'email', v_old.email, 'phone', v_old.phone,
                                                                         'company_name', v_old.company_name, 'tags', v_old.tags) end
   where r.organization_id = p_row.organization_id and r.import_id = p_row.import_id and r.line = p_row.line;
  return v_outcome;
end;
$$;

/*
 * Takes in the next lines of a running import and answers whether there are more. Two workers at one
 * import wait for each other; a batch that is cut off is rolled back whole and taken again.
 */
create function public.import_customers_batch(p_organization_id uuid, p_import_id uuid, p_size int default 200) returns boolean
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_import public.customer_imports;
  v_row    public.customer_import_rows;
  v_counts jsonb := '{"added": 0, "updated": 0, "skipped": 0, "refused": 0}';
  v_kind   text;
  v_more   boolean;
begin
  select * into v_import from public.customer_imports i
   where i.organization_id = p_organization_id and i.id = p_import_id for update;
  if v_import.status is distinct from 'running' then
    return false;
  end if;
  for v_row in
    select * from public.customer_import_rows r
     where r.organization_id = p_organization_id and r.import_id = p_import_id and r.outcome is null
     order by r.line limit least(greatest(coalesce(p_size, 200), 1), 1000)
  loop
    v_kind := private.import_customer_row(v_import, v_row);
    v_counts := v_counts || jsonb_build_object(v_kind, (v_counts ->> v_kind)::int + 1);
  end loop;
  v_more := exists (select from public.customer_import_rows r
                     where r.organization_id = p_organization_id and r.import_id = p_import_id and r.outcome is null);
  update public.customer_imports i
     set added = i.added + (v_counts ->> 'added')::int, updated = i.updated + (v_counts ->> 'updated')::int,
         skipped = i.skipped + (v_counts ->> 'skipped')::int, refused = i.refused + (v_counts ->> 'refused')::int,
         status = case when v_more then i.status else 'done' end, finished_at = case when not v_more then private.now() end
   where i.organization_id = p_organization_id and i.id = p_import_id;
  return v_more;
end;
$$;
grant execute on function public.import_customers_batch(uuid, uuid, int) to service_role;

/*
 * Takes an import back in one step: who was added goes, unless something hangs on them by now; who was
 * updated gets back what the import overwrote and nobody has changed since. Answers how many stayed.
 */
create function public.undo_customer_import(p_organization_id uuid, p_import_id uuid) returns int
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_import public.customer_imports;
  v_gone   int;
  v_kept   int;
begin
  perform private.require_organization(p_organization_id, 'customers.create');
  perform private.require_organization(p_organization_id, 'customers.update');
  select * into v_import from public.customer_imports i
   where i.organization_id = p_organization_id and i.id = p_import_id for update;
  if v_import.id is null then
    perform private.fail(404, 'not_found', 'This import does not exist.');
  end if;
  if v_import.status <> 'done' then
    perform private.fail(409, 'not_possible', case when v_import.status = 'undone' then 'This import has been taken back already.'
                                                   else 'This import is still running. Wait until it is done.' end);
  end if;

  -- Locked against bookings that come in meanwhile, whose foreign key waits for the row.
  perform from public.customers c
     join public.customer_import_rows r on r.organization_id = c.organization_id and r.customer_id = c.id
    where r.organization_id = p_organization_id and r.import_id = p_import_id and r.outcome in ('added', 'updated')
    order by c.id for update of c;

  update public.customers c set deleted_at = private.now()
    from public.customer_import_rows r
   where r.organization_id = p_organization_id and r.import_id = p_import_id and r.outcome = 'added'
     and c.organization_id = r.organization_id and c.id = r.customer_id and c.deleted_at is null and c.user_id is null
     and not exists (select from public.bookings b       where b.organization_id = c.organization_id and b.customer_id = c.id)
     and not exists (select from public.payments p       where p.organization_id = c.organization_id and p.customer_id = c.id)
     and not exists (select from public.messages m       where m.organization_id = c.organization_id and m.customer_id = c.id)
     and not exists (select from public.customer_notes n where n.organization_id = c.organization_id and n.customer_id = c.id and n.deleted_at is null)
     and not exists (select from public.tasks t          where t.organization_id = c.organization_id and t.customer_id = c.id and t.status <> 'dropped');
  get diagnostics v_gone = row_count;
  if v_gone > 0 then
    perform private.check_limit(p_organization_id, 'customers', -v_gone);
  end if;

  update public.customers c
     set full_name    = case when c.full_name = r.after ->> 'full_name' then r.before ->> 'full_name' else c.full_name end,
         email        = case when c.email::text is not distinct from r.after ->> 'email' then (r.before ->> 'email')::extensions.citext else c.email end,
         phone        = case when c.phone is not distinct from r.after ->> 'phone' then r.before ->> 'phone' else c.phone end,
         company_name = case when c.company_name is not distinct from r.after ->> 'company_name' then r.before ->> 'company_name' else c.company_name end,
         tags         = case when to_jsonb(c.tags) = r.after -> 'tags' then array(select jsonb_array_elements_text(r.before -> 'tags')) else c.tags end
    from public.customer_import_rows r
   where r.organization_id = p_organization_id and r.import_id = p_import_id and r.outcome = 'updated'
     and c.organization_id = r.organization_id and c.id = r.customer_id and c.deleted_at is null;

  select count(*) into v_kept from public.customer_import_rows r
    join public.customers c on c.organization_id = r.organization_id and c.id = r.customer_id and c.deleted_at is null
   where r.organization_id = p_organization_id and r.import_id = p_import_id and r.outcome = 'added';
  update public.customer_imports i set status = 'undone', undone_at = private.now(), kept = v_kept
   where i.organization_id = p_organization_id and i.id = p_import_id;
  return v_kept;
end;
$$;
grant execute on function public.undo_customer_import(uuid, uuid) to authenticated;
