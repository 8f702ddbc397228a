import type { Metadata } from "next"
import { Suspense } from "react"
import { TenantActions } from "@/components/platform/tenant-actions"
import { TenantAudit } from "@/components/platform/tenant-audit"
import { TenantFacts, TenantPlan } from "@/components/platform/tenant-facts"
import { TenantUsage } from "@/components/platform/tenant-usage"
import { OrganizationStatus } from "@/components/tenancy/organization-status"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { Callout } from "@/components/ui/callout"
import { PageHeader } from "@/components/ui/page-header"
import { TableSkeleton } from "@/components/ui/skeleton"
import { loadAudit, loadTenant } from "@/lib/platform/loaders"
import { auditFilter } from "@/lib/platform/schema"

type Props = { params: Promise<{ tenant: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadTenant((await params).tenant)).tenant.name }
}

async function History({ id }: { id: string }) {
  const { rows } = await loadAudit(auditFilter.parse({ organization: id }), 10)
  return <TenantAudit entries={rows} organizationId={id} />
}

/** One tenant: what belongs to the platform, and the hand on it. */
export default async function TenantPage({ params }: Props) {
  const { tenant, maySuspend, mayReadAudit } = await loadTenant((await params).tenant)
  const suspended = tenant.status === "suspended"
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ label: "Tenants", href: "/admin/tenants" }, { label: tenant.name }]} />}
        title={tenant.name}
        status={<OrganizationStatus status={tenant.status} />}
        actions={
          maySuspend ? (
            <TenantActions organizationId={tenant.id} name={tenant.name} suspended={suspended} />
          ) : null
        }
      />
      {suspended ? (
        <Callout tone="negative" title="Suspended" className="mb-4">
          {tenant.suspension_reason}
        </Callout>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <TenantFacts tenant={tenant} />
        <div className="space-y-4">
          <TenantPlan plan={tenant.plan} trialEndsAt={tenant.trial_ends_at} />
          <TenantUsage usage={tenant.usage} />
        </div>
      </div>
      {mayReadAudit ? (
        <Suspense fallback={<TableSkeleton rows={10} />}>
          <History id={tenant.id} />
        </Suspense>
      ) : null}
    </>
  )
}
