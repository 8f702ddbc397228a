import type { Metadata } from "next"
import { Suspense } from "react"
import { NewestTenants } from "@/components/platform/newest-tenants"
import { OverviewFigures, OverviewFiguresSkeleton } from "@/components/platform/overview-figures"
import { PlanSpread } from "@/components/platform/plan-spread"
import { PageHeader } from "@/components/ui/page-header"
import { Skeleton } from "@/components/ui/skeleton"
import { loadOverview, loadTenants } from "@/lib/platform/loaders"
import { tenantFilter } from "@/lib/platform/schema"

export const metadata: Metadata = { title: { absolute: "Overview · Tenantry platform" } }

async function Overview() {
  const [overview, newest] = await Promise.all([loadOverview(), loadTenants(tenantFilter.parse({}))])
  return (
    <div className="space-y-4">
      <OverviewFigures overview={overview} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <NewestTenants tenants={newest.rows.slice(0, 8)} />
        <PlanSpread plans={overview.by_plan} />
      </div>
    </div>
  )
}

/** How the platform does. */
export default function AdminPage() {
  return (
    <>
      <PageHeader title="Overview" description="How the platform does. Tenants’ own business stays theirs." />
      <Suspense
        fallback={
          <div className="space-y-4">
            <OverviewFiguresSkeleton />
            <Skeleton className="h-96 rounded-lg" />
          </div>
        }
      >
        <Overview />
      </Suspense>
    </>
  )
}
