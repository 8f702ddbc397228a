/*
 * CRM: the customers of an organization, and what it remembers of them.
 *
 * A customer belongs to one organization. The same person at two businesses is two customers, and
 * neither business can tell. Where the person signs in, `user_id` links their rows to them alone.
 */

create table public.customers (
  organization_id      uuid not null references public.organizations (id) on delete cascade,
  id                   uuid not null default private.uuid_v7(),
  user_id              uuid references auth.users (id) on delete set null,
  kind                 text not null default 'person',
  full_name            text not null,
  partner_name         text,
  company_name         text,
  email                extensions.citext,
  phone                text,
  event_date           date,
  event_type           text,
  lifecycle            text not null default 'lead',
  source               text not null default 'dashboard',
  owner_staff_id       uuid,
  preferences          jsonb not null default '{}',
  metadata             jsonb not null default '{}',
  tags                 text[] not null default '{}',
  marketing_consent    boolean not null default false,
  marketing_consent_at timestamptz,
  marketing_source     text,
  external_ids         jsonb not null default '{}',
  created_by           uuid default auth.uid() references auth.users (id) on delete set null,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now(),
  deleted_at           timestamptz,
  merged_into_id       uuid,
  primary key (organization_id, id),
  foreign key (organization_id, merged_into_id) references public.customers (organization_id, id) on delete set null (merged_into_id),
  foreign key (organization_id, owner_staff_id) references public.staff (organization_id, id) on delete set null (owner_staff_id),
  constraint customers_kind      check (kind in ('person', 'couple', 'company')),
  constraint customers_lifecycle check (lifecycle in ('lead', 'booked', 'completed', 'archived')),
  constraint customers_names     check (length(btrim(full_name)) between 1 and 120 and length(partner_name) <= 120 and length(company_name) <= 120),
  constraint customers_email     check (length(email::text) <= 254 and email::text ~ '^[^@\s]+@[^@\s]+$'),
  constraint customers_phone     check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint customers_texts     check (length(event_type) <= 80 and length(source) <= 80 and length(marketing_source) <= 80),
  constraint customers_free_form check (jsonb_typeof(preferences) = 'object' and jsonb_typeof(metadata) = 'object' and jsonb_typeof(external_ids) = 'object'),
  constraint customers_tags      check (cardinality(tags) <= 50)
);
comment on table  public.customers is 'A person, couple or company that buys from an organization; may be linked to a user.';
comment on column public.customers.event_date is 'The day everything hangs on, such as the wedding.';
comment on column public.customers.merged_into_id is 'Who this customer turned out to be; set once they were merged and hidden.';
comment on column public.customers.phone is 'E.164: a plus sign and digits.';

create unique index customers_email_once on public.customers (organization_id, email) where deleted_at is null;
comment on index public.customers_email_once is 'Holds the rule: one living customer for an e-mail. Serves finding a guest again.';
create unique index customers_phone_once on public.customers (organization_id, phone) where deleted_at is null;
comment on index public.customers_phone_once is 'Holds the rule: one living customer for a phone number.';
create unique index customers_user_once on public.customers (organization_id, user_id) where deleted_at is null;
comment on index public.customers_user_once is 'Holds the rule: one living customer for a user.';
create index customers_newest on public.customers (organization_id, created_at desc, id);
comment on index public.customers_newest is 'The customers list, newest first.';
create index customers_by_name on public.customers (organization_id, full_name, id);
comment on index public.customers_by_name is 'The customers list by name.';
create index customers_of_lifecycle on public.customers (organization_id, lifecycle, created_at desc);
comment on index public.customers_of_lifecycle is 'The pipeline board.';
create index customers_user on public.customers (user_id);
comment on index public.customers_user is 'A signed-in customer''s own rows, at every organization.';
create index customers_unclaimed on public.customers (email) where user_id is null;
comment on index public.customers_unclaimed is 'Claiming a guest''s history after sign-up.';
create index customers_metadata on public.customers using gin (metadata);
comment on index public.customers_metadata is 'Segments over free-form fields.';
create index customers_owner      on public.customers (organization_id, owner_staff_id);
create index customers_merged_into on public.customers (organization_id, merged_into_id) where merged_into_id is not null;
create index customers_created_by on public.customers (created_by);

