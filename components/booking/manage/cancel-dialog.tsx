"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { cancel } from "@/lib/booking/manage/actions"

type CancelDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  organization: string
  bookingId: string
  number: string
}

/** Cancels a booking with a reason that the customer reads. */
export function CancelDialog({ open, onOpenChange, organization, bookingId, number }: CancelDialogProps) {
  const [reason, setReason] = useState("")
  const { pending, send, refusal, fault, clear } = useSend()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={`Cancel ${number}`}
      description="Its time becomes free and the customer is told. This can’t be taken back. Money is given back separately, under Payments."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep booking</Button>
          <Button
            variant="danger"
            pending={pending}
            onClick={() =>
              send(
                () => cancel({ organization, bookingId, reason }),
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
