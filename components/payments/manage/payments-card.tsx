import { Badge } from "@/components/ui/badge"
import { SectionCard } from "@/components/ui/section-card"
import { openCents, refundableCents } from "@/lib/booking/manage/rules"
import type { BookingDetail, BookingPayment } from "@/lib/booking/manage/types"
import type { ContextOrganization } from "@/lib/core/context"
import { formatMoney, formatWhen } from "@/lib/core/format"
import { methodWords, paymentStateWords, refundStateWords } from "./payment-words"
import { RefundDialog } from "./refund-dialog"
import { TakePaymentDialog } from "./take-payment-dialog"
import { WaiveFeeDialog } from "./waive-fee-dialog"

type PaymentsCardProps = {
  booking: BookingDetail
  organization: Pick<ContextOrganization, "slug" | "timezone" | "locale">
  mayTake: boolean
  mayRefund: boolean
}

function Payment({
  payment,
  organization,
  mayRefund,
}: { payment: BookingPayment } & Pick<PaymentsCardProps, "organization" | "mayRefund">) {
  const money = (cents: number) => formatMoney(cents, payment.currency, { locale: organization.locale })
  const state = paymentStateWords[payment.status]
  const left = refundableCents(payment)
  return (
    <li className="px-card py-3">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span data-numeric className="font-medium">
              {money(payment.amount_cents)}
            </span>
            {methodWords[payment.method]}
            {state ? <Badge tone={state.tone}>{state.label}</Badge> : null}
          </p>
          <p className="text-sm text-muted">
            {[formatWhen(payment.created_at, organization.timezone), payment.note, payment.failure_reason]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {mayRefund && left > 0 ? (
          <RefundDialog
            organization={organization.slug}
            paymentId={payment.id}
            refundableCents={left}
            currency={payment.currency}
            locale={organization.locale}
            byCard={payment.method === "card"}
          />
        ) : null}
      </div>
      {payment.refunds.map((refund) => (
        <p key={refund.id} className="mt-1.5 border-l-2 border-border pl-3 text-sm text-muted">
          <span data-numeric>{money(-refund.amount_cents)}</span> {refundStateWords[refund.status]}
          {refund.reason ? ` · ${refund.reason}` : ""}
        </p>
      ))}
    </li>
  )
}

/** What was paid on a booking, what is open, and what can be given back. */
export function PaymentsCard({ booking, organization, mayTake, mayRefund }: PaymentsCardProps) {
  const open = openCents(booking)
  const money = (cents: number) => formatMoney(cents, booking.currency, { locale: organization.locale })
  return (
    <SectionCard
      title="Payments"
      description={open > 0 ? `${money(open)} open` : undefined}
      flush
      actions={
        mayTake && open > 0 ? (
          <TakePaymentDialog
            organization={organization.slug}
            bookingId={booking.id}
            openCents={open}
            currency={booking.currency}
            locale={organization.locale}
          />
        ) : null
      }
    >
      {booking.fee_cents > 0 ? (
        <div className="flex items-center gap-3 border-t border-border px-card py-3">
          <p className="min-w-0 flex-1">
            {booking.status === "no_show" ? "Fee for not coming" : "Fee for cancelling late"}{" "}
            <span data-numeric className="font-medium">
              {money(booking.fee_cents)}
            </span>
          </p>
          {mayRefund ? (
            <WaiveFeeDialog
              organization={organization.slug}
              bookingId={booking.id}
              fee={money(booking.fee_cents)}
            />
          ) : null}
        </div>
      ) : null}
      {booking.fee_waiver_reason ? (
        <p className="border-t border-border px-card py-3 text-muted">
          Fee waived · {booking.fee_waiver_reason}
        </p>
      ) : null}
      {booking.payments.length === 0 ? (
        <p className="px-card pb-4 text-muted">Nothing was paid yet.</p>
      ) : (
        <ul className="divide-y divide-border border-t border-border">
          {booking.payments.map((payment) => (
            <Payment key={payment.id} payment={payment} organization={organization} mayRefund={mayRefund} />
          ))}
        </ul>
      )}
    </SectionCard>
  )
}
