/*
 * People: who does the work, and when they work.
 *
 * A staff member may have a sign-in or not. The storefront shows visitors those who can be booked;
 * their account, e-mail and phone are for colleagues only, by column.
 */

-- ---------------------------------------------------------------------------------------------
-- Staff
-- ---------------------------------------------------------------------------------------------

create table public.staff (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  user_id         uuid references auth.users (id) on delete set null,
  team_id         uuid,
  full_name       text not null,
  email           extensions.citext,
  phone           text,
  member_type     text not null default 'provider',
  external_id     text,
  title           text,
  bio             text,
  photo_path      text,
  color           text,
  is_bookable     boolean not null default true,
  is_active       boolean not null default true,
  rating_sum      int not null default 0,
  rating_count    int not null default 0,
  position        int not null default 0,
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, team_id) references public.teams (organization_id, id) on delete set null (team_id),
  constraint staff_full_name   check (length(btrim(full_name)) between 1 and 120),
  constraint staff_member_type check (member_type in ('provider', 'sales', 'support', 'operations', 'driver')),
  constraint staff_email       check (length(email::text) <= 254 and position('@' in email::text) > 1),
  constraint staff_phone       check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint staff_color       check (color ~ '^#[0-9a-fA-F]{6}$'),
  constraint staff_texts       check (length(title) <= 120 and length(bio) <= 2000 and length(external_id) <= 120),
  constraint staff_rating      check (rating_count >= 0 and rating_sum between rating_count and rating_count * 5)
);
comment on table  public.staff is 'A person who works for an organization, with or without a sign-in.';
comment on column public.staff.external_id is 'Their id in an outside CRM.';
create unique index staff_of_user on public.staff (organization_id, user_id);
comment on index public.staff_of_user is 'Holds the rule: one staff record for a user. Serves "my calendar".';
create index staff_in_order on public.staff (organization_id, is_active, position, full_name);
comment on index public.staff_in_order is 'The staff list and the storefront''s choice of person.';
create index staff_of_team    on public.staff (organization_id, team_id);
create index staff_user       on public.staff (user_id);
create index staff_created_by on public.staff (created_by);

alter table public.staff enable row level security;

grant select on public.staff to authenticated;
grant insert (organization_id, user_id, team_id, full_name, email, phone, member_type, external_id, title, bio, photo_path, color,
              is_bookable, is_active, position),
      update (user_id, team_id, full_name, email, phone, member_type, external_id, title, bio, photo_path, color,
              is_bookable, is_active, position)
  on public.staff to authenticated;
grant select (organization_id, id, full_name, title, bio, photo_path, color, is_bookable, is_active, rating_sum, rating_count, position)
  on public.staff to anon;

create policy "members see staff" on public.staff for select to authenticated
  using (organization_id = (select private.active_organization('staff.read')));
create policy "managers add staff" on public.staff for insert to authenticated
  with check (organization_id = (select private.active_organization('staff.create')));
create policy "managers edit staff" on public.staff for update to authenticated
  using      (organization_id = (select private.active_organization('staff.update')))
  with check (organization_id = (select private.active_organization('staff.update')));
create policy "visitors see whom they can book" on public.staff for select to anon
  using (organization_id = (select private.published_organization()) and is_bookable and is_active);

create trigger set_updated_at before update on public.staff for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.staff for each row execute function private.audit();

-- ---------------------------------------------------------------------------------------------
-- Hours
-- ---------------------------------------------------------------------------------------------

/*
 * Hours are wall-clock time in the organization's zone: nine o'clock stays nine o'clock across a
 * change of clocks. `valid_from` and `valid_until` let next month's rota be entered today.
 */
create table public.staff_hours (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  staff_id        uuid not null,
  weekday         smallint not null,
  starts_at       time not null,
  ends_at         time not null,
  valid_from      date,
  valid_until     date,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references public.staff (organization_id, id) on delete cascade,
  constraint staff_hours_weekday  check (weekday between 1 and 7),
  constraint staff_hours_order    check (starts_at < ends_at),
  constraint staff_hours_validity check (valid_from <= valid_until)
);
comment on table  public.staff_hours is 'When somebody works: any number of stretches a weekday, each for a span of dates.';
comment on column public.staff_hours.weekday is 'ISO: 1 is Monday, 7 is Sunday.';
comment on column public.staff_hours.ends_at is 'May be 24:00.';
create index staff_hours_of_staff on public.staff_hours (organization_id, staff_id, weekday);
comment on index public.staff_hours_of_staff is 'Free times, and the hours editor.';

alter table public.staff_hours enable row level security;

