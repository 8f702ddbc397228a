"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { actionError } from "@/lib/core/action-result"
import { formatMoney } from "@/lib/core/format"
import { startCheckoutAction } from "@/lib/payments/actions"
import { HoldCountdown } from "./hold-countdown"

type PayNowProps = {
  token: string
  cents: number
  currency: string
  /** Until when the time is held, for a booking that isn't one before it is paid. */
  until: string | null
  /** Whether paying on site was chosen: then paying now is only an offer. */
  later: boolean
}

/** Leads to the payment page. */
export function PayNow({ token, cents, currency, until, later }: PayNowProps) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function pay() {
    setPending(true)
    setProblem(null)
    const answer = await startCheckoutAction({ token }).catch(() => undefined)
    if (answer?.data) return window.location.assign(answer.data.url)
    setPending(false)
    setProblem(
      actionError(answer)?.message ?? "We couldn't reach the server. Nothing was charged; try again.",
    )
  }
  return (
    <div className="mt-5 space-y-3">
      {problem ? <Callout tone="negative" title={problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button variant={later ? "secondary" : "primary"} size="lg" onClick={pay} pending={pending}>
          Pay {formatMoney(cents, currency)} {later ? "by card now" : "now"}
        </Button>
        {until ? <HoldCountdown until={until} /> : null}
      </div>
    </div>
  )
}
