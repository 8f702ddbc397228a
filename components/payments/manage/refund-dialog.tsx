"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { MoneyInput } from "@/components/ui/money-input"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { formatMoney } from "@/lib/core/format"
import { refundPayment } from "@/lib/payments/manage/actions"

type RefundDialogProps = {
  organization: string
  paymentId: string
  refundableCents: number
  currency: string
  locale: string
  byCard: boolean
}

/** Gives a payment back, whole or in part; never more than is left of it. */
export function RefundDialog({
  organization,
  paymentId,
  refundableCents,
  currency,
  locale,
  byCard,
}: RefundDialogProps) {
  const [open, setOpen] = useState(false)
  const [amount, setAmount] = useState<number | null>(refundableCents)
  const [reason, setReason] = useState("")
  const { pending, send, refusal, fault, clear } = useSend()
  const money = (cents: number) => formatMoney(cents, currency, { locale })
  const tooMuch =
    amount !== null && amount > refundableCents
      ? `At most ${money(refundableCents)} of this payment can be given back.`
      : undefined
  const give = () => {
    if (tooMuch) return
    send(
      () => refundPayment({ organization, paymentId, amountCents: amount ?? 0, reason }),
      () => {
        setOpen(false)
        setReason("")
        toast.success(
          byCard ? `${money(amount ?? 0)} is on its way back` : `${money(amount ?? 0)} given back`,
        )
      },
    )
  }
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        setAmount(refundableCents)
        clear()
      }}
      trigger={<Button size="sm">Refund</Button>}
      title="Refund"
      description={
        byCard
          ? "The money goes back to the card it came from, in a few days."
          : "Records what you give back by hand."
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep payment</Button>
          <Button variant="danger" pending={pending} onClick={give}>
            Refund {amount ? money(amount) : ""}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {refusal && !refusal.fields ? <Callout tone="negative" title={refusal.message} /> : null}
        <Field
          label="Amount"
          help={`Up to ${money(refundableCents)}.`}
          error={tooMuch ?? fault("amountCents")}
        >
          <MoneyInput
            currency={currency}
            locale={locale}
            value={amount}
            onValueChange={(value) => {
              setAmount(value)
              clear()
            }}
          />
        </Field>
        <Field label="Reason" help="The customer reads it in the mail." error={fault("reason")}>
          <Textarea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value)
              clear()
            }}
          />
        </Field>
      </div>
    </Dialog>
  )
}
