import type { CustomerContext, PlatformContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"

/** An organization in the switcher. */
export interface MyOrganization {
  id: string
  slug: string
  name: string
  logoPath: string | null
  brandColor: string | null
  status: string
  roles: string[]
}

/** The organizations the caller may open, by name. */
export async function listMyOrganizations(context: CustomerContext): Promise<MyOrganization[]> {
  const rows = unwrap(await context.db.rpc("my_organizations"))
  return rows.map(({ id, slug, name, status, roles, ...row }) => ({
    id,
    slug,
    name,
    status,
    roles,
    logoPath: row.logo_path,
    brandColor: row.brand_color,
  }))
}

/** Where someone belongs who came without a destination. */
export async function homeOf(context: CustomerContext, platform: PlatformContext | null): Promise<string> {
  if (platform) return "/admin"
  const [first] = await listMyOrganizations(context)
  return first ? `/dashboard/${first.slug}` : "/me"
}
