/*
 * CRM at work: finding customers among a hundred thousand, changing many at once, what is to be done
 * for them, and joining two that are one.
 *
 * Lists are read by functions that take the organization from the one check and then use whatever
 * operator an index serves: under row-level security `like` and `@>` could not be index conditions.
 */

create extension if not exists btree_gin with schema extensions;

-- ---------------------------------------------------------------------------------------------
-- What a search looks at
-- ---------------------------------------------------------------------------------------------

/* Small letters without accents, so that "jose" finds José. Immutable, which unaccent is not. */
create function private.fold(p_text text) returns text
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return translate(lower(p_text), 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ', 'aaaaaaceeeeiiiinoooooouuuuyy');
end;
$$;
grant execute on function private.fold(text) to authenticated, service_role;

/* Everything of a customer that is searched, each part after a blank, so that ' ann' finds a word's beginning. */
create function private.customer_words(p_name text, p_partner text, p_company text, p_email extensions.citext, p_phone text) returns text
  language plpgsql immutable
  set search_path = ''
as $$
begin
  return translate(lower(' ' || p_name || ' ' || coalesce(p_partner, '') || ' ' || coalesce(p_company, '') || ' ' || coalesce(p_email::text, '') || ' ' || coalesce(p_phone, '')),
                   'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ', 'aaaaaaceeeeiiiinoooooouuuuyy');
end;
$$;
alter function private.customer_words(text, text, text, extensions.citext, text) cost 200;
grant execute on function private.customer_words(text, text, text, extensions.citext, text) to authenticated, service_role;

create index customers_words on public.customers
  using gin (organization_id, private.customer_words(full_name, partner_name, company_name, email, phone) extensions.gin_trgm_ops)
  where deleted_at is null;
comment on index public.customers_words is 'Search as one types, by any part of a name, e-mail or phone number.';
create index customers_folded_name on public.customers
  using gin (organization_id, private.fold(full_name) extensions.gin_trgm_ops) where deleted_at is null;
comment on index public.customers_folded_name is 'Names like another name: duplicates.';
create index customers_same_name on public.customers (organization_id, private.fold(full_name), id) where deleted_at is null;
comment on index public.customers_same_name is 'The customers list by name, and names that occur twice.';
create index customers_tagged on public.customers using gin (organization_id, tags) where deleted_at is null;
comment on index public.customers_tagged is 'Customers with a tag.';
create index customers_of_source on public.customers (organization_id, source, created_at desc) where deleted_at is null;
comment on index public.customers_of_source is 'Customers of a source, and which sources there are.';

-- ---------------------------------------------------------------------------------------------
-- Tags that are in use, and what bookings come to
-- ---------------------------------------------------------------------------------------------

create table public.customer_tags (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  tag             text not null,
  created_at      timestamptz not null default now(),
  primary key (organization_id, tag),
  constraint customer_tags_tag check (length(btrim(tag)) between 1 and 40)
);
comment on table public.customer_tags is 'Every tag that was ever given, so that offering them needs no walk over all customers.';
alter table public.customer_tags enable row level security;
grant select on public.customer_tags to authenticated;
create policy "members see tags" on public.customer_tags for select to authenticated
  using (organization_id = (select private.active_organization('customers.read')));

create table public.customer_analytics (
  organization_id uuid not null,
  customer_id     uuid not null,
  bookings        int not null default 0,
  last_booking_at timestamptz,
  primary key (organization_id, customer_id),
  foreign key (organization_id, customer_id) references public.customers (organization_id, id) on delete cascade
);
comment on table  public.customer_analytics is 'One row for each customer: what their bookings come to. Kept by the bookings'' own transactions.';
comment on column public.customer_analytics.last_booking_at is 'When the latest booking that was kept begins; may lie ahead.';
create index customer_analytics_by_last on public.customer_analytics
  (organization_id, (coalesce(last_booking_at, '-infinity'::timestamptz)) desc, customer_id);
comment on index public.customer_analytics_by_last is 'The customers list by their last booking.';
alter table public.customer_analytics enable row level security;
grant select on public.customer_analytics to authenticated;
create policy "members see what bookings come to" on public.customer_analytics for select to authenticated
  using (organization_id = (select private.active_organization('customers.read')));

/* Each new customer has their row of figures, so that lists by it leave nobody out. */
create function private.begin_customer_analytics() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.customer_analytics (organization_id, customer_id)
  select n.organization_id, n.id from new_rows n on conflict do nothing;
  return null;
end;
$$;
create trigger begin_analytics after insert on public.customers
  referencing new table as new_rows for each statement execute function private.begin_customer_analytics();

/* Remembers the tags that were given. */
create function private.remember_tags() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.customer_tags (organization_id, tag)
  select distinct new.organization_id, t.tag from unnest(new.tags) as t (tag) where length(btrim(t.tag)) between 1 and 40
      on conflict do nothing;
  return null;
end;
$$;
create trigger remember_tags after insert or update of tags on public.customers
  for each row when (cardinality(new.tags) > 0) execute function private.remember_tags();

/*
 * Works out anew what the bookings of these customers come to. Their rows are locked first, in order:
 * of two bookings at once the second counts what the first wrote.
 */
create function private.refresh_customer_analytics(p_organizations uuid[], p_customers uuid[]) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform from public.customer_analytics a
     join unnest(p_organizations, p_customers) as k (organization_id, customer_id) using (organization_id, customer_id)
    order by a.organization_id, a.customer_id for update of a;
  update public.customer_analytics a
     set bookings = f.bookings, last_booking_at = f.last_booking_at
    from (select k.organization_id, k.customer_id, count(b.id)::int as bookings, max(b.starts_at) as last_booking_at
            from unnest(p_organizations, p_customers) as k (organization_id, customer_id)
            left join public.bookings b
              on b.organization_id = k.organization_id and b.customer_id = k.customer_id
             and b.deleted_at is null and b.status not in ('draft', 'cancelled', 'no_show')
           group by 1, 2) f
   where a.organization_id = f.organization_id and a.customer_id = f.customer_id
     and (a.bookings, a.last_booking_at) is distinct from (f.bookings, f.last_booking_at);
end;
$$;

create function private.follow_bookings() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_organizations uuid[];
  v_customers     uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(k.organization_id), array_agg(k.customer_id) into v_organizations, v_customers
      from (select distinct n.organization_id, n.customer_id from new_rows n) k;
  else
    select array_agg(k.organization_id), array_agg(k.customer_id) into v_organizations, v_customers
      from (select distinct x.organization_id, c.customer_id
              from new_rows x join old_rows o using (organization_id, id)
             cross join lateral (values (x.customer_id), (o.customer_id)) as c (customer_id)
             where (x.customer_id, x.status, x.starts_at, x.deleted_at) is distinct from (o.customer_id, o.status, o.starts_at, o.deleted_at)) k;
  end if;
  if v_customers is not null then
    perform private.refresh_customer_analytics(v_organizations, v_customers);
  end if;
  return null;
end;
$$;
create trigger follow_new after insert on public.bookings
  referencing new table as new_rows for each statement execute function private.follow_bookings();
create trigger follow_changed after update on public.bookings
  referencing old table as old_rows new table as new_rows for each statement execute function private.follow_bookings();

-- ---------------------------------------------------------------------------------------------
-- The list
-- ---------------------------------------------------------------------------------------------

/*
 * What a search term asks for, as up to four patterns that must all be found: a word of three letters
 * anywhere, a shorter one at a word's beginning, a phone number however it was written.
 */
create function private.search_patterns(p_term text) returns text[]
  language plpgsql immutable
  set search_path = ''
as $$
declare
  v_term   text := private.fold(left(btrim(coalesce(p_term, '')), 100));
  v_digits text := ltrim(regexp_replace(v_term, '[^0-9]', '', 'g'), '0');
begin
  if v_term ~ '^[+0-9 ().-]+$' and length(v_digits) >= 4 then
    return array['%' || v_digits || '%'];
  end if;
  return coalesce((
    select array_agg(case when length(w.word) < 3 then '% ' else '%' end || regexp_replace(w.word, '([\\%_])', '\\\1', 'g') || '%' order by w.n)
      from regexp_split_to_table(v_term, '\s+') with ordinality as w (word, n)
     where w.word <> '' and w.n <= 4), '{}');
end;
$$;

/*
 * The conditions of a filter as SQL. Nothing of the filter's text goes into it: the pieces stand
 * here, and their values are read from $2 (the filter) and $3 (the search patterns) when they run.
 * $1 is the organization.
 */
create function private.customers_where(p_filter jsonb, p_patterns text[]) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  v_where text := 'c.organization_id = $1 and c.deleted_at is null';
begin
  for i in 1 .. coalesce(cardinality(p_patterns), 0) loop
    v_where := v_where || format(' and private.customer_words(c.full_name, c.partner_name, c.company_name, c.email, c.phone) like $3[%s]', i);
  end loop;
  if p_filter ->> 'lifecycle' is not null then v_where := v_where || ' and c.lifecycle = $2 ->> ''lifecycle'''; end if;
  if p_filter ->> 'tag'       is not null then v_where := v_where || ' and c.tags @> array[$2 ->> ''tag'']'; end if;
  if p_filter ->> 'source'    is not null then v_where := v_where || ' and c.source = $2 ->> ''source'''; end if;
  if jsonb_typeof(p_filter -> 'ids') = 'array' then
    v_where := v_where || ' and c.id = any (array(select private.parse_uuid(i) from jsonb_array_elements_text($2 -> ''ids'') as i))';
  end if;
  if p_filter ->> 'owner' = 'nobody' then
    v_where := v_where || ' and c.owner_staff_id is null';
  elsif p_filter ->> 'owner' is not null then
    v_where := v_where || ' and c.owner_staff_id = private.parse_uuid($2 ->> ''owner'')';
  end if;
  if p_filter ->> 'last' is not null then
    v_where := v_where || case p_filter ->> 'last'
      when 'month'  then ' and a.last_booking_at >= private.now() - interval ''30 days'''
      when 'lapsed' then ' and a.last_booking_at < private.now() - interval ''90 days'''
      when 'year'   then ' and a.last_booking_at < private.now() - interval ''1 year'''
      when 'never'  then ' and a.last_booking_at is null'
      else ' and false' end;
  end if;
  return v_where;
end;
$$;

/*
 * A stretch of the customers list. `p_sort` is name, created or last, with a minus for the other way
 * round; `p_after` is the key {value, id} of the last row seen. At most 1000 rows.
 */
create function public.list_customers(p_filter jsonb default '{}', p_sort text default '-created', p_after jsonb default null, p_limit int default 100)
  returns table (
    id uuid, full_name text, partner_name text, company_name text, email text, phone text, lifecycle text, source text, tags text[],
    owner_name text, bookings int, last_booking_at timestamptz, created_at timestamptz, sort_value text
  )
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('customers.read');
  v_filter       jsonb := case when jsonb_typeof(p_filter) = 'object' then p_filter else '{}' end;
  v_patterns     text[] := private.search_patterns(v_filter ->> 'q');
  v_name         text := ltrim(coalesce(p_sort, '-created'), '-');
  v_down         boolean := coalesce(p_sort, '-created') like '-%';
  v_id_down      boolean;
  v_key          text;
  v_type         text := 'timestamptz';
  v_value        text := case when jsonb_typeof(p_after) = 'object' then p_after ->> 'value' end;
  v_id           uuid := case when jsonb_typeof(p_after) = 'object' then private.parse_uuid(p_after ->> 'id') end;
  v_from         text := '';
begin
  case v_name
    when 'name' then v_key := 'private.fold(c.full_name)'; v_type := 'text'; v_id_down := v_down;
    when 'last' then v_key := 'coalesce(a.last_booking_at, ''-infinity''::timestamptz)'; v_id_down := not v_down;
    when 'created' then v_key := 'c.created_at'; v_id_down := not v_down;
    else perform private.fail(400, 'invalid_request', 'The list can be sorted by name, when somebody was added, and their last booking.');
  end case;
  if v_value is not null and v_id is not null then
    if v_type = 'timestamptz' and not pg_input_is_valid(v_value, 'timestamptz') then
      perform private.fail(400, 'invalid_request', 'This place in the list does not exist any more. Begin again at the top.');
    end if;
    v_from := format(' and %1$s %2$s= $4::%3$s and (%1$s %2$s $4::%3$s or c.id %4$s $5)', v_key, case when v_down then '<' else '>' end,
                     v_type, case when v_id_down then '<' else '>' end);
  end if;
  return query execute format(
    'with found as (
       select c.*, a.bookings, a.last_booking_at, (%1$s)::text as sort_value
         from %7$s c
         join public.customer_analytics a on a.organization_id = c.organization_id and a.customer_id = c.id %2$s
        where %3$s %4$s
        order by %1$s %5$s, c.id %6$s
        limit $6)
     select f.id, f.full_name, f.partner_name, f.company_name, f.email::text, f.phone, f.lifecycle, f.source, f.tags,
            (select s.full_name from public.staff s where s.organization_id = f.organization_id and s.id = f.owner_staff_id),
            f.bookings, f.last_booking_at, f.created_at, f.sort_value
       from found f',
    v_key, case when v_name = 'last' then 'and a.organization_id = $1' else '' end,
    private.customers_where(v_filter, '{}'), v_from,
    case when v_down then 'desc' else 'asc' end, case when v_id_down then 'desc' else 'asc' end,
    -- A search is answered by its own index first; walking the order until enough names match would read everybody.
    case when cardinality(v_patterns) = 0 then 'public.customers'
         else format('(select * from public.customers c where %s offset 0)', private.customers_where('{}', v_patterns)) end)
    using v_organization, v_filter, v_patterns, v_value, v_id, least(greatest(coalesce(p_limit, 100), 1), 1000);
