"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { cancelByLink } from "@/lib/booking/own/actions"
import { actionError } from "@/lib/core/action-result"

type Props = { organization: string; token: string; consequence: string }

/** Cancels, after saying what that costs. */
export function CancelBooking({ organization, token, consequence }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function cancel() {
    setPending(true)
    const answer = await cancelByLink({ organization, token, reason }).catch(() => undefined)
    setPending(false)
    const error = actionError(answer)
    if (!answer || error) return setProblem(error?.message ?? "We couldn't reach the server. Try again.")
    setOpen(false)
    router.refresh()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Cancel booking</Button>}
      title="Cancel this booking?"
      description={consequence}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button variant="danger" onClick={cancel} pending={pending}>
            Cancel booking
          </Button>
        </>
      }
    >
      {problem ? <Callout tone="negative" title={problem} className="mb-4" /> : null}
      <Field label="Why" optional>
        <Textarea
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={500}
        />
      </Field>
    </Dialog>
  )
}
