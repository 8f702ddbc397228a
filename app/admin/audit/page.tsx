import type { Metadata } from "next"
import { Suspense } from "react"
import { AuditList } from "@/components/audit/audit-list"
import { thingOf } from "@/components/audit/audit-words"
import { CursorPages } from "@/components/dashboard/cursor-pages"
import type { PageQuery } from "@/components/dashboard/list-href"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { TableSkeleton } from "@/components/ui/skeleton"
import { loadAudit, loadTenantNames } from "@/lib/platform/loaders"
import { auditFilter, auditTables } from "@/lib/platform/schema"

export const metadata: Metadata = { title: "Audit" }

async function Entries({ query }: { query: PageQuery }) {
  const { rows, next } = await loadAudit(auditFilter.parse(query))
  return (
    <>
      <AuditList entries={rows} />
      <CursorPages path="/admin/audit" query={query} next={next} />
    </>
  )
}

/** Who changed what, on the whole platform. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const [query, tenants] = await Promise.all([searchParams, loadTenantNames()])
  return (
    <>
      <PageHeader
        title="Audit"
        description="Who changed what, and what was refused. Contents show only where they are the platform’s own."
      />
      <FilterBar
        filters={[
          { name: "organization", label: "Tenant", options: tenants },
          {
            name: "table",
            label: "What",
            options: auditTables.map((value) => ({ value, label: thingOf(value) })),
          },
          {
            name: "action",
            label: "Change",
            options: [
              { value: "insert", label: "Added" },
              { value: "update", label: "Changed" },
              { value: "delete", label: "Removed" },
            ],
          },
          {
            name: "result",
            label: "Result",
            options: [
              { value: "done", label: "Done" },
              { value: "refused", label: "Refused" },
            ],
          },
        ]}
      />
      <Suspense key={JSON.stringify(query)} fallback={<TableSkeleton rows={14} />}>
        <Entries query={query} />
      </Suspense>
    </>
  )
}
