import { industryLabel } from "@/components/tenancy/industry"
import { DefinitionList } from "@/components/ui/definition-list"
import { SectionCard } from "@/components/ui/section-card"
import { formatDateTime, formatMoney, formatNumber } from "@/lib/core/format"
import type { Tenant } from "@/lib/platform/types"

const zone = "Europe/London"

/** What the platform knows of a tenant. */
export function TenantFacts({ tenant }: { tenant: Tenant }) {
  return (
    <SectionCard title="Organization">
      <DefinitionList
        items={[
          { term: "Address", value: `/b/${tenant.slug}` },
          { term: "Industry", value: industryLabel(tenant.industry) },
          {
            term: "Owners",
            value: tenant.owners.map((owner) => (
              <span key={owner.email} className="block">
                {owner.full_name || owner.email}
                {owner.full_name ? <span className="text-muted"> · {owner.email}</span> : null}
              </span>
            )),
          },
          { term: "Members", value: formatNumber(tenant.members) },
          { term: "Billing e-mail", value: tenant.billing_email },
          { term: "Region", value: `${tenant.country} · ${tenant.timezone} · ${tenant.currency}` },
          { term: "Created", value: formatDateTime(tenant.created_at, zone) },
        ]}
      />
    </SectionCard>
  )
}

/** What a tenant subscribes to. */
export function TenantPlan({ plan, trialEndsAt }: { plan: Tenant["plan"]; trialEndsAt: string | null }) {
  if (!plan) {
    return (
      <SectionCard title="Plan">
        <p className="text-muted">No plan.</p>
      </SectionCard>
    )
  }
  return (
    <SectionCard title="Plan">
      <DefinitionList
        items={[
          { term: "Plan", value: plan.name },
          {
            term: "Price",
            value: `${formatMoney(plan.price_cents, plan.currency, { whole: true })} a ${plan.interval}`,
          },
          { term: "State", value: <span className="capitalize">{plan.status.replaceAll("_", " ")}</span> },
          {
            term: plan.cancel_at_period_end ? "Ends" : "Renews",
            value: plan.current_period_end ? formatDateTime(plan.current_period_end, zone) : null,
          },
          ...(plan.status === "trialing"
            ? [{ term: "Trial ends", value: trialEndsAt ? formatDateTime(trialEndsAt, zone) : null }]
            : []),
        ]}
      />
    </SectionCard>
  )
}
