import { randomUUID } from "node:crypto"
import { createServerClient } from "@supabase/ssr"
import { createClient } from "@supabase/supabase-js"
import postgres from "postgres"
import { sessionCookie } from "@/lib/core/cookies"
import { createOrganization } from "../../tests/database/accounts"
import {
  bookingRequest,
  createCustomer,
  createService,
  createStaff,
  type Placed,
} from "../../tests/database/factory"
import { demoPassword } from "../fixtures"

/** Somebody with an account, and the cookies of their session. */
export interface Person {
  id: string
  email: string
  cookie: string
}

/** A business made for one test, whose secrets appear nowhere else. */
export interface Business {
  id: string
  slug: string
  staffId: string
  serviceId: string
  customerId: string
  bookings: Placed[]
  owner: Person
}

const { NEXT_PUBLIC_SUPABASE_URL = "", NEXT_PUBLIC_SUPABASE_ANON_KEY = "" } = process.env

/** The database behind the running application. */
export const sql = postgres(process.env.DATABASE_URL ?? "", { max: 4, onnotice: () => {} })

/** Signs somebody in as the application does, and answers the cookies to send. */
export async function cookiesOf(email: string, password = demoPassword): Promise<string> {
  const jar = new Map<string, string>()
  const client = createServerClient(NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_ANON_KEY, {
    cookieOptions: sessionCookie(),
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => {
        for (const { name, value } of cookies) jar.set(name, value)
      },
    },
  })
  const { error } = await client.auth.signInWithPassword({ email, password })
  if (error) throw error
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
}

/** Makes an account, with a role in an organization where one is given. */
export async function createPerson(name: string, membership?: [organizationId: string, role: string]) {
  const admin = createClient(NEXT_PUBLIC_SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY ?? "", {
    auth: { persistSession: false },
  }).auth.admin
  const email = `${name}-${randomUUID()}@example.com`
  const { data, error } = await admin.createUser({ email, password: demoPassword, email_confirm: true })
  if (error) throw error
  const { id } = data.user
  if (membership) {
    const [organizationId, role] = membership
    await sql`insert into public.organization_members (organization_id, user_id) values (${organizationId}, ${id})`
    await sql`
      insert into public.member_roles (organization_id, user_id, role_id)
      select ${organizationId}, ${id}, r.id from public.roles r where r.organization_id is null and r.key = ${role}`
  }
  return { id, email, cookie: await cookiesOf(email) }
}

/** Makes a business with bookings, whose name and customer carry a word that can be looked for. */
export async function createBusiness(secret: string): Promise<Business> {
  const { id, slug } = await createOrganization(sql)
  await sql`update public.organizations set name = ${`Business ${secret}`} where id = ${id}`
  const staffId = await createStaff(sql, id, { name: `Staff ${secret}` })
  const serviceId = await createService(sql, id, [staffId], { name: `Service ${secret}` })
  const customerId = await createCustomer(sql, id, { full_name: `Customer ${secret}` })
  const owner = await createPerson("owner", [id, "owner"])
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
  const bookings: Placed[] = []
  for (const hour of [10, 11, 12]) {
    const request = bookingRequest(serviceId, `${day}T${hour}:00:00Z`, { customer_id: customerId })
    const [row] = await sql.begin(async (db) => {
      await db`select set_config('request.jwt.claims', '{"role": "service_role"}', true)`
      return db<{ placed: Placed }[]>`select public.place_booking(${id}, ${db.json(request)}) as placed`
    })
    if (row) bookings.push(row.placed)
  }
  await sql`insert into public.service_categories (organization_id, name) values (${id}, 'Category')`
  await sql`insert into public.customers (organization_id, full_name) values (${id}, 'Double')`
  await sql`
    insert into public.customer_imports (organization_id, file_name, status, total, created_by)
    values (${id}, 'Begun.csv', 'staging', 1, ${owner.id}), (${id}, 'Finished.csv', 'done', 1, ${owner.id})`
  await sql`update public.bookings set fee_cents = 100 where id = ${bookings[2]?.booking_id ?? ""}`
  return { id, slug, staffId, serviceId, customerId, bookings, owner }
}

/** A digest of everything an organization has, by table: what is equal before and after has not been changed. */
export async function fingerprint(organizationId: string): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
     where c.relnamespace::regnamespace::text = 'public' and c.relkind in ('r', 'p')
       -- Refusals are written down, and looking at a page is an event of its session.
       and c.relname <> all (${["audit_logs", "session_events", "user_sessions"]})`
  const digest = (name: string, column: string) => {
    // The worker writes down meanwhile what became of mails; which there are is for others to change.
    const text = ["messages", "email_queue"].includes(name) ? sql`t.id::text` : sql`t::text`
    return sql<{ digest: string }[]>`
      select coalesce(md5(string_agg(${text}, '' order by ${text})), '') as digest
        from ${sql(`public.${name}`)} t where ${sql(column)} = ${organizationId}`
  }
  const rows = await Promise.all(
    tables.map(async ({ name }) => [name, (await digest(name, "organization_id"))[0]?.digest ?? ""] as const),
  )
  const [own] = await digest("organizations", "id")
  return { ...Object.fromEntries(rows), organizations: own?.digest ?? "" }
}
