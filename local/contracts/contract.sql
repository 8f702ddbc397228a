-- What the contract tests try: a table with row-level security, a function, and a private bucket.

create table public.contract_notes (
  id        bigint generated always as identity primary key,
  owner_id  uuid not null default auth.uid(),
  room      text not null default (current_setting('request.headers', true)::json ->> 'x-organization-id'),
  body      text not null unique
);
alter table public.contract_notes enable row level security;
grant select, insert, update, delete on public.contract_notes to authenticated, service_role;
create policy "owners use their notes" on public.contract_notes to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

create table public.contract_comments (
  id       bigint generated always as identity primary key,
  note_id  bigint not null references public.contract_notes (id) on delete cascade,
  body     text not null
);
alter table public.contract_comments enable row level security;
grant select, insert on public.contract_comments to authenticated;
create policy "everyone signed in comments" on public.contract_comments to authenticated using (true) with check (true);

create function public.contract_fail() returns void
  language plpgsql
as $$
begin
  raise sqlstate 'PT409' using message = 'That time is taken.', detail = 'slot_taken', hint = '{"nearest": []}';
end
$$;

create function public.contract_who() returns jsonb
  language sql stable
as $$
  select jsonb_build_object(
    'role', auth.role(), 'user', auth.uid(), 'aal', auth.jwt() ->> 'aal',
    'room', current_setting('request.headers', true)::json ->> 'x-organization-id')
$$;

create policy "people keep their own files" on storage.objects to authenticated
  using (bucket_id = 'contract' and (storage.foldername(name))[1] = (select auth.uid())::text)
  with check (bucket_id = 'contract' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "files of the room one is in" on storage.objects for select to authenticated
  using (bucket_id = 'contract'
    and (storage.foldername(name))[1] = current_setting('request.headers', true)::json ->> 'x-organization-id');
