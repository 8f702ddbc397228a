import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { OrganizationList } from "@/components/tenancy/organization-list"
import { Surface } from "@/components/ui/surface"
import { loadMyOrganizations } from "@/lib/tenancy/loaders"

export const metadata: Metadata = { title: "Your organizations" }

/** Leads to one's organization: straight there if it is the only one, by a choice among several, by founding the first. */
export default async function DashboardPage() {
  const { user, organizations } = await loadMyOrganizations()
  const [first] = organizations
  if (!first) redirect("/welcome")
  if (organizations.length === 1) redirect(`/dashboard/${first.slug}`)
  return (
    <Surface kind="dashboard">
      <OrganizationList name={user.fullName} organizations={organizations} />
    </Surface>
  )
}
