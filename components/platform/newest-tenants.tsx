import Link from "next/link"
import { OrganizationStatus } from "@/components/tenancy/organization-status"
import { Avatar } from "@/components/ui/avatar"
import { LinkButton } from "@/components/ui/link-button"
import { SectionCard } from "@/components/ui/section-card"
import { formatDay } from "@/lib/core/format"
import type { TenantRow } from "@/lib/platform/types"

/** Who joined last. */
export function NewestTenants({ tenants }: { tenants: readonly TenantRow[] }) {
  return (
    <SectionCard
      title="Newest tenants"
      flush
      actions={
        <LinkButton href="/admin/tenants" size="sm" variant="ghost">
          All tenants
        </LinkButton>
      }
    >
      <ul className="divide-y divide-border border-t border-border">
        {tenants.map((tenant) => (
          <li
            key={tenant.id}
            className="relative flex items-center gap-3 px-card py-2.5 transition-colors hover:bg-subtle"
          >
            <Avatar name={tenant.name} shape="square" />
            <div className="min-w-0 flex-1">
              <Link
                href={`/admin/tenants/${tenant.id}`}
                className="block truncate font-medium after:absolute after:inset-0"
              >
                {tenant.name}
              </Link>
              <p className="truncate text-sm text-muted">
                {tenant.plan_name ?? "No plan"} · joined {formatDay(tenant.created_at, "Europe/London")}
              </p>
            </div>
            <OrganizationStatus status={tenant.status} />
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