alter table public.customers enable row level security;

grant select on public.customers to authenticated;
grant insert (organization_id, kind, full_name, partner_name, company_name, email, phone, event_date, event_type, lifecycle, source,
              owner_staff_id, preferences, metadata, tags, marketing_consent, marketing_source, external_ids),
      update (kind, full_name, partner_name, company_name, email, phone, event_date, event_type, lifecycle, source,
              owner_staff_id, preferences, metadata, tags, marketing_consent, marketing_source, external_ids)
  on public.customers to authenticated;

/* Customers don't read this row themselves: its tags and metadata are what the business says of them. */
create policy "members see customers" on public.customers for select to authenticated
  using (organization_id = (select private.active_organization('customers.read')) and deleted_at is null);
create policy "members add customers" on public.customers for insert to authenticated
  with check (organization_id = (select private.active_organization('customers.create')));
create policy "members edit customers" on public.customers for update to authenticated
  using      (organization_id = (select private.active_organization('customers.update')) and deleted_at is null)
  with check (organization_id = (select private.active_organization('customers.update')));

create trigger set_updated_at before update on public.customers for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.customers for each row execute function private.audit();

/* Keeps when consent was given, and takes each new customer from the plan's limit. */
create function private.keep_customer() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    perform private.check_limit(new.organization_id, 'customers');
    new.marketing_consent_at := case when new.marketing_consent then coalesce(new.marketing_consent_at, private.now()) end;
  elsif new.marketing_consent <> old.marketing_consent then
    new.marketing_consent_at := private.now();
  end if;
  return new;
end;
$$;
create trigger keep_customer before insert or update of marketing_consent on public.customers
  for each row execute function private.keep_customer();

/*
 * The caller's own customer rows, one for each organization they buy from; empty for a visitor or a
 * session that has ended. Functions ask it; policies do not, for a second way in would hide their index.
 */
create function private.my_customer_ids() returns uuid[]
  language plpgsql stable security definer
  set search_path = ''
as $$
declare
  v_user uuid := private.current_user_id();
begin
  if v_user is null then
    return '{}';
  end if;
  return array(select c.id from public.customers c where c.user_id = v_user and c.deleted_at is null);
end;
$$;

