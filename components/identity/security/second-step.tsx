"use client"

import { useRouter } from "next/navigation"
import { useState, useTransition } from "react"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { SectionCard } from "@/components/ui/section-card"
import { actionError } from "@/lib/core/action-result"
import { plural } from "@/lib/core/format"
import {
  beginFactorAction,
  newRecoveryCodesAction,
  removeFactorAction,
} from "@/lib/identity/security/actions"
import type { Enrolment } from "@/lib/identity/security/types"
import { EnrolFactor } from "./enrol-factor"
import { RecoveryCodes } from "./recovery-codes"

const offline = "We couldn't reach the server. Nothing was changed; try again."

/** Turns the second step of signing in on and off, and hands out recovery codes. */
export function SecondStep({ isEnabled, codesLeft }: { isEnabled: boolean; codesLeft: number }) {
  const router = useRouter()
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  const begin = () =>
    startTransition(async () => {
      const answer = await beginFactorAction().catch(() => undefined)
      setProblem(answer?.data ? null : (actionError(answer)?.message ?? offline))
      if (answer?.data) setEnrolment(answer.data)
    })
  const renew = () =>
    startTransition(async () => {
      const answer = await newRecoveryCodesAction().catch(() => undefined)
      setProblem(answer?.data ? null : (actionError(answer)?.message ?? offline))
      if (answer?.data) setCodes(answer.data.codes)
    })
  async function remove() {
    const answer = await removeFactorAction().catch(() => undefined)
    setProblem(answer ? (actionError(answer)?.message ?? null) : offline)
    router.refresh()
  }

  return (
    <SectionCard
      title="Second step"
      description="A code from your phone, besides the password. Whoever learns your password still can’t get in."
      actions={<Badge tone={isEnabled ? "positive" : "neutral"}>{isEnabled ? "On" : "Off"}</Badge>}
    >
      {problem ? <Callout tone="negative" title={problem} className="mb-4" /> : null}
      {isEnabled ? (
        <div className="space-y-4">
          <p className="text-muted">
            {codesLeft > 0
              ? `${plural(codesLeft, "recovery code")} left. Each lets you in once without your phone.`
              : "You have no recovery codes left. Make new ones, in case you lose your phone."}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={renew} pending={pending}>
              New recovery codes
            </Button>
            <ConfirmDialog
              trigger={<Button variant="ghost">Turn off</Button>}
              title="Turn the second step off?"
              description="From then on the password alone lets in, and your recovery codes are worth nothing."
              confirmLabel="Turn off"
              cancelLabel="Keep it on"
              onConfirm={remove}
            />
          </div>
        </div>
      ) : (
        <Button variant="primary" onClick={begin} pending={pending}>
          Set up
        </Button>
      )}
      {enrolment ? (
        <EnrolFactor
          enrolment={enrolment}
          onClose={() => setEnrolment(null)}
          onDone={(made) => {
            setEnrolment(null)
            setCodes(made)
          }}
        />
      ) : null}
      {codes ? (
        <RecoveryCodes
          codes={codes}
          onClose={() => {
            setCodes(null)
            router.refresh()
          }}
        />
      ) : null}
    </SectionCard>
  )
}
