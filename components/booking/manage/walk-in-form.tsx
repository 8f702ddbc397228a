"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { LinkButton } from "@/components/ui/link-button"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { placeForCustomer } from "@/lib/booking/manage/actions"
import { WalkInCustomer } from "./walk-in-customer"
import { newDraft, type WalkInDraft, type WalkInFacts } from "./walk-in-draft"
import { WalkInTime } from "./walk-in-time"

/** Books for someone who stands at the counter or is on the phone. Paid on site. */
export function WalkInForm({ facts }: { facts: WalkInFacts }) {
  const router = useRouter()
  const { organization } = facts
  const [draft, setDraft] = useState(() => newDraft(facts))
  // One key for the whole form: pressed twice or sent again after a lost connection, it books once.
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const [attempt, setAttempt] = useState(0)
  const { pending, send, refusal, fault, clear } = useSend()
  const set = (change: Partial<WalkInDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
    clear()
  }
  const { day: _, customer, ...values } = draft
  const book = () => {
    setAttempt((count) => count + 1)
    send(
      () => placeForCustomer({ organization, idempotencyKey, customerId: customer?.id ?? null, ...values }),
      (booking) => {
        if (!booking) return
        toast.success(`${booking.number} is booked`)
        router.push(`/dashboard/${organization}/bookings/${booking.id}`)
      },
    )
  }
  const errors = Object.entries(refusal?.fields ?? {}).flatMap(([field, [message]]) =>
    message ? [{ field, message }] : [],
  )
  return (
    <form
      noValidate
      className="max-w-2xl space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        book()
      }}
    >
      <FormErrorSummary
        errors={errors}
        message={refusal && errors.length === 0 ? refusal.message : undefined}
        reference={refusal?.requestId || undefined}
        attempt={attempt}
      />
      <WalkInTime facts={facts} draft={draft} set={set} fault={fault} />
      <WalkInCustomer organization={organization} draft={draft} set={set} fault={fault} />
      <Field name="notes" label="Notes from the customer" optional error={fault("notes")}>
        <Textarea
          rows={2}
          maxLength={2000}
          value={draft.notes}
          onChange={(event) => set({ notes: event.target.value })}
        />
      </Field>
      <div className="flex justify-end gap-2">
        <LinkButton href={`/dashboard/${organization}/bookings`}>Back to bookings</LinkButton>
        <Button type="submit" variant="primary" pending={pending}>
          Book
        </Button>
      </div>
    </form>
  )
}
