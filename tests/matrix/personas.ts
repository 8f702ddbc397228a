import { randomUUID } from "node:crypto"
import type postgres from "postgres"
import type { Persona } from "../database/session.ts"

/** The tenant that everybody tries to reach. */
export const tenant = "glow-studio"

/** Who tries. `visitor` has no account; everyone else is signed in. */
export const personaNames = [
  "visitor",
  "customer",
  "viewer",
  "provider",
  "member",
  "admin",
  "owner",
  "removed member",
  "owner of another tenant",
  "platform support",
  "platform super-admin",
  "platform support with a grant",
] as const

export type PersonaName = (typeof personaNames)[number]

/** Everybody's token and request, and the tenant they all say they act in. */
export interface Cast {
  organizationId: string
  otherOrganizationId: string
  signedIn: Record<Exclude<PersonaName, "visitor">, Persona>
}

const addresses: Record<Exclude<PersonaName, "visitor">, string> = {
  customer: "customer@tenantry.demo",
  viewer: "viewer@glow.demo",
  provider: "provider@glow.demo",
  member: "member@glow.demo",
  admin: "admin@glow.demo",
  owner: "owner@glow.demo",
  "removed member": "viewer@evermore.demo",
  "owner of another tenant": "owner@spotless.demo",
  "platform support": "support@tenantry.demo",
  "platform super-admin": "super@tenantry.demo",
  "platform support with a grant": "billing@tenantry.demo",
}

/** Signs the whole cast in, inside a transaction that the caller rolls back. */
export async function assemble(sql: postgres.TransactionSql): Promise<Cast> {
  const organizationId = await idOf(sql, tenant)
  const otherOrganizationId = await idOf(sql, "spotless-laundry")
  const entries = await Promise.all(
    Object.entries(addresses).map(async ([name, email]) => {
      const [user] = await sql<{ id: string }[]>`select id from auth.users where email = ${email}`
      if (!user) throw new Error(`The demo data has no ${email}.`)
      const sessionId = randomUUID()
      await sql`insert into public.user_sessions (id, user_id) values (${sessionId}, ${user.id})`
      await sql`insert into public.session_events (user_id, event) values (${user.id}, 'sign_in')`
      return [name, { userId: user.id, sessionId, organizationId, email, aal: "aal2" }] as const
    }),
  )
  const signedIn = Object.fromEntries(entries) as Cast["signedIn"]
  await sql`
    insert into public.organization_members (organization_id, user_id, status)
    values (${organizationId}, ${signedIn["removed member"].userId}, 'suspended')`
  await sql`
    insert into public.member_roles (organization_id, user_id, role_id)
    select ${organizationId}, ${signedIn["removed member"].userId}, id from public.roles where key = 'admin'`
  await sql`
    insert into public.support_access (organization_id, staff_user_id, reason, mode, expires_at)
    values (${organizationId}, ${signedIn["platform support with a grant"].userId},
            'Looking into a report by the owner', 'read', now() + interval '1 hour')`
  for (const id of [organizationId, otherOrganizationId]) await furnish(sql, id, signedIn.owner.userId)
  return { organizationId, otherOrganizationId, signedIn }
}

/** Puts a row into each table that the demo data leaves empty, so that finding nothing means being refused. */
async function furnish(sql: postgres.TransactionSql, organizationId: string, ownerId: string): Promise<void> {
  await sql`
    with customer as (select id from public.customers where organization_id = ${organizationId} order by id limit 1),
    booking as (select id from public.bookings where organization_id = ${organizationId} order by id limit 1),
    member as (select user_id from public.organization_members where organization_id = ${organizationId} order by user_id limit 1),
    team as (insert into public.teams (organization_id, name) values (${organizationId}, 'Front of house') returning id),
    in_team as (
      insert into public.team_memberships (organization_id, team_id, user_id)
      select ${organizationId}, team.id, member.user_id from team, member),
    denied as (
      insert into public.member_permissions (organization_id, user_id, permission_key, effect)
      select ${organizationId}, member.user_id, 'domains.read', 'allow' from member),
    note as (
      insert into public.booking_notes (organization_id, booking_id, body, created_by)
      select ${organizationId}, booking.id, 'Has a sensitive scalp.', ${ownerId} from booking),
    remark as (
      insert into public.customer_notes (organization_id, customer_id, body, created_by)
      select ${organizationId}, customer.id, 'Prefers mornings.', ${ownerId} from customer),
    tagged as (insert into public.customer_tags (organization_id, tag) values (${organizationId}, 'asked for it') on conflict do nothing),
    task as (
      insert into public.tasks (organization_id, title, customer_id)
      select ${organizationId}, 'Ring back', customer.id from customer),
    file as (
      insert into public.customer_imports (organization_id, file_name) values (${organizationId}, 'customers.csv') returning id),
    line as (
      insert into public.customer_import_rows (organization_id, import_id, line, fields)
      select ${organizationId}, file.id, 1, '{}' from file),
    view as (
      insert into public.saved_views (organization_id, user_id, list, name, is_shared)
      select ${organizationId}, m.user_id, 'bookings', 'Open payments', true
        from public.organization_members m join public.member_roles r using (organization_id, user_id)
       where m.organization_id = ${organizationId} and r.role_id = '00000000-0000-7000-8000-000000000001' limit 1),
    contact as (
      insert into public.customer_contacts (organization_id, customer_id, contact_type, contact_value)
      select ${organizationId}, customer.id, 'social', '@someone' from customer),
    offered as (
      insert into public.offer_services (organization_id, offer_id, service_id)
      select ${organizationId}, o.id, s.id
        from (select id from public.offers where organization_id = ${organizationId} order by id limit 1) o,
             (select id from public.services where organization_id = ${organizationId} order by id limit 1) s)
    insert into public.suppressions (organization_id, address, reason)
    values (${organizationId}, 'bounced@example.test', 'bounced')`
  await sql`select private.queue_email(${organizationId}, 'someone@example.test', 'booking_placed', '{}')`
}

async function idOf(sql: postgres.TransactionSql, slug: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from public.organizations where slug = ${slug}`
  if (!row) throw new Error(`The demo data has no organization ${slug}.`)
  return row.id
}