end;
$$;
grant execute on function public.list_customers(jsonb, text, jsonb, int) to authenticated;

/* How many customers a filter finds. */
create function public.count_customers(p_filter jsonb default '{}') returns bigint
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('customers.read');
  v_filter       jsonb := case when jsonb_typeof(p_filter) = 'object' then p_filter else '{}' end;
  v_patterns     text[] := private.search_patterns(v_filter ->> 'q');
  v_count        bigint;
begin
  execute format('select count(*) from public.customers c %s where %s',
                 case when v_filter ->> 'last' is not null
                      then 'join public.customer_analytics a on a.organization_id = c.organization_id and a.customer_id = c.id' else '' end,
                 private.customers_where(v_filter, v_patterns))
    into v_count using v_organization, v_filter, v_patterns;
  return v_count;
end;
$$;
grant execute on function public.count_customers(jsonb) to authenticated;

/* What a list of customers can be narrowed to: {tags, sources}. Sources are found by leaps along their index. */
create function public.customer_choices() returns jsonb
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('customers.read');
begin
  return jsonb_build_object(
    'tags', coalesce((
      select jsonb_agg(t.tag order by t.tag)
        from (select k.tag from public.customer_tags k where k.organization_id = v_organization order by k.tag limit 500) t
       where exists (select from public.customers c
                      where c.organization_id = v_organization and c.deleted_at is null and c.tags @> array[t.tag])), '[]'),
    'sources', (
      with recursive leaps (source, n) as (
        (select c.source, 1 from public.customers c
          where c.organization_id = v_organization and c.deleted_at is null order by c.source limit 1)
        union all
        select (select c.source from public.customers c
                 where c.organization_id = v_organization and c.deleted_at is null and c.source > l.source order by c.source limit 1), l.n + 1
          from leaps l where l.source is not null and l.n < 100)
      select coalesce(jsonb_agg(l.source order by l.source), '[]') from leaps l where l.source is not null));
