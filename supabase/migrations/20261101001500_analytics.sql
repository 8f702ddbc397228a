/*
 * Analytics: how an organization does, day by day.
 *
 * Counts and revenue over months are read from this roll-up, never from rows. It is kept in the
 * transaction that changes them, set-wise, so it is never behind and a bulk load costs one upsert
 * for each day.
 */

create table public.organization_metrics_daily (
  organization_id    uuid not null references public.organizations (id) on delete cascade,
  day                date not null,
  bookings_placed    int not null default 0,
  bookings_completed int not null default 0,
  bookings_cancelled int not null default 0,
  bookings_no_show   int not null default 0,
  booked_cents       bigint not null default 0,
  revenue_cents      bigint not null default 0,
  refunded_cents     bigint not null default 0,
  new_customers      int not null default 0,
  primary key (organization_id, day)
);
comment on table  public.organization_metrics_daily is 'One row for each organization and local day: what happened on it.';
comment on column public.organization_metrics_daily.booked_cents is 'Totals of the bookings placed that day.';
comment on column public.organization_metrics_daily.revenue_cents is 'Payments that went through that day, before refunds.';

alter table public.organization_metrics_daily enable row level security;
grant select on public.organization_metrics_daily to authenticated;
create policy "members with reports see metrics" on public.organization_metrics_daily for select to authenticated
  using (organization_id = (select private.active_organization('reports.read')));

/* Adds what the statement's new rows and status changes say. Rows are upserted in key order. */
create function private.count_bookings() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into public.organization_metrics_daily as m
           (organization_id, day, bookings_placed, booked_cents, bookings_completed, bookings_cancelled, bookings_no_show)
    select x.organization_id, (x.at at time zone o.timezone)::date,
           sum(x.placed), sum(x.cents), sum(x.completed), sum(x.cancelled), sum(x.no_show)
      from (select n.organization_id, n.created_at as at, 1 as placed, n.total_cents as cents, 0 as completed, 0 as cancelled, 0 as no_show from new_rows n
            union all select n.organization_id, n.completed_at, 0, 0, 1, 0, 0 from new_rows n where n.completed_at is not null
            union all select n.organization_id, n.cancelled_at, 0, 0, 0, 1, 0 from new_rows n where n.cancelled_at is not null
            union all select n.organization_id, n.no_show_at,   0, 0, 0, 0, 1 from new_rows n where n.no_show_at is not null) as x
      join public.organizations o on o.id = x.organization_id
     group by 1, 2
     order by 1, 2
    on conflict (organization_id, day) do update
       set bookings_placed    = m.bookings_placed    + excluded.bookings_placed,
           booked_cents       = m.booked_cents       + excluded.booked_cents,
           bookings_completed = m.bookings_completed + excluded.bookings_completed,
           bookings_cancelled = m.bookings_cancelled + excluded.bookings_cancelled,
           bookings_no_show   = m.bookings_no_show   + excluded.bookings_no_show;
  else
    insert into public.organization_metrics_daily as m (organization_id, day, bookings_completed, bookings_cancelled, bookings_no_show)
    select x.organization_id, (x.at at time zone o.timezone)::date, sum(x.completed), sum(x.cancelled), sum(x.no_show)
      from (select n.organization_id, coalesce(n.completed_at, b.completed_at) as at,
                   (n.completed_at is not null)::int - (b.completed_at is not null)::int as completed, 0 as cancelled, 0 as no_show
              from new_rows n join old_rows b using (organization_id, id) where (n.completed_at is null) <> (b.completed_at is null)
            union all
            select n.organization_id, coalesce(n.cancelled_at, b.cancelled_at), 0,
                   (n.cancelled_at is not null)::int - (b.cancelled_at is not null)::int, 0
              from new_rows n join old_rows b using (organization_id, id) where (n.cancelled_at is null) <> (b.cancelled_at is null)
            union all
            select n.organization_id, coalesce(n.no_show_at, b.no_show_at), 0, 0,
                   (n.no_show_at is not null)::int - (b.no_show_at is not null)::int
              from new_rows n join old_rows b using (organization_id, id) where (n.no_show_at is null) <> (b.no_show_at is null)) as x
      join public.organizations o on o.id = x.organization_id
     group by 1, 2
     order by 1, 2
    on conflict (organization_id, day) do update
       set bookings_completed = m.bookings_completed + excluded.bookings_completed,
           bookings_cancelled = m.bookings_cancelled + excluded.bookings_cancelled,
           bookings_no_show   = m.bookings_no_show   + excluded.bookings_no_show;
  end if;
  return null;
