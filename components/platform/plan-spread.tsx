import { Meter } from "@/components/ui/meter"
import { SectionCard } from "@/components/ui/section-card"
import { plural } from "@/lib/core/format"
import type { PlatformOverview } from "@/lib/platform/types"

/** How the tenants spread over the plans. */
export function PlanSpread({ plans }: { plans: PlatformOverview["by_plan"] }) {
  const most = Math.max(1, ...plans.map((plan) => plan.organizations))
  return (
    <SectionCard title="Plans" description="Tenants on each plan">
      <div className="space-y-4">
        {plans.map((plan) => (
          <Meter
            key={plan.key}
            label={plan.name}
            value={plan.organizations}
            max={most}
            valueText={plural(plan.organizations, "tenant")}
          />
        ))}
      </div>
    </SectionCard>
  )
}
