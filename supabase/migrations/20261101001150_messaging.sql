/*
 * Messaging: what an organization says to people, and the queues it leaves by.
 *
 * A message is written in the transaction of the change it speaks of and sent by a job after
 * commit: no change without its message, no message about a change that was rolled back.
 */

create table public.messages (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  customer_id     uuid,
  user_id         uuid references auth.users (id) on delete set null,
  type            text not null default 'email',
  direction       text not null default 'outbound',
  address         extensions.citext not null,
  template        text not null,
  data            jsonb not null default '{}',
  subject         text,
  content         text,
  status          text not null default 'queued',
  provider_id     text,
  source          text not null default 'booking',
  sent_at         timestamptz,
  delivered_at    timestamptz,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references public.customers (organization_id, id),
  constraint messages_type      check (type in ('email', 'sms', 'whatsapp', 'in_app')),
  constraint messages_direction check (direction in ('inbound', 'outbound')),
  constraint messages_status    check (status in ('draft', 'queued', 'sent', 'delivered', 'opened', 'clicked', 'bounced', 'failed', 'skipped')),
  constraint messages_source    check (source in ('journey', 'campaign', 'booking', 'payment', 'person', 'system'))
);
comment on table  public.messages is 'Everything said to a customer or user, by whatever way.';
comment on column public.messages.data is 'What the template is filled with. Never holds a secret that outlives the message.';
create index messages_of_customer on public.messages (organization_id, customer_id, created_at desc);
comment on index public.messages_of_customer is 'One customer''s messages, newest first.';
create index messages_user_id on public.messages (user_id);

alter table public.messages enable row level security;
grant select (organization_id, id, customer_id, user_id, type, direction, address, template, subject, content, status, source, sent_at, delivered_at, created_at)
  on public.messages to authenticated;
create policy "members read what was said" on public.messages for select to authenticated
  using (organization_id = (select private.active_organization('messages.read')));
create trigger set_updated_at before update on public.messages for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.messages for each row execute function private.audit();

create table public.email_queue (
  organization_id uuid not null,
  id              uuid not null default private.uuid_v7(),
  message_id      uuid not null,
  scheduled_for   timestamptz not null default now(),
  attempts        int not null default 0,
  last_error      text,
  priority        int not null default 0,
  status          text not null default 'queued',
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, message_id) references public.messages (organization_id, id) on delete cascade,
  constraint email_queue_status check (status in ('queued', 'sent', 'failed', 'skipped'))
);
comment on table public.email_queue is 'What is to go out by mail, how often it was tried and why it failed.';
create index email_queue_of_message on public.email_queue (organization_id, message_id);
create index email_queue_waiting on public.email_queue (organization_id, scheduled_for) where status = 'queued';
comment on index public.email_queue_waiting is 'What still waits, for the queue''s page and the sweep.';

alter table public.email_queue enable row level security;
grant select on public.email_queue to authenticated;
create policy "members see the queue" on public.email_queue for select to authenticated
  using (organization_id = (select private.active_organization('messages.read')));
create trigger set_updated_at before update on public.email_queue for each row execute function private.set_updated_at();

create table public.notifications (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  user_id         uuid not null references auth.users (id) on delete cascade,
  kind            text not null,
  title           text not null,
  body            text not null default '',
  link            text,
  priority        text not null default 'normal',
  read_at         timestamptz,
  created_at      timestamptz not null default now(),
  primary key (organization_id, id),
  constraint notifications_priority check (priority in ('low', 'normal', 'high')),
  constraint notifications_link     check (link like '/%' and link not like '//%')
);
comment on table public.notifications is 'In-app notices, one row for each person told.';
create index notifications_of_user on public.notifications (organization_id, user_id, created_at desc);
comment on index public.notifications_of_user is 'The bell: a person''s newest notices in an organization.';
create index notifications_unread on public.notifications (user_id, organization_id) where read_at is null;
comment on index public.notifications_unread is 'The bell''s count.';

alter table public.notifications enable row level security;
grant select on public.notifications to authenticated;
grant update (read_at) on public.notifications to authenticated;
create policy "people read their own notifications" on public.notifications for select to authenticated
  using (user_id = (select private.current_user_id()) and organization_id = (select private.active_organization('organization.read')));
create policy "people mark their own notifications" on public.notifications for update to authenticated
  using (user_id = (select private.current_user_id()) and organization_id = (select private.active_organization('organization.read')))
  with check (user_id = (select private.current_user_id()) and organization_id = (select private.active_organization('organization.read')));

create table public.suppressions (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  address         extensions.citext not null,
  reason          text not null,
  created_at      timestamptz not null default now(),
  primary key (organization_id, id),
  constraint suppressions_address unique (organization_id, address),
  constraint suppressions_reason  check (reason in ('bounced', 'complained', 'unsubscribed', 'manual'))
);
comment on table public.suppressions is 'Addresses an organization must not write to any more.';

alter table public.suppressions enable row level security;
grant select on public.suppressions to authenticated;
create policy "members see who must not be written to" on public.suppressions for select to authenticated
  using (organization_id = (select private.active_organization('messages.read')));
create trigger audit after insert or update or delete on public.suppressions for each row execute function private.audit();

/*
 * Writes a mail in the caller's transaction; the job `messaging.send_email` sends it after commit. Returns the queue's id.
 * Mails take turns in three queues, each tenant's in one of them: a provider that hangs keeps at most three of a
 * worker's five hands from other work.
 */
create function private.queue_email(
  p_organization_id uuid,
  p_to              extensions.citext,
  p_template        text,
  p_data            jsonb,
  p_customer_id     uuid default null,
  p_user_id         uuid default null
) returns uuid
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_message uuid := private.uuid_v7();
  v_queue   uuid := private.uuid_v7();
begin
  insert into public.messages (organization_id, id, customer_id, user_id, address, template, data)
  values (p_organization_id, v_message, p_customer_id, p_user_id, p_to, p_template, coalesce(p_data, '{}'));
  insert into public.email_queue (organization_id, id, message_id)
  values (p_organization_id, v_queue, v_message);
  perform private.enqueue(
    'messaging.send_email',
    jsonb_build_object('organization_id', p_organization_id, 'email_queue_id', v_queue),
    p_max_attempts => 25,
    p_queue        => 'mail-' || abs(hashtext(p_organization_id::text) % 3));
  return v_queue;
end;
$$;

/* Tells every active member of an organization who holds a permission. */
create function private.notify(
  p_organization_id uuid,
  p_permission      text,
  p_kind            text,
  p_title           text,
  p_body            text,
  p_link            text
) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.notifications (organization_id, user_id, kind, title, body, link)
  select p_organization_id, m.user_id, p_kind, p_title, coalesce(p_body, ''), p_link
    from public.organization_members m
   where m.organization_id = p_organization_id
     and m.status = 'active'
     and exists (
       select from public.member_roles mr
         left join public.role_permissions rp on rp.role_id = mr.role_id and rp.permission_key = p_permission
        where mr.organization_id = m.organization_id and mr.user_id = m.user_id and mr.is_active
          and (mr.expires_at is null or mr.expires_at > now())
          and (rp.permission_key is not null or mr.role_id = '00000000-0000-7000-8000-000000000001'))
     and not exists (
       select from public.member_permissions d
        where d.organization_id = m.organization_id and d.user_id = m.user_id and d.permission_key = p_permission
          and d.effect = 'deny' and d.is_active and (d.expires_at is null or d.expires_at > now()));
end;
$$;
