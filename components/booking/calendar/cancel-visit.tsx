"use client"

import { useEffect, useState } from "react"
import { z } from "zod/mini"
import { CancelDialog } from "@/components/booking/manage/cancel-dialog"
import { costInWords } from "@/lib/booking/manage/rules"
import { formatMoney } from "@/lib/core/format"

const answer = z.object({
  cancelled: z.object({ fee_cents: z.number(), refund_cents: z.number(), owed_cents: z.number() }),
})

type CancelVisitProps = {
  organization: string
  bookingId: string
  number: string
  currency: string
  onClose: () => void
}

/** Cancels a visit from the calendar; what that costs the customer is asked for as the dialog opens. */
export function CancelVisit({ organization, bookingId, number, currency, onClose }: CancelVisitProps) {
  const [cost, setCost] = useState("Working out the fee …")
  useEffect(() => {
    const stop = new AbortController()
    fetch(`/api/dashboard/${organization}/bookings/${bookingId}/costs`, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error("refused")
        const { cancelled } = answer.parse(await response.json())
        setCost(costInWords(cancelled, (cents) => formatMoney(cents, currency)))
      })
      .catch(() => {
        if (!stop.signal.aborted) setCost("The fee its policy asks for.")
      })
    return () => stop.abort()
  }, [organization, bookingId, currency])
  return (
    <CancelDialog
      open
      onOpenChange={(open) => open || onClose()}
      organization={organization}
      bookingId={bookingId}
      number={number}
      cost={cost}
    />
  )
}