end;
$$;
create trigger count_new after insert on public.bookings
  referencing new table as new_rows for each statement execute function private.count_bookings();
create trigger count_changed after update on public.bookings
  referencing old table as old_rows new table as new_rows for each statement execute function private.count_bookings();

/* Adds payments that went through with this statement. */
create function private.count_payments() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into public.organization_metrics_daily as m (organization_id, day, revenue_cents)
    select n.organization_id, (n.paid_at at time zone o.timezone)::date, sum(n.amount_cents)
      from new_rows n join public.organizations o on o.id = n.organization_id
     where n.paid_at is not null
     group by 1, 2 order by 1, 2
    on conflict (organization_id, day) do update set revenue_cents = m.revenue_cents + excluded.revenue_cents;
  else
    insert into public.organization_metrics_daily as m (organization_id, day, revenue_cents)
    select n.organization_id, (n.paid_at at time zone o.timezone)::date, sum(n.amount_cents)
      from new_rows n join old_rows b using (organization_id, id) join public.organizations o on o.id = n.organization_id
     where n.paid_at is not null and b.paid_at is null
     group by 1, 2 order by 1, 2
    on conflict (organization_id, day) do update set revenue_cents = m.revenue_cents + excluded.revenue_cents;
  end if;
  return null;
end;
$$;
create trigger count_new after insert on public.payments
  referencing new table as new_rows for each statement execute function private.count_payments();
create trigger count_changed after update on public.payments
  referencing old table as old_rows new table as new_rows for each statement execute function private.count_payments();

/* Adds refunds that went through with this statement. */
create function private.count_refunds() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into public.organization_metrics_daily as m (organization_id, day, refunded_cents)
    select n.organization_id, (n.succeeded_at at time zone o.timezone)::date, sum(n.amount_cents)
      from new_rows n join public.organizations o on o.id = n.organization_id
     where n.succeeded_at is not null
     group by 1, 2 order by 1, 2
    on conflict (organization_id, day) do update set refunded_cents = m.refunded_cents + excluded.refunded_cents;
  else
    insert into public.organization_metrics_daily as m (organization_id, day, refunded_cents)
    select n.organization_id, (n.succeeded_at at time zone o.timezone)::date, sum(n.amount_cents)
      from new_rows n join old_rows b using (organization_id, id) join public.organizations o on o.id = n.organization_id
     where n.succeeded_at is not null and b.succeeded_at is null
     group by 1, 2 order by 1, 2
    on conflict (organization_id, day) do update set refunded_cents = m.refunded_cents + excluded.refunded_cents;
  end if;
  return null;
end;
$$;
create trigger count_new after insert on public.refunds
  referencing new table as new_rows for each statement execute function private.count_refunds();
create trigger count_changed after update on public.refunds
  referencing old table as old_rows new table as new_rows for each statement execute function private.count_refunds();

create function private.count_customers() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.organization_metrics_daily as m (organization_id, day, new_customers)
  select n.organization_id, (n.created_at at time zone o.timezone)::date, count(*)
    from new_rows n join public.organizations o on o.id = n.organization_id
   group by 1, 2 order by 1, 2
  on conflict (organization_id, day) do update set new_customers = m.new_customers + excluded.new_customers;
  return null;
end;
$$;
create trigger count_new after insert on public.customers
  referencing new table as new_rows for each statement execute function private.count_customers();