end;
$$;
grant execute on function public.customer_choices() to authenticated;

/*
 * Changes many customers in one go: those named, or, where none are, those the filter finds. The
 * change is one of {"lifecycle"}, {"add_tag"}, {"remove_tag"}. Answers how many it changed.
 */
create function public.change_customers(p_organization_id uuid, p_change jsonb, p_customer_ids uuid[] default null, p_filter jsonb default '{}') returns int
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_filter    jsonb := case when jsonb_typeof(p_filter) = 'object' then p_filter else '{}' end;
  v_patterns  text[];
  v_ids       uuid[] := p_customer_ids;
  v_lifecycle text := case when jsonb_typeof(p_change) = 'object' then p_change ->> 'lifecycle' end;
  v_add       text := case when jsonb_typeof(p_change) = 'object' then btrim(p_change ->> 'add_tag') end;
  v_remove    text := case when jsonb_typeof(p_change) = 'object' then p_change ->> 'remove_tag' end;
  v_changed   int;
begin
  perform private.require_organization(p_organization_id, 'customers.update');
  if num_nonnulls(v_lifecycle, v_add, v_remove) <> 1
     or v_lifecycle not in ('lead', 'booked', 'completed', 'archived')
     or length(v_add) not between 1 and 40 then
    perform private.fail(400, 'invalid_request', 'Choose one change: a state, or a tag of up to 40 characters.');
  end if;
  if v_ids is null then
    v_patterns := private.search_patterns(v_filter ->> 'q');
    execute format('select array_agg(c.id) from (
                      select c.id from public.customers c
                        join public.customer_analytics a on a.organization_id = c.organization_id and a.customer_id = c.id
                       where %s limit 10001) c', private.customers_where(v_filter, v_patterns))
      into v_ids using p_organization_id, v_filter, v_patterns;
  end if;
  if cardinality(v_ids) > 10000 then
    perform private.fail(400, 'invalid_request', 'Change up to 10,000 customers at once. Narrow the list first.');
  end if;
  perform from public.customers c
    where c.organization_id = p_organization_id and c.id = any (v_ids) and c.deleted_at is null order by c.id for update;
  if exists (select from public.customers c
              where c.organization_id = p_organization_id and c.id = any (v_ids) and c.deleted_at is null
                and v_add is not null and not c.tags @> array[v_add] and cardinality(c.tags) >= 50) then
    perform private.fail(400, 'invalid_request', 'One of these customers has 50 tags already. Nothing was changed.');
  end if;
  update public.customers c
     set lifecycle = coalesce(v_lifecycle, c.lifecycle),
         tags = case when v_add is not null then c.tags || v_add when v_remove is not null then array_remove(c.tags, v_remove) else c.tags end
   where c.organization_id = p_organization_id and c.id = any (v_ids) and c.deleted_at is null
     and case when v_add is not null then not c.tags @> array[v_add]
              when v_remove is not null then c.tags @> array[v_remove]
              else c.lifecycle <> v_lifecycle end;
  get diagnostics v_changed = row_count;
  return v_changed;
