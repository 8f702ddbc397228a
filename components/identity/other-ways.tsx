"use client"

import { useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { actionError } from "@/lib/core/action-result"
import { signInWithGoogleAction } from "@/lib/identity/actions"
import { SignInLinkForm } from "./sign-in-link-form"

/** Signing in without a password: with Google, or by a link in a mail. */
export function OtherWays({ next }: { next?: string }) {
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, start] = useTransition()

  function withGoogle() {
    start(async () => {
      const answer = await signInWithGoogleAction({ next })
      setProblem(actionError(answer)?.message ?? null)
      if (answer?.data) window.location.assign(answer.data.url)
    })
  }

  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        or
      </p>
      {problem ? <Callout tone="negative" title={problem} /> : null}
      <Button block pending={pending} onClick={withGoogle}>
        Continue with Google
      </Button>
      {asking ? (
        <SignInLinkForm next={next} />
      ) : (
        <Button block onClick={() => setAsking(true)}>
          E-mail me a sign-in link
        </Button>
      )}
    </div>
  )
}
