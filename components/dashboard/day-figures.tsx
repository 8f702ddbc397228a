import { Skeleton } from "@/components/ui/skeleton"
import { Stat } from "@/components/ui/stat"
import type { loadDayAtAGlance } from "@/lib/analytics/loaders"
import { changeAgainst } from "@/lib/analytics/rules"
import { formatMoney, formatNumber } from "@/lib/core/format"

const grid = "grid grid-cols-2 gap-3 lg:grid-cols-4"

/** Today's figures against the same day last week. Money shows for those who may see payments. */
export async function DayFigures({ day }: { day: ReturnType<typeof loadDayAtAGlance> }) {
  const { glance, organization } = await day
  if (!glance) return null
  const { today, last_week: before } = glance
  const money = (cents: number) =>
    formatMoney(cents, organization.currency, { locale: organization.locale, whole: true })
  return (
    <div className={grid}>
      <Stat
        label="Bookings today"
        value={formatNumber(today.bookings)}
        change={changeAgainst(today.bookings, before.bookings)}
        note={`${formatNumber(before.bookings)} last week`}
      />
      {today.value_cents === null || before.value_cents === null ? (
        <Stat label="Completed" value={formatNumber(today.completed)} note="of today’s bookings" />
      ) : (
        <Stat
          label="Booked for today"
          value={money(today.value_cents)}
          change={changeAgainst(today.value_cents, before.value_cents)}
          note={`${money(before.value_cents)} last week`}
        />
      )}
      {today.paid_cents === null || before.paid_cents === null ? (
        <Stat
          label="Cancelled"
          value={formatNumber(today.cancelled)}
          note={`${formatNumber(before.cancelled)} last week`}
        />
      ) : (
        <Stat
          label="Paid"
          value={money(today.paid_cents)}
          note={
            today.value_cents
              ? `${Math.round((today.paid_cents / today.value_cents) * 100)}% of today`
              : "today"
          }
        />
      )}
      <Stat
        label="New customers"
        value={formatNumber(today.new_customers)}
        change={changeAgainst(today.new_customers, before.new_customers)}
        note={`${formatNumber(before.new_customers)} last week`}
      />
    </div>
  )
}

/** The figures' places while they are counted. */
export function DayFiguresSkeleton() {
  return (
    <div className={grid}>
      {["bookings", "value", "paid", "customers"].map((key) => (
        <Skeleton key={key} className="h-27 rounded-lg" />
      ))}
    </div>
  )
}