end;
$$;
grant execute on function public.change_customers(uuid, jsonb, uuid[], jsonb) to authenticated;

/* Opens an export and writes into the audit log who took what, before the first row leaves. */
create function public.begin_export(p_organization_id uuid, p_what text, p_filter jsonb default '{}') returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_actor jsonb := private.actor();
begin
  if p_what is null or p_what not in ('customers', 'bookings') then
    perform private.fail(400, 'invalid_request', 'Customers and bookings can be exported.');
  end if;
  perform private.require_organization(p_organization_id, p_what || '.export');
  insert into public.audit_logs (organization_id, actor_type, actor_id, action, table_name, new_values, ip, request_id)
  values (p_organization_id, v_actor ->> 'type', private.parse_uuid(v_actor ->> 'id'), 'export', p_what,
          case when jsonb_typeof(p_filter) = 'object' and length(p_filter::text) <= 2000 then p_filter else '{}' end,
          private.client_ip(), private.request_id());
end;
$$;
grant execute on function public.begin_export(uuid, text, jsonb) to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Tasks
-- ---------------------------------------------------------------------------------------------

create table public.tasks (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  title           text not null,
  due_on          date,
  assignee_id     uuid,
  customer_id     uuid,
  booking_id      uuid,
  status          text not null default 'open',
  done_at         timestamptz,
  done_by         uuid references auth.users (id) on delete set null,
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, assignee_id) references public.organization_members (organization_id, user_id) on delete set null (assignee_id),
  foreign key (organization_id, customer_id) references public.customers (organization_id, id) on delete cascade,
  foreign key (organization_id, booking_id)  references public.bookings  (organization_id, id) on delete cascade,
  constraint tasks_title  check (length(btrim(title)) between 1 and 200),
  constraint tasks_due    check (due_on between '2000-01-01' and '2200-01-01'),
  constraint tasks_status check (status in ('open', 'done', 'dropped'))
);
comment on table  public.tasks is 'What members are to do, for a customer or a booking or by itself.';
comment on column public.tasks.status is 'Dropped: taken off the list, and can be put back.';
create index tasks_by_due      on public.tasks (organization_id, status, due_on, id);
comment on index public.tasks_by_due is 'The tasks page: what is open, the most urgent first.';
create index tasks_of_assignee on public.tasks (organization_id, assignee_id, status, due_on);
comment on index public.tasks_of_assignee is 'One''s own tasks.';
create index tasks_of_customer on public.tasks (organization_id, customer_id, status);
comment on index public.tasks_of_customer is 'The tasks on a customer''s page.';
create index tasks_of_booking on public.tasks (organization_id, booking_id);
create index tasks_created_by on public.tasks (created_by);
create index tasks_done_by    on public.tasks (done_by);

