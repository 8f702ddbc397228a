import type { SupabaseClient } from "@supabase/supabase-js"
import type { Database } from "./database.types"
import type { OrganizationId, UserId } from "./ids"

/** The typed data client. Whose token it carries is said by the context it comes in. */
export type Db = SupabaseClient<Database>

/** The one who is signed in. */
export interface ContextUser {
  id: UserId
  email: string
  fullName: string
}

/** What every screen and rule may know of the organization it is about. */
export interface ContextOrganization {
  id: OrganizationId
  slug: string
  name: string
  industry: string
  status: string
  suspensionReason: string | null
  timezone: string
  currency: string
  locale: string
  brandColor: string | null
  logoPath: string | null
  trialEndsAt: string | null
}

/** What a storefront shows of its business. */
export interface Storefront extends Omit<ContextOrganization, "suspensionReason" | "trialEndsAt"> {
  isPublished: boolean
  about: string | null
  contactEmail: string | null
  phone: string | null
  addressLine1: string | null
  addressLine2: string | null
  city: string | null
  postcode: string | null
  country: string | null
  payment: readonly ("card" | "on_site")[]
}

/*
 * A context is the proof that someone was let in. The symbol is not exported and `mint` may be
 * called by the gates in lib/core alone (dependency-cruiser holds it), so that a tenant id from a
 * URL can't reach the database unproved.
 */
declare const proved: unique symbol
type Proved<T> = T & { readonly [proved]: true }

/** A member (or support staff with access) acting in one organization. */
export type OrganizationContext = Proved<{
  kind: "organization"
  organization: ContextOrganization
  user: ContextUser
  memberId: UserId | null
  roles: readonly string[]
  permissions: ReadonlySet<string>
  supportAccess: { id: string; mode: string; reason: string; expiresAt: string } | null
  db: Db
}>

/** Anyone at a storefront. `db` is always anonymous, even for who is signed in. */
export type PublicContext = Proved<{ kind: "public"; organization: Storefront; db: Db }>

/** Someone signed in, looking after their own things. */
export type CustomerContext = Proved<{ kind: "customer"; user: ContextUser; db: Db }>

/** Staff of the platform's operator. */
export type PlatformContext = Proved<{ kind: "platform"; role: PlatformRole; user: ContextUser; db: Db }>

/** A background job or a verified webhook: no person, the service's own reach. */
export type SystemContext = Proved<{ kind: "system"; db: Db }>

export const platformRoles = ["super_admin", "support", "billing_admin"] as const
export type PlatformRole = (typeof platformRoles)[number]

/** Makes a context. For the gates only. */
export function mint<T extends { kind: string }>(facts: T): Proved<T> {
  return facts as Proved<T>
}
