import { describePolicy } from "@/lib/booking/rules"
import type { BookingPolicy, Quote } from "@/lib/booking/types"
import type { PublicService } from "@/lib/catalog/types"
import { formatDuration, formatMoney, formatWhen } from "@/lib/core/format"

type PriceCardProps = {
  quote: Quote
  kind: PublicService["kind"]
  policy: BookingPolicy
  staffName: string | null
  startsAt: string | null
  timezone: string
}

/** What has been chosen and what it costs, as the database priced it. */
export function PriceCard({ quote, kind, policy, staffName, startsAt, timezone }: PriceCardProps) {
  const money = (cents: number) => formatMoney(cents, quote.currency)
  return (
    <section
      aria-label="Your booking"
      className="space-y-4 rounded-xl border border-border bg-surface p-5 lg:sticky lg:top-6"
    >
      {startsAt ? (
        <div>
          <p className="text-lg font-semibold">{formatWhen(startsAt, timezone)}</p>
          <p className="text-sm text-muted">
            {kind === "pickup_delivery" ? "Collection" : formatDuration(quote.duration_minutes)}
            {staffName ? ` with ${staffName}` : ""}
          </p>
        </div>
      ) : null}
      <dl className="space-y-2 text-sm">
        {quote.lines.map((line) => (
          <div key={line.description} className="flex justify-between gap-4">
            <dt>
              {line.description}
              {line.quantity > 1 ? <span className="text-muted"> × {line.quantity}</span> : null}
            </dt>
            <dd className="tabular-nums">{money(line.total_cents)}</dd>
          </div>
        ))}
        {quote.discount_cents > 0 ? (
          <div className="flex justify-between gap-4 text-positive">
            <dt>{quote.offer?.name ?? "Discount"}</dt>
            <dd className="tabular-nums">{money(-quote.discount_cents)}</dd>
          </div>
        ) : null}
        <div className="flex justify-between gap-4 border-t border-border pt-3 text-base font-semibold">
          <dt>Total</dt>
          <dd className="tabular-nums">{money(quote.total_cents)}</dd>
        </div>
      </dl>
      <div className="space-y-1 text-sm text-muted">
        {quote.tax_cents > 0 ? <p>Includes {money(quote.tax_cents)} VAT</p> : null}
        {quote.deposit_cents > 0 ? <p>{money(quote.deposit_cents)} deposit when paying by card</p> : null}
      </div>
      <ul aria-label="If your plans change" className="space-y-1 text-sm text-muted">
        {describePolicy(policy).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