alter table public.tasks enable row level security;

grant select on public.tasks to authenticated;
grant insert (organization_id, title, due_on, assignee_id, customer_id, booking_id), update (title, due_on, assignee_id, status)
  on public.tasks to authenticated;

create policy "members see tasks" on public.tasks for select to authenticated
  using (organization_id = (select private.active_organization('customers.read')));
create policy "members add tasks" on public.tasks for insert to authenticated
  with check (organization_id = (select private.active_organization('customers.update')));
create policy "members change tasks" on public.tasks for update to authenticated
  using      (organization_id = (select private.active_organization('customers.update')))
  with check (organization_id = (select private.active_organization('customers.update')));

create trigger set_updated_at before update on public.tasks for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.tasks for each row execute function private.audit();

/* Keeps when a task was done and by whom. */
create function private.keep_task() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  if new.status <> old.status then
    new.done_at := case when new.status = 'done' then private.now() end;
    new.done_by := case when new.status = 'done' then auth.uid() end;
  end if;
  return new;
end;
$$;
create trigger keep_task before update of status on public.tasks for each row execute function private.keep_task();

-- ---------------------------------------------------------------------------------------------
-- One timeline
-- ---------------------------------------------------------------------------------------------

/*
 * What happened with a customer, newest first: bookings, payments, messages, notes, tasks and changes
 * of their details, each as far as the caller may see it. `p_before` is the key {at, id} of the last
 * entry seen. At most 100.
 */
create function public.customer_timeline(p_customer_id uuid, p_before jsonb default null, p_limit int default 30)
  returns table (kind text, id text, at timestamptz, by uuid, facts jsonb)
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('customers.read');
  v_bookings     boolean := private.active_organization('bookings.read') is not null;
  v_payments     boolean := private.active_organization('payments.read') is not null;
  v_messages     boolean := private.active_organization('messages.read') is not null;
  v_changes      boolean := private.active_organization('audit.read') is not null;
  v_limit        int := least(greatest(coalesce(p_limit, 30), 1), 100);
  v_text         text := case when jsonb_typeof(p_before) = 'object' then p_before ->> 'at' end;
  v_at           timestamptz := case when pg_input_is_valid(v_text, 'timestamptz') then v_text::timestamptz else 'infinity' end;
  v_id           text := coalesce(case when jsonb_typeof(p_before) = 'object' then p_before ->> 'id' end, '');
