import { Skeleton } from "@/components/ui/skeleton"
import { Stat } from "@/components/ui/stat"
import { formatMoney, formatNumber, plural } from "@/lib/core/format"
import type { PlatformOverview } from "@/lib/platform/types"

/** What the operator looks at first. */
export function OverviewFigures({ overview }: { overview: PlatformOverview }) {
  const count = (status: string) => overview.by_status[status] ?? 0
  const serving = count("active") + count("trial") + count("past_due")
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Stat
        label="Serving tenants"
        value={formatNumber(serving)}
        note={`${overview.created_last_30_days} new in 30 days`}
        href="/admin/tenants"
      />
      <Stat
        label="Monthly revenue"
        value={formatMoney(overview.monthly_revenue_cents, "GBP", { whole: true })}
        note="from paying subscriptions"
      />
      <Stat
        label="On trial"
        value={formatNumber(count("trial"))}
        note={`${overview.trials_ending} end within 7 days`}
        href="/admin/tenants?status=trial"
      />
      <Stat
        label="Suspended"
        value={formatNumber(count("suspended"))}
        note={plural(overview.refused_last_day, "refused attempt today", "refused attempts today")}
        href="/admin/tenants?status=suspended"
      />
    </div>
  )
}

/** The figures' places while they are counted. */
export function OverviewFiguresSkeleton() {
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {["serving", "revenue", "trial", "suspended"].map((key) => (
        <Skeleton key={key} className="h-[6.6rem] rounded-lg" />
      ))}
    </div>
  )
}
