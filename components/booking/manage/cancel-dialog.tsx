"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { RadioGroup } from "@/components/ui/radio-group"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { cancel } from "@/lib/booking/manage/actions"

type CancelDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  organization: string
  bookingId: string
  number: string
  /** What the policy asks of the customer now. */
  cost: string
}

/** Cancels a booking with a reason that the customer reads. */
export function CancelDialog({
  open,
  onOpenChange,
  organization,
  bookingId,
  number,
  cost,
}: CancelDialogProps) {
  const [reason, setReason] = useState("")
  const [who, setWho] = useState("business")
  const { pending, send, refusal, fault, clear } = useSend()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={`Cancel ${number}`}
      description="Its time becomes free and the customer is told. This can’t be taken back."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep booking</Button>
          <Button
            variant="danger"
            pending={pending}
            onClick={() =>
              send(
                () => cancel({ organization, bookingId, reason, onBehalf: who === "customer" }),
                () => {
                  onOpenChange(false)
                  toast.success(`${number} is cancelled`)
                },
              )
            }
          >
            Cancel booking
          </Button>
        </>
      }
    >
      <RadioGroup
        aria-label="Who calls it off"
        look="cards"
        className="mb-4"
        value={who}
        onValueChange={setWho}
        options={[
          {
            value: "business",
            label: "We call it off",
            description: "No fee. What was paid by card goes back.",
          },
          { value: "customer", label: "The customer asked for it", description: cost },
        ]}
      />
      <Field
        label="Reason"
        help="The customer reads it."
        error={fault("reason") ?? (refusal && !refusal.fields ? refusal.message : undefined)}
      >
        <Textarea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            clear()
          }}
        />
      </Field>
    </Dialog>
  )
}