begin
  return query
    select x.kind, x.id, x.at, x.by, x.facts from (
      (select 'booking' as kind, b.id::text as id, b.starts_at as at, null::uuid as by,
              jsonb_build_object('number', b.number, 'status', b.status, 'payment_status', b.payment_status, 'total_cents', b.total_cents,
                'currency', b.currency, 'what', (select string_agg(i.description, ', ' order by i.position) from public.booking_items i
                                                  where i.organization_id = b.organization_id and i.booking_id = b.id)) as facts
         from public.bookings b
        where v_bookings and b.organization_id = v_organization and b.customer_id = p_customer_id and b.deleted_at is null and b.status <> 'draft'
          and b.starts_at <= v_at and (b.starts_at < v_at or b.id::text < v_id)
        order by b.starts_at desc, b.id::text desc limit v_limit)
      union all
      (select 'payment', p.id::text, p.created_at, p.recorded_by,
              jsonb_build_object('method', p.method, 'amount_cents', p.amount_cents, 'refunded_cents', p.refunded_cents, 'currency', p.currency,
                'status', p.status, 'booking_id', p.booking_id)
         from public.payments p
        where v_payments and p.organization_id = v_organization and p.customer_id = p_customer_id
          and p.created_at <= v_at and (p.created_at < v_at or p.id::text < v_id)
        order by p.created_at desc, p.id::text desc limit v_limit)
      union all
      (select 'message', m.id::text, m.created_at, null,
              jsonb_build_object('type', m.type, 'direction', m.direction, 'template', m.template, 'subject', m.subject, 'status', m.status)
         from public.messages m
        where v_messages and m.organization_id = v_organization and m.customer_id = p_customer_id
          and m.created_at <= v_at and (m.created_at < v_at or m.id::text < v_id)
        order by m.created_at desc, m.id::text desc limit v_limit)
      union all
      (select 'note', n.id::text, n.created_at, n.created_by, jsonb_build_object('body', n.body, 'edited', n.edited_at is not null)
         from public.customer_notes n
        where n.organization_id = v_organization and n.customer_id = p_customer_id and n.deleted_at is null
          and n.created_at <= v_at and (n.created_at < v_at or n.id::text < v_id)
        order by n.created_at desc, n.id::text desc limit v_limit)
      union all
      (select 'task', t.id::text, coalesce(t.done_at, t.created_at), coalesce(t.done_by, t.created_by),
              jsonb_build_object('title', t.title, 'status', t.status, 'due_on', t.due_on)
         from public.tasks t
        where t.organization_id = v_organization and t.customer_id = p_customer_id and t.status <> 'dropped'
          and coalesce(t.done_at, t.created_at) <= v_at and (coalesce(t.done_at, t.created_at) < v_at or t.id::text < v_id)
        order by 3 desc, 2 desc limit v_limit)
      union all
      (select 'change', a.id::text, a.created_at, a.actor_id,
              jsonb_build_object('action', a.action, 'old', a.old_values, 'new', a.new_values)
         from public.audit_logs a
        where v_changes and a.organization_id = v_organization and a.table_name = 'customers' and a.record_id = p_customer_id::text
          and a.created_at <= v_at and (a.created_at < v_at or a.id::text < v_id)
        order by a.created_at desc, a.id::text desc limit v_limit)) x
     order by x.at desc, x.id desc
     limit v_limit;
end;
$$;
grant execute on function public.customer_timeline(uuid, jsonb, int) to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Two customers who are one
-- ---------------------------------------------------------------------------------------------

create index customer_contacts_value on public.customer_contacts (organization_id, contact_value);
comment on index public.customer_contacts_value is 'Who else is reached this way: duplicates.';

/*
 * Pairs that may be one person, each with the reason: an e-mail or phone of one among the contacts of
 * the other, the same name, or a name much alike (looked for among the newest). With a customer given,
 * only pairs they are in. At most 100.
 */
