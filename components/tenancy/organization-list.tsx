import { ChevronRight, Plus } from "lucide-react"
import Link from "next/link"
import { roleName } from "@/components/access/role-name"
import { Avatar } from "@/components/ui/avatar"
import { LinkButton } from "@/components/ui/link-button"
import { OrganizationStatus } from "./organization-status"

type OrganizationListProps = {
  name: string
  organizations: readonly { slug: string; name: string; status: string; roles: string[] }[]
}

/** The organizations one may open. */
export function OrganizationList({ name, organizations }: OrganizationListProps) {
  return (
    <main id="main" className="mx-auto w-full max-w-lg px-6 py-16">
      <h1 className="text-2xl font-semibold tracking-tight">Your organizations</h1>
      <p className="mt-1 text-muted">Signed in as {name}. Where would you like to go?</p>
      <ul className="mt-6 divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
        {organizations.map((organization) => (
          <li key={organization.slug} className="relative flex items-center gap-3 px-4 py-3 hover:bg-subtle">
            <Avatar name={organization.name} shape="square" />
            <div className="min-w-0 flex-1">
              <Link
                href={`/dashboard/${organization.slug}`}
                data-row
                className="block truncate font-medium after:absolute after:inset-0"
              >
                {organization.name}
              </Link>
              <p className="truncate text-sm text-muted">{organization.roles.map(roleName).join(", ")}</p>
            </div>
            {organization.status === "active" ? null : <OrganizationStatus status={organization.status} />}
            <ChevronRight aria-hidden="true" className="size-4 text-muted" />
          </li>
        ))}
      </ul>
      <LinkButton href="/dashboard/new" className="mt-4">
        <Plus aria-hidden="true" />
        Create organization
      </LinkButton>
    </main>
  )
}
