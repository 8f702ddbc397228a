"use client"

import { Banknote } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { toast } from "@/components/ui/toast"
import { formatMoney } from "@/lib/core/format"
import { takePayment } from "@/lib/payments/manage/actions"

type TakePaymentDialogProps = {
  organization: string
  bookingId: string
  openCents: number
  currency: string
  locale: string
}

const methods = [
  { value: "cash", label: "Cash" },
  { value: "bank_transfer", label: "Bank transfer" },
] as const

/** Records money taken at the counter. It begins with all that is open. */
export function TakePaymentDialog({
  organization,
  bookingId,
  openCents,
  currency,
  locale,
}: TakePaymentDialogProps) {
  const [open, setOpen] = useState(false)
  const [amount, setAmount] = useState<number | null>(openCents)
  const [method, setMethod] = useState<"cash" | "bank_transfer">("cash")
  const [note, setNote] = useState("")
  const { pending, send, refusal, fault, clear } = useSend()
  const money = (cents: number) => formatMoney(cents, currency, { locale })
  const tooMuch =
    amount !== null && amount > openCents ? `Only ${money(openCents)} is open on this booking.` : undefined
  const take = () => {
    if (tooMuch) return
    send(
      () => takePayment({ organization, bookingId, amountCents: amount ?? 0, method, note }),
      () => {
        setOpen(false)
        toast.success(`${money(amount ?? 0)} received`)
      },
    )
  }
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        setAmount(openCents)
        clear()
      }}
      trigger={
        <Button size="sm">
          <Banknote aria-hidden="true" />
          Take payment
        </Button>
      }
      title="Take payment"
      description={`${money(openCents)} is open on this booking.`}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Not now</Button>
          <Button variant="primary" pending={pending} onClick={take}>
            Record {amount ? money(amount) : "payment"}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {refusal && !refusal.fields ? <Callout tone="negative" title={refusal.message} /> : null}
        <Field label="Amount" error={tooMuch ?? fault("amountCents")}>
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
        <SegmentedControl
          label="How it was paid"
          options={methods}
          value={method}
          onValueChange={(value) => setMethod(value === "cash" ? "cash" : "bank_transfer")}
        />
        <Field label="Note" optional error={fault("note")}>
          <Input value={note} onValueChange={setNote} maxLength={500} />
        </Field>
      </div>
    </Dialog>
  )
}