create function public.list_duplicates(p_customer_id uuid default null, p_limit int default 50)
  returns table (first_id uuid, second_id uuid, reason text)
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_organization uuid := private.reading_in('customers.read');
begin
  return query
    with reached as (
      select k.customer_id, c.id as other_id, 'contact' as reason
        from public.customer_contacts k
        join public.customers c on c.organization_id = k.organization_id and c.id <> k.customer_id and c.deleted_at is null
         and ((k.contact_type = 'email' and c.email operator(extensions.=) k.contact_value::extensions.citext) or (k.contact_type = 'phone' and c.phone = k.contact_value))
       where k.organization_id = v_organization and (p_customer_id is null or p_customer_id in (k.customer_id, c.id))
      union all
      select k.customer_id, l.customer_id, 'contact'
        from public.customer_contacts k
        join public.customer_contacts l on l.organization_id = k.organization_id and l.contact_value = k.contact_value
         and l.contact_type = k.contact_type and l.customer_id > k.customer_id
       where k.organization_id = v_organization and k.contact_type <> 'social' and (p_customer_id is null or p_customer_id in (k.customer_id, l.customer_id))
    ), named as (
      select c.id as customer_id, o.id as other_id, 'name' as reason
        from (select d.name from (select private.fold(x.full_name) as name from public.customers x
                                   where x.organization_id = v_organization and x.deleted_at is null and p_customer_id is null) d
               group by d.name having count(*) > 1 limit 200) n
        join public.customers c on c.organization_id = v_organization and c.deleted_at is null and private.fold(c.full_name) = n.name
        join public.customers o on o.organization_id = v_organization and o.deleted_at is null and private.fold(o.full_name) = n.name and o.id > c.id
    ), alike as (
      select c.id as customer_id, o.id as other_id, case when private.fold(o.full_name) = private.fold(c.full_name) then 'name' else 'similar' end as reason
        from (select x.* from public.customers x
               where x.organization_id = v_organization and x.deleted_at is null and (p_customer_id is null or x.id = p_customer_id)
               order by x.created_at desc limit 200) c
        join public.customers o on o.organization_id = v_organization and o.deleted_at is null and o.id <> c.id
         and private.fold(o.full_name) operator(extensions.%) private.fold(c.full_name)
         and extensions.similarity(private.fold(o.full_name), private.fold(c.full_name)) >= 0.6
    ), pairs as (
      select least(p.customer_id, p.other_id) as first_id, greatest(p.customer_id, p.other_id) as second_id,
             min(case p.reason when 'contact' then 1 when 'name' then 2 else 3 end) as rank
        from (select * from reached union all select * from named union all select * from alike) p
       group by 1, 2)
    select p.first_id, p.second_id, (array['contact', 'name', 'similar'])[p.rank]
      from pairs p
      join public.customers a on a.organization_id = v_organization and a.id = p.first_id  and a.deleted_at is null
      join public.customers b on b.organization_id = v_organization and b.id = p.second_id and b.deleted_at is null
     order by p.rank, p.second_id desc
     limit least(greatest(coalesce(p_limit, 50), 1), 100);
end;
$$;
grant execute on function public.list_duplicates(uuid, int) to authenticated;

/*
 * Whatever is written for a customer that was merged goes to the one they were merged into. The row
 * is locked as its foreign key would, only earlier: a booking that comes in during a merge waits for
 * it and then finds its customer.
 */
create function private.follow_merge() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_into uuid;
begin
  select c.merged_into_id into v_into from public.customers c
   where c.organization_id = new.organization_id and c.id = new.customer_id for key share;
  if v_into is not null then
    new.customer_id := v_into;
  end if;
  return new;
end;
$$;
create trigger follow_merge before insert on public.bookings          for each row execute function private.follow_merge();
create trigger follow_merge before insert on public.booking_events    for each row execute function private.follow_merge();
create trigger follow_merge before insert on public.payments          for each row execute function private.follow_merge();
create trigger follow_merge before insert on public.messages          for each row when (new.customer_id is not null) execute function private.follow_merge();
create trigger follow_merge before insert on public.customer_contacts for each row execute function private.follow_merge();
create trigger follow_merge before insert on public.customer_notes    for each row execute function private.follow_merge();
create trigger follow_merge before insert on public.tasks             for each row when (new.customer_id is not null) execute function private.follow_merge();

/*
 * Makes one customer of two: `p_customer_id` stays, `p_other_id` goes. Fields named in `p_take` come
 * from the other; where the one who stays has nothing, the other's is taken too. Whatever belonged to
 * the other, in any table that refers to customers, belongs to the one who stays; an e-mail or phone
 * number that wasn't chosen becomes a contact. The other's row is kept, hidden, and says into whom it went.
 */
create function public.merge_customers(p_organization_id uuid, p_customer_id uuid, p_other_id uuid, p_take text[] default '{}') returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_take  text[] := coalesce(p_take, '{}');
  v_keep  public.customers;
  v_other public.customers;
  v_table record;
