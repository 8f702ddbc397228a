-- Grants on Supabase Storage's tables, as hosted: row-level security alone decides, and there is no
-- policy until a migration writes one.

create or replace function storage.unwrap_json() returns trigger
language plpgsql
as $$
begin
  if jsonb_typeof(new.metadata) = 'string' then
    new.metadata := (new.metadata #>> '{}')::jsonb;
  end if;
  if jsonb_typeof(new.user_metadata) = 'string' then
    new.user_metadata := (new.user_metadata #>> '{}')::jsonb;
  end if;
  return new;
end
$$;

create or replace trigger a_unwrap_json before insert or update on storage.objects
  for each row execute function storage.unwrap_json();

grant usage on schema storage to anon, authenticated, service_role;
grant select, insert, update, delete on storage.objects to anon, authenticated, service_role;
grant select on storage.buckets to anon, authenticated;
grant select, insert, update, delete on storage.buckets to service_role;