grant select, delete on public.staff_hours to authenticated;
grant insert (organization_id, staff_id, weekday, starts_at, ends_at, valid_from, valid_until),
      update (weekday, starts_at, ends_at, valid_from, valid_until)
  on public.staff_hours to authenticated;

create policy "members see hours" on public.staff_hours for select to authenticated
  using (organization_id = (select private.active_organization('staff.read')));
create policy "managers add hours" on public.staff_hours for insert to authenticated
  with check (organization_id = (select private.active_organization('staff.update')));
create policy "managers edit hours" on public.staff_hours for update to authenticated
  using      (organization_id = (select private.active_organization('staff.update')))
  with check (organization_id = (select private.active_organization('staff.update')));
create policy "managers remove hours" on public.staff_hours for delete to authenticated
  using (organization_id = (select private.active_organization('staff.update')));

create trigger set_updated_at before update on public.staff_hours for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.staff_hours for each row execute function private.audit();

-- ---------------------------------------------------------------------------------------------
-- Days off
-- ---------------------------------------------------------------------------------------------

create table public.staff_time_off (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  staff_id        uuid not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  kind            text not null default 'holiday',
  note            text,
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references public.staff (organization_id, id) on delete cascade,
  constraint staff_time_off_order check (starts_at < ends_at),
  constraint staff_time_off_kind  check (kind in ('holiday', 'sick', 'training', 'break', 'other')),
  constraint staff_time_off_note  check (length(note) <= 500),
  constraint staff_time_off_apart exclude using gist (
    organization_id with =, staff_id with =, tstzrange(starts_at, ends_at) with &&)
);
comment on table public.staff_time_off is 'When somebody is away. One person''s absences don''t overlap.';
create index staff_time_off_of_staff on public.staff_time_off (organization_id, staff_id, ends_at);
comment on index public.staff_time_off_of_staff is 'Free times: absences that are not over yet.';
create index staff_time_off_created_by on public.staff_time_off (created_by);

alter table public.staff_time_off enable row level security;

grant select, delete on public.staff_time_off to authenticated;
grant insert (organization_id, staff_id, starts_at, ends_at, kind, note), update (starts_at, ends_at, kind, note)
  on public.staff_time_off to authenticated;

create policy "members see time off" on public.staff_time_off for select to authenticated
  using (organization_id = (select private.active_organization('staff.read')));
create policy "managers add time off" on public.staff_time_off for insert to authenticated
  with check (organization_id = (select private.active_organization('staff.update')));
create policy "managers edit time off" on public.staff_time_off for update to authenticated
  using      (organization_id = (select private.active_organization('staff.update')))
  with check (organization_id = (select private.active_organization('staff.update')));
create policy "managers remove time off" on public.staff_time_off for delete to authenticated
  using (organization_id = (select private.active_organization('staff.update')));

create trigger set_updated_at before update on public.staff_time_off for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.staff_time_off for each row execute function private.audit();

create table public.business_closures (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  starts_on       date not null,
  ends_on         date not null,
  reason          text not null default '',
  created_by      uuid default auth.uid() references auth.users (id) on delete set null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  constraint business_closures_order  check (starts_on <= ends_on),
  constraint business_closures_reason check (length(reason) <= 200)
);
comment on table public.business_closures is 'Days on which the whole organization is closed, both ends included.';
create index business_closures_by_day on public.business_closures (organization_id, ends_on);
comment on index public.business_closures_by_day is 'Free times: closures that are not over yet.';
create index business_closures_created_by on public.business_closures (created_by);

alter table public.business_closures enable row level security;

grant select, delete on public.business_closures to authenticated;
grant select (organization_id, id, starts_on, ends_on, reason) on public.business_closures to anon;
grant insert (organization_id, starts_on, ends_on, reason), update (starts_on, ends_on, reason)
  on public.business_closures to authenticated;

create policy "members see closures" on public.business_closures for select to authenticated
  using (organization_id = (select private.active_organization('staff.read')));
create policy "managers add closures" on public.business_closures for insert to authenticated
  with check (organization_id = (select private.active_organization('staff.update')));
create policy "managers edit closures" on public.business_closures for update to authenticated
  using      (organization_id = (select private.active_organization('staff.update')))
  with check (organization_id = (select private.active_organization('staff.update')));
create policy "managers remove closures" on public.business_closures for delete to authenticated
  using (organization_id = (select private.active_organization('staff.update')));
create policy "visitors see when it is closed" on public.business_closures for select to anon
  using (organization_id = (select private.published_organization()));

create trigger set_updated_at before update on public.business_closures for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.business_closures for each row execute function private.audit();