begin
  perform private.require_organization(p_organization_id, 'customers.update');
  perform private.require_organization(p_organization_id, 'customers.delete');
  if p_customer_id is null or p_other_id is null or p_customer_id = p_other_id then
    perform private.fail(400, 'invalid_request', 'Choose two different customers to merge.');
  end if;
  -- Bookings before customers, as everything else that changes a booking does.
  perform from public.bookings b
    where b.organization_id = p_organization_id and b.customer_id = p_other_id order by b.id for update;
  perform from public.customers c
    where c.organization_id = p_organization_id and c.id in (p_customer_id, p_other_id) order by c.id for update;
  select * into v_keep  from public.customers c where c.organization_id = p_organization_id and c.id = p_customer_id and c.deleted_at is null;
  select * into v_other from public.customers c where c.organization_id = p_organization_id and c.id = p_other_id    and c.deleted_at is null;
  if v_keep.id is null or v_other.id is null then
    perform private.fail(404, 'not_found', 'One of these customers does not exist any more. Reload and look again.');
  end if;
  if v_keep.user_id <> v_other.user_id then
    perform private.fail(409, 'not_possible', 'Both customers sign in with an account of their own, so they can''t be merged.');
  end if;

  update public.customers c set deleted_at = private.now(), merged_into_id = v_keep.id
   where c.organization_id = p_organization_id and c.id = v_other.id;
  update public.customers c set merged_into_id = v_keep.id
   where c.organization_id = p_organization_id and c.merged_into_id = v_other.id;
  perform private.check_limit(p_organization_id, 'customers', -1);

  delete from public.customer_contacts k using public.customer_contacts l
   where k.organization_id = p_organization_id and k.customer_id = v_other.id and l.organization_id = k.organization_id
     and l.customer_id = v_keep.id and l.contact_type = k.contact_type and l.contact_value = k.contact_value;
  for v_table in
    select c.conrelid::regclass as name
      from pg_catalog.pg_constraint c
      join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname = 'customer_id'
     where c.contype = 'f' and c.confrelid = 'public.customers'::regclass and c.conrelid <> 'public.customer_analytics'::regclass
       and c.conparentid = 0
     order by c.conrelid = 'public.bookings'::regclass desc, c.conrelid
  loop
    execute format('update %s set customer_id = $1 where organization_id = $2 and customer_id = $3', v_table.name)
      using v_keep.id, p_organization_id, v_other.id;
  end loop;
  delete from public.customer_analytics a where a.organization_id = p_organization_id and a.customer_id = v_other.id;

  update public.customers c
     set user_id           = coalesce(v_keep.user_id, v_other.user_id),
         kind              = case when 'kind' = any (v_take) then v_other.kind else v_keep.kind end,
         full_name         = case when 'full_name' = any (v_take) then v_other.full_name else v_keep.full_name end,
         partner_name      = case when 'partner_name' = any (v_take) then v_other.partner_name else coalesce(v_keep.partner_name, v_other.partner_name) end,
         company_name      = case when 'company_name' = any (v_take) then v_other.company_name else coalesce(v_keep.company_name, v_other.company_name) end,
         email             = case when 'email' = any (v_take) then v_other.email else coalesce(v_keep.email, v_other.email) end,
         phone             = case when 'phone' = any (v_take) then v_other.phone else coalesce(v_keep.phone, v_other.phone) end,
         event_date        = case when 'event_date' = any (v_take) then v_other.event_date else coalesce(v_keep.event_date, v_other.event_date) end,
         event_type        = case when 'event_type' = any (v_take) then v_other.event_type else coalesce(v_keep.event_type, v_other.event_type) end,
         lifecycle         = case when 'lifecycle' = any (v_take) then v_other.lifecycle else v_keep.lifecycle end,
         source            = case when 'source' = any (v_take) then v_other.source else v_keep.source end,
         owner_staff_id    = case when 'owner_staff_id' = any (v_take) then v_other.owner_staff_id else coalesce(v_keep.owner_staff_id, v_other.owner_staff_id) end,
         marketing_consent = case when 'marketing_consent' = any (v_take) then v_other.marketing_consent else v_keep.marketing_consent end,
         marketing_source  = case when 'marketing_consent' = any (v_take) then v_other.marketing_source else v_keep.marketing_source end,
         tags              = (select coalesce(array_agg(t.tag order by t.n), '{}') from (
                                select u.tag, min(u.n) as n from unnest(v_keep.tags || v_other.tags) with ordinality as u (tag, n)
                                 group by u.tag order by 2 limit 50) t),
         preferences       = v_other.preferences || v_keep.preferences,
         metadata          = v_other.metadata || v_keep.metadata,
         external_ids      = v_other.external_ids || v_keep.external_ids,
         created_at        = least(v_keep.created_at, v_other.created_at)
   where c.organization_id = p_organization_id and c.id = v_keep.id;
  update public.customers c
     set marketing_consent_at = case when 'marketing_consent' = any (v_take) then v_other.marketing_consent_at else v_keep.marketing_consent_at end
   where c.organization_id = p_organization_id and c.id = v_keep.id;

  insert into public.customer_contacts (organization_id, customer_id, contact_type, contact_value, label)
  select p_organization_id, v_keep.id, x.type, x.value, 'From a merge'
    from public.customers c
   cross join lateral (values ('email', v_keep.email::text, c.email::text), ('email', v_other.email::text, c.email::text),
                              ('phone', v_keep.phone, c.phone), ('phone', v_other.phone, c.phone)) as x (type, value, chosen)
   where c.organization_id = p_organization_id and c.id = v_keep.id and x.value is not null and lower(x.value) is distinct from lower(x.chosen)
      on conflict do nothing;
end;
$$;
grant execute on function public.merge_customers(uuid, uuid, uuid, text[]) to authenticated;
