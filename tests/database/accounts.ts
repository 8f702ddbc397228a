import { randomUUID } from "node:crypto"
import type { Connection, Persona } from "./session.ts"

/** Makes a confirmed user with a live session, and gives back what signs them in. */
export async function createUser(
  sql: Connection,
  name = "user",
): Promise<Persona & { sessionId: string; email: string }> {
  const userId = randomUUID()
  const sessionId = randomUUID()
  const email = `${name}-${userId.slice(0, 8)}@example.test`
  await sql`
    insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at, raw_user_meta_data)
    values (${userId}, 'authenticated', 'authenticated', ${email}, now(), now(), now(), '{"full_name": "Robin Vale Senior"}')`
  await sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (${sessionId}, ${userId}, now(), now())`
  return { userId, sessionId, email }
}

/** Makes an active organization on the professional plan, without members. */
export async function createOrganization(
  sql: Connection,
  status = "active",
): Promise<{ id: string; slug: string }> {
  const slug = `org-${randomUUID().slice(0, 12)}`
  const [row] = await sql<{ id: string }[]>`
    insert into public.organizations (name, slug, status, suspended_at)
    values (${slug}, ${slug}, ${status}, ${status === "suspended" ? new Date() : null}) returning id`
  if (!row) throw new Error("The organization was not made.")
  await sql`insert into public.subscriptions (organization_id, plan_key, status) values (${row.id}, 'professional', 'active')`
  return { id: row.id, slug }
}

/** Makes a user who belongs to an organization with these built-in roles, acting in it. */
export async function addMember(
  sql: Connection,
  organizationId: string,
  ...roles: string[]
): Promise<Persona & { sessionId: string; email: string }> {
  const user = await createUser(sql, roles[0])
  await sql`insert into public.organization_members (organization_id, user_id) values (${organizationId}, ${user.userId})`
  await sql`
    insert into public.member_roles (organization_id, user_id, role_id)
    select ${organizationId}, ${user.userId}, r.id from public.roles r
     where r.organization_id is null and r.key = any (${roles})`
  return { ...user, organizationId }
}

/** Makes a user of the platform's own staff, with a second factor given. */
export async function addPlatformStaff(
  sql: Connection,
  role: string,
): Promise<Persona & { sessionId: string; email: string }> {
  const user = await createUser(sql, role)
  await sql`insert into public.platform_staff (user_id, role) values (${user.userId}, ${role})`
  return { ...user, aal: "aal2" }
}