/* Hides a customer; `restore_customer` brings them back, retention erases them later. */
create function public.delete_customer(p_organization_id uuid, p_customer_id uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.require_organization(p_organization_id, 'customers.delete');
  update public.customers c set deleted_at = private.now()
   where c.organization_id = p_organization_id and c.id = p_customer_id and c.deleted_at is null;
  if not found then
    perform private.fail(404, 'not_found', 'This customer does not exist any more.');
  end if;
  perform private.check_limit(p_organization_id, 'customers', -1);
end;
$$;
grant execute on function public.delete_customer(uuid, uuid) to authenticated;

/* Brings a deleted customer back, unless their e-mail or phone has been given to another since. */
create function public.restore_customer(p_organization_id uuid, p_customer_id uuid) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.require_organization(p_organization_id, 'customers.delete');
  begin
    update public.customers c set deleted_at = null
     where c.organization_id = p_organization_id and c.id = p_customer_id and c.deleted_at is not null and c.merged_into_id is null;
  exception when unique_violation then
    perform private.fail(409, 'duplicate', 'Another customer has this e-mail or phone number now. Merge them instead.');
  end;
  if not found then
    perform private.fail(404, 'not_found', 'There is no deleted customer to bring back.');
  end if;
  perform private.check_limit(p_organization_id, 'customers');
end;
$$;
grant execute on function public.restore_customer(uuid, uuid) to authenticated;

-- ---------------------------------------------------------------------------------------------
-- Contacts and notes
-- ---------------------------------------------------------------------------------------------

create table public.customer_contacts (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  customer_id     uuid not null,
  contact_type    text not null,
  contact_value   text not null,
  label           text not null default '',
  is_primary      boolean not null default false,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references public.customers (organization_id, id) on delete cascade,
  constraint customer_contacts_once  unique (organization_id, customer_id, contact_type, contact_value),
  constraint customer_contacts_type  check (contact_type in ('email', 'phone', 'social')),
  constraint customer_contacts_texts check (length(contact_value) between 1 and 254 and length(label) <= 80)
);
comment on table public.customer_contacts is 'Further ways to reach a customer.';

alter table public.customer_contacts enable row level security;

grant select, delete on public.customer_contacts to authenticated;
grant insert (organization_id, customer_id, contact_type, contact_value, label, is_primary),
      update (contact_type, contact_value, label, is_primary)
  on public.customer_contacts to authenticated;

create policy "members see contacts" on public.customer_contacts for select to authenticated
  using (organization_id = (select private.active_organization('customers.read')));
create policy "members add contacts" on public.customer_contacts for insert to authenticated
  with check (organization_id = (select private.active_organization('customers.update')));
create policy "members edit contacts" on public.customer_contacts for update to authenticated
  using      (organization_id = (select private.active_organization('customers.update')))
  with check (organization_id = (select private.active_organization('customers.update')));
create policy "members remove contacts" on public.customer_contacts for delete to authenticated
  using (organization_id = (select private.active_organization('customers.update')));

create trigger set_updated_at before update on public.customer_contacts for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.customer_contacts for each row execute function private.audit();

create table public.customer_notes (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  customer_id     uuid not null,
  body            text not null,
  is_pinned       boolean not null default false,
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  edited_at       timestamptz,
  deleted_at      timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references public.customers (organization_id, id) on delete cascade,
  constraint customer_notes_body check (length(btrim(body)) between 1 and 4000)
);
comment on table public.customer_notes is 'What members write down about a customer. Never shown to the customer.';
create index customer_notes_of_customer on public.customer_notes (organization_id, customer_id, created_at desc);
comment on index public.customer_notes_of_customer is 'The notes on a customer''s page.';
create index customer_notes_created_by on public.customer_notes (created_by);

alter table public.customer_notes enable row level security;

grant select on public.customer_notes to authenticated;
grant insert (organization_id, customer_id, body, is_pinned), update (body, is_pinned) on public.customer_notes to authenticated;

create policy "members see notes" on public.customer_notes for select to authenticated
  using (organization_id = (select private.active_organization('customers.read')) and deleted_at is null);
create policy "members write notes" on public.customer_notes for insert to authenticated
  with check (organization_id = (select private.active_organization('customers.update')));
create policy "members edit notes" on public.customer_notes for update to authenticated
  using      (organization_id = (select private.active_organization('customers.update')) and deleted_at is null)
  with check (organization_id = (select private.active_organization('customers.update')));

create trigger set_updated_at before update on public.customer_notes for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.customer_notes for each row execute function private.audit();

/* Keeps when the words of a note were last changed. */
create function private.keep_customer_note() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  if new.body <> old.body then
    new.edited_at := private.now();
  end if;
  return new;
end;
$$;
create trigger keep_customer_note before update of body on public.customer_notes
  for each row execute function private.keep_customer_note();

/* Hides a note, or brings it back: the undo of a delete. */
create function public.set_note_deleted(p_organization_id uuid, p_note_id uuid, p_deleted boolean) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.require_organization(p_organization_id, 'customers.update');
  update public.customer_notes n set deleted_at = case when coalesce(p_deleted, true) then private.now() end
   where n.organization_id = p_organization_id and n.id = p_note_id and (n.deleted_at is null) = coalesce(p_deleted, true);
  if not found then
    perform private.fail(404, 'not_found', 'This note is not there any more.');
  end if;
end;
$$;
grant execute on function public.set_note_deleted(uuid, uuid, boolean) to authenticated;
