import { Meter } from "@/components/ui/meter"
import { SectionCard } from "@/components/ui/section-card"
import { formatNumber } from "@/lib/core/format"
import type { Tenant } from "@/lib/platform/types"

const names: Record<string, string> = {
  bookings_month: "Bookings this month",
  members: "Members",
  customers: "Customers",
  workspaces: "Workspaces",
  storage_gb: "Storage (GB)",
}

/** How much a tenant uses of what its plan limits. */
export function TenantUsage({ usage }: { usage: Tenant["usage"] }) {
  return (
    <SectionCard title="Use" description="Against the limits of the plan">
      <div className="space-y-4">
        {usage.map(({ metric, used, limit }) => (
          <Meter
            key={metric}
            label={names[metric] ?? metric.replaceAll("_", " ")}
            value={used}
            max={limit ?? Math.max(used, 1)}
            tone={limit !== null && used >= limit * 0.9 ? "caution" : "accent"}
            valueText={
              limit === null
                ? `${formatNumber(used)}, unlimited`
                : `${formatNumber(used)} of ${formatNumber(limit)}`
            }
          />
        ))}
      </div>
    </SectionCard>
  )
}
