import { SectionCard } from "@/components/ui/section-card"
import type { BookingDetail } from "@/lib/booking/manage/types"
import { formatMoney, formatNumber } from "@/lib/core/format"

type ItemsCardProps = { booking: BookingDetail; locale: string }

/** What was booked and what it comes to. */
export function ItemsCard({ booking, locale }: ItemsCardProps) {
  const money = (cents: number) => formatMoney(cents, booking.currency, { locale })
  const sums = [
    ...(booking.discount_cents > 0 || booking.tip_cents > 0
      ? [{ label: "Subtotal", value: money(booking.subtotal_cents) }]
      : []),
    ...(booking.discount_cents > 0 ? [{ label: "Discount", value: money(-booking.discount_cents) }] : []),
    ...(booking.tip_cents > 0 ? [{ label: "Tip", value: money(booking.tip_cents) }] : []),
  ]
  return (
    <SectionCard title="Items" flush>
      <ul className="divide-y divide-border border-t border-border">
        {booking.items.map((item) => (
          <li key={item.id} className="flex items-baseline gap-3 px-card py-2.5">
            <span data-numeric className="w-10 shrink-0 text-muted">
              {formatNumber(item.quantity)} ×
            </span>
            <div className="min-w-0 flex-1">
              <p>{item.description}</p>
              {item.condition_notes ? <p className="text-sm text-muted">{item.condition_notes}</p> : null}
            </div>
            <span data-numeric>{money(item.total_cents)}</span>
          </li>
        ))}
      </ul>
      <dl data-numeric className="space-y-1 border-t border-border px-card py-3">
        {sums.map((sum) => (
          <div key={sum.label} className="flex justify-between text-muted">
            <dt>{sum.label}</dt>
            <dd>{sum.value}</dd>
          </div>
        ))}
        <div className="flex justify-between text-lg font-semibold">
          <dt>Total</dt>
          <dd>{money(booking.total_cents)}</dd>
        </div>
        {booking.tax_cents > 0 ? (
          <div className="flex justify-between text-sm text-muted">
            <dt>Tax included</dt>
            <dd>{money(booking.tax_cents)}</dd>
          </div>
        ) : null}
      </dl>
    </SectionCard>
  )
}
