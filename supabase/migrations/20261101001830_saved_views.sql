/*
 * Saved views: a member's named filters of a list, their own or shared; and a step for many bookings.
 */

create table public.saved_views (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id              uuid not null default private.uuid_v7(),
  user_id         uuid not null default auth.uid(),
  list            text not null,
  name            text not null,
  query           text not null default '',
  is_shared       boolean not null default false,
  is_default      boolean not null default false,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, user_id) references public.organization_members (organization_id, user_id) on delete cascade,
  constraint saved_views_name_once unique (organization_id, user_id, list, name),
  constraint saved_views_list  check (list in ('bookings', 'customers')),
  constraint saved_views_name  check (length(btrim(name)) between 1 and 60),
  constraint saved_views_query check (length(query) <= 2000)
);
comment on table  public.saved_views is 'A member''s named filters of a list, own or shared.';
comment on column public.saved_views.query is 'The list''s URL parameters. Read by the list as any link would be; never SQL.';
comment on column public.saved_views.is_default is 'Opened when its owner opens the list without parameters.';
create unique index saved_views_default_once on public.saved_views (organization_id, user_id, list) where is_default;
comment on index public.saved_views_default_once is 'Holds the rule: one default for a member and list.';
create index saved_views_shared on public.saved_views (organization_id, list, name) where is_shared;
comment on index public.saved_views_shared is 'The views colleagues share.';

alter table public.saved_views enable row level security;
grant select, delete on public.saved_views to authenticated;
grant insert (organization_id, list, name, query, is_shared), update (name, query, is_shared) on public.saved_views to authenticated;

create policy "members see their views and shared ones" on public.saved_views for select to authenticated
  using (organization_id = (select private.active_organization('organization.read')) and (user_id = (select auth.uid()) or is_shared));
create policy "members save views" on public.saved_views for insert to authenticated
  with check (organization_id = (select private.active_organization('organization.read')) and user_id = (select auth.uid()));
create policy "members change their views" on public.saved_views for update to authenticated
  using      (organization_id = (select private.active_organization('organization.read')) and user_id = (select auth.uid()))
  with check (organization_id = (select private.active_organization('organization.read')) and user_id = (select auth.uid()));
create policy "members remove their views" on public.saved_views for delete to authenticated
  using (organization_id = (select private.active_organization('organization.read')) and user_id = (select auth.uid()));

create trigger set_updated_at before update on public.saved_views for each row execute function private.set_updated_at();
create trigger audit after insert or update or delete on public.saved_views for each row execute function private.audit();

/* Makes one of the caller's views the one a list opens with; null takes the default away. */
create function public.set_default_view(p_organization_id uuid, p_list text, p_view_id uuid default null) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.require_organization(p_organization_id, 'organization.read');
  perform from public.saved_views v
    where v.organization_id = p_organization_id and v.user_id = auth.uid() and v.list = p_list order by v.id for update;
  update public.saved_views v set is_default = false
   where v.organization_id = p_organization_id and v.user_id = auth.uid() and v.list = p_list and v.is_default and v.id is distinct from p_view_id;
  update public.saved_views v set is_default = true
   where v.organization_id = p_organization_id and v.user_id = auth.uid() and v.list = p_list and v.id = p_view_id;
  if not found and p_view_id is not null then
    perform private.fail(404, 'not_found', 'This view does not exist any more, or is a colleague''s.');
  end if;
end;
$$;
grant execute on function public.set_default_view(uuid, text, uuid) to authenticated;

/*
 * Takes many bookings to a status, each judged for itself as one alone would be. Answers
 * {changed: [id], refused: [{id, number, message}]}. At most 100 at once.
 */
create function public.set_booking_statuses(p_organization_id uuid, p_booking_ids uuid[], p_status text) returns jsonb
  language plpgsql security definer
  set search_path = ''
as $$
declare
  v_booking record;
  v_changed jsonb := '[]';
  v_refused jsonb := '[]';
  v_message text;
  v_state   text;
begin
  perform private.require_organization(p_organization_id, 'bookings.update');
  if cardinality(p_booking_ids) > 100 then
    perform private.fail(400, 'invalid_request', 'Change up to 100 bookings at once.');
  end if;
  for v_booking in
    select i.id, b.number from (select distinct u.id from unnest(p_booking_ids) as u (id) where u.id is not null) i
      left join public.bookings b on b.organization_id = p_organization_id and b.id = i.id and b.deleted_at is null
     order by i.id
  loop
    begin
      perform public.set_booking_status(p_organization_id, v_booking.id, p_status);
      v_changed := v_changed || to_jsonb(v_booking.id);
    exception when others then
      get stacked diagnostics v_message = message_text, v_state = returned_sqlstate;
      if v_state not like 'PT4%' then
        raise;
      end if;
      v_refused := v_refused || jsonb_build_object('id', v_booking.id, 'number', v_booking.number, 'message', v_message);
    end;
  end loop;
  return jsonb_build_object('changed', v_changed, 'refused', v_refused);
end;
$$;
grant execute on function public.set_booking_statuses(uuid, uuid[], text) to authenticated;
