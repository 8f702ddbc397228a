import { AuditList } from "@/components/audit/audit-list"
import { LinkButton } from "@/components/ui/link-button"
import type { AuditEntry } from "@/lib/platform/types"

/** The last things that changed at a tenant. */
export function TenantAudit({
  entries,
  organizationId,
}: {
  entries: readonly AuditEntry[]
  organizationId: string
}) {
  return (
    <section aria-labelledby="tenant-audit" className="mt-8">
      <div className="flex items-center justify-between pb-3">
        <h2 id="tenant-audit" className="text-base font-semibold">
          Audit
        </h2>
        <LinkButton href={`/admin/audit?organization=${organizationId}`} size="sm" variant="ghost">
          All entries
        </LinkButton>
      </div>
      <AuditList entries={entries} />
    </section>
  )
}
