import { randomUUID } from "node:crypto"
import { bookingRequest, createOffer, createProduct } from "../../tests/database/factory"
import { scriptPayloads } from "./script-payloads"
import { type Business, sql } from "./world"

interface Column {
  table: string
  column: string
  type: string
  key: string
}

/** What tenants and visitors write by way of a function of ours, where no grant tells of it. */
const writtenByFunctions = [
  "booking_events.event_data",
  "booking_items.description",
  "bookings.cancel_reason",
  "notifications.body",
  "notifications.title",
  "organization_members.title",
  "organizations.suspension_reason",
  "payments.failure_reason",
  "payments.note",
  "refunds.reason",
  "session_events.user_agent",
  "user_sessions.user_agent",
]

/** Every text column that a tenant or a visitor can write: by grant, or through a function. */
async function listColumns(): Promise<Column[]> {
  return sql<Column[]>`
    select c.relname as table, a.attname as column, a.atttypid::regtype::text as type,
           case when exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'organization_id') then 'organization_id'
                when c.relname in ('organizations', 'profiles') then 'id' else 'user_id' end as key
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
       and a.atttypid::regtype::text in ('text', 'extensions.citext', 'citext', 'jsonb', 'text[]')
       and (has_column_privilege('authenticated', c.oid, a.attnum, 'insert')
            or has_column_privilege('authenticated', c.oid, a.attnum, 'update')
            or has_column_privilege('anon', c.oid, a.attnum, 'insert, update')
            or c.relname || '.' || a.attname = any (${writtenByFunctions}))
     order by 1, 2`
}

/** As many payloads as a column has room for, beginning with another one in each column. */
function doses(start: number): string[] {
  const turned = [...scriptPayloads.slice(start), ...scriptPayloads.slice(0, start)]
  return [turned.join(" "), turned.slice(0, 4).join(" "), ...turned.filter((payload) => payload.length < 40)]
}

/** Writes payloads wherever the database takes them. Answers the columns that took some, and those without a row. */
export async function poison(business: Business): Promise<{ taken: string[]; empty: string[] }> {
  const taken: string[] = []
  const empty: string[] = []
  for (const [index, column] of (await listColumns()).entries()) {
    const isPersonal = column.table === "profiles" || column.key === "user_id"
    const owner = isPersonal ? business.owner.id : business.id
    for (const dose of doses(index % scriptPayloads.length)) {
      const changed = await write(column, owner, dose)
      if (changed === "refused") continue
      const list = changed > 0 ? taken : empty
      list.push(`${column.table}.${column.column}`)
      break
    }
  }
  return { taken, empty }
}

/** How many rows took the text. */
async function write({ table, column, type, key }: Column, owner: string, dose: string) {
  const name = sql(column)
  const text = sql`${dose}::text`
  const value = {
    "text[]": sql`array[${text}]`,
    // Each text inside, whatever its place.
    jsonb: sql`coalesce((select jsonb_object_agg(e.key, case jsonb_typeof(e.value) when 'string' then to_jsonb(${text}) else e.value end)
                           from jsonb_each(${name}) e), '{}') || jsonb_build_object('line1', ${text})`,
  }[type]
  try {
    const { count } = await sql`
      update ${sql(`public.${table}`)} set ${name} = ${value ?? text} where ${sql(key)} = ${owner}`
    return count
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : ""
    if (/^(23|22|P0|PT)/.test(code)) return "refused"
    throw error
  }
}

/** Writes a row into each table that a business has nothing in by itself. */
export async function furnish({
  id,
  owner,
  staffId,
  serviceId,
  customerId,
  bookings,
}: Business): Promise<void> {
  const bookingId = bookings[0]?.booking_id ?? ""
  await createOffer(sql, id)
  await createProduct(sql, id, 3)
  await sql`
    with payment as (
      insert into public.payments (organization_id, customer_id, booking_id, method, amount_cents, currency, note)
      select ${id}, b.customer_id, b.id, 'cash', 100, 'GBP', 'x' from public.bookings b where b.id = ${bookingId} returning id),
    refund as (
      insert into public.refunds (organization_id, payment_id, amount_cents) select ${id}, p.id, 50 from payment p),
    booking_note as (
      insert into public.booking_notes (organization_id, booking_id, body, created_by)
      values (${id}, ${bookingId}, 'x', ${owner.id})),
    customer_note as (
      insert into public.customer_notes (organization_id, customer_id, body, created_by)
      values (${id}, ${customerId}, 'x', ${owner.id})),
    contact as (
      insert into public.customer_contacts (organization_id, customer_id, contact_type, contact_value)
      values (${id}, ${customerId}, 'social', 'x')),
    category as (insert into public.service_categories (organization_id, name) values (${id}, 'x')),
    option as (
      insert into public.service_options (organization_id, service_id, name) values (${id}, ${serviceId}, 'x')),
    closure as (
      insert into public.business_closures (organization_id, starts_on, ends_on)
      values (${id}, current_date + 90, current_date + 91)),
    off as (
      insert into public.staff_time_off (organization_id, staff_id, starts_at, ends_at)
      values (${id}, ${staffId}, now() + interval '90 days', now() + interval '91 days')),
    task as (insert into public.tasks (organization_id, title, customer_id) values (${id}, 'x', ${customerId})),
    view as (
      insert into public.saved_views (organization_id, user_id, list, name) values (${id}, ${owner.id}, 'bookings', 'x')),
    team as (insert into public.teams (organization_id, name) values (${id}, 'x'))
    insert into public.workspaces (organization_id, name, slug) values (${id}, 'x', 'x-ray')`
}

/** Books as a visitor with a name and a wish that are scripts. Answers the address that the mail goes to. */
export async function bookAsVisitor({ id, serviceId }: Business): Promise<string> {
  const email = `visitor-${randomUUID()}@example.com`
  const day = new Date(Date.now() + 16 * 86_400_000).toISOString().slice(0, 10)
  const request = bookingRequest(serviceId, `${day}T10:00:00Z`, {
    customer: { full_name: "<img src=x onerror=alert(document.domain)>", email },
    notes: scriptPayloads.slice(0, 12).join(" "),
  })
  await sql.begin(async (db) => {
    await db`select set_config('request.jwt.claims', '{"role": "anon"}', true)`
    await db`select public.place_booking(${id}, ${db.json(request)})`
  })
  return email
}
