import type { Metadata } from "next"
import { Suspense } from "react"
import type { PageQuery } from "@/components/dashboard/list-href"
import { TenantsTable } from "@/components/platform/tenants-table"
import { organizationStatusLabel } from "@/components/tenancy/organization-status"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { TableSkeleton } from "@/components/ui/skeleton"
import { loadPlans, loadTenants } from "@/lib/platform/loaders"
import { tenantsPerPage } from "@/lib/platform/queries"
import { tenantFilter, tenantStatuses } from "@/lib/platform/schema"

export const metadata: Metadata = { title: "Tenants" }

async function Tenants({ query }: { query: PageQuery }) {
  const filter = tenantFilter.parse(query)
  const { rows, total } = await loadTenants(filter)
  return (
    <TenantsTable
      rows={rows}
      total={total}
      page={filter.page}
      perPage={tenantsPerPage}
      sort={filter.sort}
      query={query}
    />
  )
}

/** Every organization on the platform. */
export default async function TenantsPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const [query, plans] = await Promise.all([searchParams, loadPlans()])
  return (
    <>
      <PageHeader title="Tenants" description="Every organization on the platform." />
      <FilterBar
        search="Search name or address"
        filters={[
          {
            name: "status",
            label: "Status",
            options: tenantStatuses.map((value) => ({ value, label: organizationStatusLabel(value) })),
          },
          {
            name: "plan",
            label: "Plan",
            options: plans.map(({ key, name }) => ({ value: key, label: name })),
          },
        ]}
      />
      <Suspense key={JSON.stringify(query)} fallback={<TableSkeleton rows={10} />}>
        <Tenants query={query} />
      </Suspense>
    </>
  )
}
