import type { OwnBooking } from "@/lib/booking/own/types"
import { formatMoney } from "@/lib/core/format"

/** What was booked, what it costs and what was paid. */
export function BookingSums({ own }: { own: OwnBooking }) {
  const { booking, items } = own
  const money = (cents: number) => formatMoney(cents, booking.currency)
  const rows: [string, number][] = [
    ["Discount", -booking.discount_cents],
    ["Tip", booking.tip_cents],
  ]
  const after: [string, number][] = [
    [booking.status === "no_show" ? "Fee for not coming" : "Fee for cancelling", booking.fee_cents],
    ["Paid", booking.paid_cents],
    ["Given back", booking.refunded_cents],
    ["Still to be paid", booking.owed_fee_cents],
  ]
  return (
    <section aria-label="Price" className="rounded-xl border border-border bg-surface p-5">
      <dl className="space-y-2 text-sm">
        {items.map((item) => (
          <div key={item.id} className="flex justify-between gap-4">
            <dt>
              {item.description}
              {item.quantity > 1 ? <span className="text-muted"> × {item.quantity}</span> : null}
              {item.options.map(({ name }) => (
                <span key={name} className="block text-muted">
                  + {name}
                </span>
              ))}
            </dt>
            <dd className="tabular-nums">{money(item.total_cents)}</dd>
          </div>
        ))}
        {rows.map(([label, cents]) =>
          cents === 0 ? null : <Row key={label} label={label} value={money(cents)} />,
        )}
        <div className="flex justify-between gap-4 border-t border-border pt-3 text-base font-semibold">
          <dt>Total</dt>
          <dd className="tabular-nums">{money(booking.total_cents)}</dd>
        </div>
        {booking.tax_cents > 0 ? <Row label="of which VAT" value={money(booking.tax_cents)} muted /> : null}
        {after.map(([label, cents]) =>
          cents === 0 ? null : <Row key={label} label={label} value={money(cents)} />,
        )}
        {booking.paid_cents === 0 &&
        booking.status !== "cancelled" &&
        booking.payment_method === "on_site" &&
        booking.total_cents > 0 ? (
          <Row label="To pay when you are there" value={money(booking.total_cents)} muted />
        ) : null}
      </dl>
    </section>
  )
}

function Row({ label, value, muted = false }: { label: string; value: string; muted?: boolean }) {
  return (
    <div className={muted ? "flex justify-between gap-4 text-muted" : "flex justify-between gap-4"}>
      <dt>{label}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  )
}
