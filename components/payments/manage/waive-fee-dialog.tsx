"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { letOffFee } from "@/lib/booking/manage/actions"

type WaiveFeeDialogProps = { organization: string; bookingId: string; fee: string }

/** Lets a customer off a fee, with the reason for it. */
export function WaiveFeeDialog({ organization, bookingId, fee }: WaiveFeeDialogProps) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const { pending, send, refusal, fault, clear } = useSend()
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Waive fee</Button>}
      title={`Waive the fee of ${fee}`}
      description="What was kept by card for it goes back to the customer."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep fee</Button>
          <Button
            variant="primary"
            pending={pending}
            onClick={() =>
              send(
                () => letOffFee({ organization, bookingId, reason }),
                () => {
                  setOpen(false)
                  toast.success(`The fee of ${fee} is waived`)
                },
              )
            }
          >
            Waive fee
          </Button>
        </>
      }
    >
      <Field
        label="Reason"
        help="Only your team reads it."
        error={fault("reason") ?? (refusal && !refusal.fields ? refusal.message : undefined)}
      >
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
    </Dialog>
  )
}
