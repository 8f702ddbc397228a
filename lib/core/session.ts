import "server-only"
import { forbidden, notFound, redirect } from "next/navigation"
import { cache } from "react"
import { z } from "zod"
import {
  type CustomerContext,
  mint,
  type OrganizationContext,
  type PlatformContext,
  type PlatformRole,
  type PublicContext,
  platformRoles,
} from "./context"
import { AppError, unwrap } from "./errors"
import { organizationId, organizationSlug, userId } from "./ids"
import { requestPath } from "./request"
import { anonymousClient, findSession, userClient } from "./supabase-server"

const organization = z.object({
  id: organizationId,
  slug: z.string(),
  name: z.string(),
  industry: z.string(),
  status: z.string(),
  timezone: z.string(),
  currency: z.string(),
  locale: z.string(),
  brand_color: z.string().nullable(),
  logo_path: z.string().nullable(),
})

const membership = z.object({
  organization: organization.extend({
    suspension_reason: z.string().nullable(),
    trial_ends_at: z.string().nullable(),
  }),
  full_name: z.string().nullish(),
  member: z.object({ id: userId, roles: z.array(z.string()) }).nullable(),
  permissions: z.array(z.string()),
  support_access: z
    .object({ id: z.string(), mode: z.string(), reason: z.string(), expires_at: z.string() })
    .nullable(),
})

const text = z.string().nullable()
const storefront = organization.extend({
  is_published: z.boolean(),
  about: text,
  contact_email: text,
  phone: text,
  address_line1: text,
  address_line2: text,
  city: text,
  postcode: text,
  country: text,
  payment: z.array(z.enum(["card", "on_site"])),
})

function toOrganization(row: z.infer<typeof organization>) {
  const { id, slug, name, industry, status, timezone, currency, locale } = row
  return {
    id,
    slug,
    name,
    industry,
    status,
    timezone,
    currency,
    locale,
    brandColor: row.brand_color,
    logoPath: row.logo_path,
  }
}

/** The caller's context in an organization, or null for a stranger. Throws `signed_out` without a live session. */
export const findOrganization = cache(async (slug: string): Promise<OrganizationContext | null> => {
  const parsed = organizationSlug.safeParse(slug)
  if (!parsed.success) return null
  const session = await findSession()
  if (!session) throw new AppError("signed_out")
  const client = await userClient(session)
  const answer = unwrap(await client.rpc("organization_context", { p_slug: parsed.data }))
  if (answer === null) return null
  const facts = membership.parse(answer)
  return mint({
    kind: "organization" as const,
    organization: {
      ...toOrganization(facts.organization),
      suspensionReason: facts.organization.suspension_reason,
      trialEndsAt: facts.organization.trial_ends_at,
    },
    user: {
      id: userId.parse(session.userId),
      email: session.email,
      fullName: facts.full_name || session.email,
    },
    memberId: facts.member?.id ?? null,
    roles: facts.member?.roles ?? [],
    permissions: new Set(facts.permissions),
    supportAccess: facts.support_access
      ? {
          id: facts.support_access.id,
          mode: facts.support_access.mode,
          reason: facts.support_access.reason,
          expiresAt: facts.support_access.expires_at,
        }
      : null,
    db: await userClient(session, facts.organization.id),
  })
})

/** The signed-in caller with a live session, or null. */
export const findUser = cache(async (): Promise<CustomerContext | null> => {
  const session = await findSession()
  if (!session) return null
  const db = await userClient(session)
  const [alive, profile] = await Promise.all([
    db.rpc("touch_session"),
    db.from("profiles").select("full_name").eq("id", session.userId).maybeSingle(),
  ])
  if (alive.error?.code?.startsWith("PGRST30") || !unwrap(alive)) return null
  const fullName = unwrap(profile)?.full_name || session.email
  return mint({
    kind: "customer" as const,
    user: { id: userId.parse(session.userId), email: session.email, fullName },
    db,
  })
})

const secondFactor = z
  .object({ is_due: z.boolean(), is_enabled: z.boolean(), codes_left: z.number() })
  .nullable()

/**
 * How the session stands with the account's second factor, or null without a live one. While it is
 * due, the database answers nothing else: every other gate says `signed_out`.
 */
export const findSecondFactor = cache(async () => {
  const session = await findSession()
  if (!session) return null
  const db = await userClient(session)
  const answer = await db.rpc("second_factor_standing")
  if (answer.error?.code?.startsWith("PGRST30")) return null
  const standing = secondFactor.parse(unwrap(answer))
  return (
    standing && {
      isDue: standing.is_due,
      isEnabled: standing.is_enabled,
      codesLeft: standing.codes_left,
    }
  )
})

/** The caller as platform staff, or null. */
export const findPlatform = cache(async (): Promise<PlatformContext | null> => {
  const customer = await findUser()
  if (!customer) return null
  const role = z
    .enum(platformRoles)
    .nullable()
    .parse(unwrap(await customer.db.rpc("my_platform_role")))
  return role && mint({ kind: "platform" as const, role, user: customer.user, db: customer.db })
})

/** The organization behind a storefront, or null. Always read as a visitor, even for who is signed in. */
export const findStorefront = cache(async (slug: string): Promise<PublicContext | null> => {
  const parsed = organizationSlug.safeParse(slug)
  if (!parsed.success) return null
  const client = await anonymousClient()
  const answer = unwrap(await client.rpc("storefront", { p_slug: parsed.data }))
  if (answer === null) return null
  const row = storefront.parse(answer)
  return mint({
    kind: "public" as const,
    organization: {
      ...toOrganization(row),
      isPublished: row.is_published,
      about: row.about,
      contactEmail: row.contact_email,
      phone: row.phone,
      addressLine1: row.address_line1,
      addressLine2: row.address_line2,
      city: row.city,
      postcode: row.postcode,
      country: row.country,
      payment: row.payment,
    },
    db: await anonymousClient(row.id),
  })
})

/** For loaders: the caller's organization, else sign-in, not-found or the "not allowed" page. */
export async function requireOrganization(slug: string, permission?: string): Promise<OrganizationContext> {
  const context = await findOrganization(slug).catch(toSignIn)
  if (!context) notFound()
  if (permission && !context.permissions.has(permission)) forbidden()
  return context
}

/** For loaders: who is signed in, else the sign-in page, which leads back here. */
export async function requireUser(): Promise<CustomerContext> {
  return (await findUser()) ?? toSignIn(new AppError("signed_out"))
}

/** For loaders of `/admin`: platform staff with one of the roles; everyone else sees that there is nothing here. */
export async function requirePlatform(
  roles: readonly PlatformRole[] = platformRoles,
): Promise<PlatformContext> {
  await requireUser()
  const context = await findPlatform()
  if (!context) notFound()
  if (!roles.includes(context.role)) forbidden()
  return context
}

/** For loaders of a storefront: its organization, or not-found. Whether it is published is the page's to say. */
export async function publicOrganization(slug: string): Promise<PublicContext> {
  return (await findStorefront(slug)) ?? notFound()
}

async function toSignIn(error: unknown): Promise<never> {
  if (!(error instanceof AppError) || error.code !== "signed_out") throw error
  const factor = await findSecondFactor()
  const page = factor?.isDue ? "/sign-in/second-factor" : "/sign-in"
  redirect(`${page}?next=${encodeURIComponent(await requestPath())}`)
}
