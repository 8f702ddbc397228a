import type postgres from "postgres"
import { z } from "zod"

const factorSchema = z.object({
  id: z.string(),
  friendly_name: z.string().nullable(),
  factor_type: z.string(),
  status: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
})

const userSchema = z.looseObject({
  id: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  app_metadata: z.record(z.string(), z.unknown()),
  user_metadata: z.record(z.string(), z.unknown()),
  banned_until: z.string().nullable(),
  factors: z.array(factorSchema),
})

/** A user as Supabase Auth shows one. */
export type AuthUser = z.infer<typeof userSchema>

/** The user with this id, or null. */
export async function findUser(sql: postgres.Sql, id: string): Promise<AuthUser | null> {
  return (await selectUsers(sql, sql`where u.id = ${id}`))[0] ?? null
}

/** One page of all users, the newest first. */
export async function listUsers(sql: postgres.Sql, page: number, perPage: number): Promise<AuthUser[]> {
  const offset = (page - 1) * perPage
  return selectUsers(sql, sql`order by u.created_at desc, u.id limit ${perPage} offset ${offset}`)
}

async function selectUsers(
  sql: postgres.Sql,
  rest: postgres.PendingQuery<postgres.Row[]>,
): Promise<AuthUser[]> {
  const rows = await sql`
    select jsonb_build_object(
      'id', u.id,
      'aud', u.aud,
      'role', u.role,
      'email', coalesce(u.email, ''),
      'phone', coalesce(u.phone, ''),
      'email_confirmed_at', u.email_confirmed_at,
      'phone_confirmed_at', u.phone_confirmed_at,
      'confirmed_at', u.confirmed_at,
      'confirmation_sent_at', u.confirmation_sent_at,
      'recovery_sent_at', u.recovery_sent_at,
      'invited_at', u.invited_at,
      'new_email', nullif(u.email_change, ''),
      'last_sign_in_at', u.last_sign_in_at,
      'banned_until', u.banned_until,
      'app_metadata', coalesce(u.raw_app_meta_data, '{}'),
      'user_metadata', coalesce(u.raw_user_meta_data, '{}'),
      'is_anonymous', u.is_anonymous,
      'created_at', u.created_at,
      'updated_at', u.updated_at,
      'identities', coalesce((
        select jsonb_agg(jsonb_build_object(
          'identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'identity_data', i.identity_data,
          'provider', i.provider, 'email', i.email, 'last_sign_in_at', i.last_sign_in_at,
          'created_at', i.created_at, 'updated_at', i.updated_at) order by i.created_at)
        from auth.identities i where i.user_id = u.id), '[]'),
      'factors', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', f.id, 'friendly_name', f.friendly_name, 'factor_type', f.factor_type, 'status', f.status,
          'created_at', f.created_at, 'updated_at', f.updated_at) order by f.created_at)
        from auth.mfa_factors f where f.user_id = u.id), '[]')
    ) as user
    from auth.users u ${rest}`
  return rows.map((row) => userSchema.parse(row.user))
}

/** Whether the user is barred at this moment. */
export function isBanned(user: AuthUser): boolean {
  return user.banned_until !== null && Date.parse(user.banned_until) > Date.now()
}
