import { z } from "zod"
import type { Gateway } from "./context.ts"
import { AuthError } from "./errors.ts"
import { type AuthUser, findUser } from "./users.ts"

/** What the server may say about an account. */
export const userInputSchema = z.object({
  id: z.uuid().optional(),
  email: z.email().optional(),
  password: z.string().optional(),
  email_confirm: z.boolean().optional(),
  phone: z.string().optional(),
  user_metadata: z.record(z.string(), z.unknown()).optional(),
  app_metadata: z.record(z.string(), z.unknown()).optional(),
  ban_duration: z.string().optional(),
})

type UserInput = z.infer<typeof userInputSchema>

/** The user with this id, or a 404. */
export async function requireUser(gateway: Gateway, id: string): Promise<AuthUser> {
  const user = z.uuid().safeParse(id).success ? await findUser(gateway.sql, id) : null
  if (!user) throw new AuthError(404, "user_not_found", "User not found")
  return user
}

/** Opens an account and gives its id. */
export async function createUser(gateway: Gateway, input: UserInput): Promise<string> {
  const { sql } = gateway
  const email = input.email?.toLowerCase()
  if (!email) throw new AuthError(400, "validation_failed", "Cannot create a user without an email")
  const id = input.id ?? crypto.randomUUID()
  const appData = { provider: "email", providers: ["email"], ...input.app_metadata }
  const created = await sql`
    insert into auth.users (id, email, encrypted_password, email_confirmed_at, phone, raw_app_meta_data, raw_user_meta_data)
    values (
      ${id}, ${email},
      ${input.password === undefined ? null : sql`extensions.crypt(${input.password}, extensions.gen_salt('bf', 10))`},
      ${input.email_confirm ? sql`now()` : null}, ${input.phone ?? null},
      ${JSON.stringify(appData)}::text::jsonb, ${JSON.stringify(input.user_metadata ?? {})}::text::jsonb)
    on conflict do nothing returning id`
  if (created.length === 0) {
    throw new AuthError(422, "email_exists", "A user with this email address has already been registered")
  }
  const identity = { sub: id, email, email_verified: input.email_confirm ?? false, phone_verified: false }
  await sql`
    insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at)
    values (${crypto.randomUUID()}, 'email', ${id}, ${id}, ${JSON.stringify(identity)}::text::jsonb, now())`
  if (input.ban_duration) await ban(gateway, id, input.ban_duration)
  return id
}

/** Changes an account. A new password or a ban ends its sessions. */
export async function updateUser(gateway: Gateway, user: AuthUser, input: UserInput): Promise<void> {
  const { sql } = gateway
  const { id } = user
  if (input.email) {
    await sql`update auth.users set email = ${input.email.toLowerCase()}, updated_at = now() where id = ${id}`
    await sql`
      update auth.identities set identity_data = identity_data || jsonb_build_object('email', ${input.email.toLowerCase()}::text)
      where user_id = ${id} and provider = 'email'`
  }
  if (input.email_confirm) {
    await sql`update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()) where id = ${id}`
  }
  if (input.phone !== undefined)
    await sql`update auth.users set phone = ${input.phone || null} where id = ${id}`
  if (input.user_metadata) {
    await sql`
      update auth.users set raw_user_meta_data = jsonb_strip_nulls(
        coalesce(raw_user_meta_data, '{}') || ${JSON.stringify(input.user_metadata)}::text::jsonb), updated_at = now()
      where id = ${id}`
  }
  if (input.app_metadata) {
    await sql`
      update auth.users set raw_app_meta_data = jsonb_strip_nulls(
        coalesce(raw_app_meta_data, '{}') || ${JSON.stringify(input.app_metadata)}::text::jsonb), updated_at = now()
      where id = ${id}`
  }
  if (input.password !== undefined) {
    await sql`
      update auth.users set encrypted_password = extensions.crypt(${input.password}, extensions.gen_salt('bf', 10)),
        updated_at = now()
      where id = ${id}`
    await sql`delete from auth.sessions where user_id = ${id}`
  }
  if (input.ban_duration) await ban(gateway, id, input.ban_duration)
}

/** Removes an account for good, or only its person from it. */
export async function deleteUser(gateway: Gateway, id: string, soft: boolean): Promise<void> {
  const { sql } = gateway
  if (!soft) {
    await sql`delete from auth.users where id = ${id}`
    return
  }
  await sql`delete from auth.sessions where user_id = ${id}`
  await sql`delete from auth.identities where user_id = ${id}`
  await sql`
    update auth.users set deleted_at = now(), email = encode(extensions.digest(id::text, 'sha256'), 'hex'), phone = null,
      encrypted_password = null, raw_user_meta_data = '{}', raw_app_meta_data = '{}'
    where id = ${id}`
}

const units: Record<string, number> = { s: 1, m: 60, h: 3600 }

async function ban(gateway: Gateway, id: string, duration: string): Promise<void> {
  const { sql } = gateway
  if (duration === "none") {
    await sql`update auth.users set banned_until = null where id = ${id}`
    return
  }
  const parts = [...duration.matchAll(/(\d+)(s|m|h)/g)]
  if (parts.length === 0) throw new AuthError(400, "validation_failed", "invalid format for ban duration")
  const seconds = parts.reduce((sum, part) => sum + Number(part[1]) * (units[part[2] ?? "s"] ?? 1), 0)
  await sql`update auth.users set banned_until = now() + make_interval(secs => ${seconds}) where id = ${id}`
}
