"use client"

import { useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { actionError } from "@/lib/core/action-result"
import { confirmAction } from "@/lib/identity/actions"
import { TextLink } from "./text-link"

type ConfirmFormProps = { input: Parameters<typeof confirmAction>[0]; label: string }

/** The press that redeems a mail's link. */
export function ConfirmForm({ input, label }: ConfirmFormProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, start] = useTransition()

  function confirm() {
    start(async () => setProblem(actionError(await confirmAction(input))?.message ?? null))
  }

  return (
    <div className="flex flex-col gap-4">
      {problem ? (
        <div role="alert">
          <Callout tone="negative" title={problem}>
            <TextLink href="/sign-in">Go to sign in</TextLink>
          </Callout>
        </div>
      ) : null}
      <Button variant="primary" block pending={pending} onClick={confirm}>
        {label}
      </Button>
    </div>
  )
}
