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
  return { organizationId, otherOrganizationId, signedIn }
}

async function idOf(sql: postgres.TransactionSql, slug: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from public.organizations where slug = ${slug}`
  if (!row) throw new Error(`The demo data has no organization ${slug}.`)
  return row.id
}
