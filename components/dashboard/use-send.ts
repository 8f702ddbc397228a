"use client"

import { useRouter } from "next/navigation"
import { useState, useTransition } from "react"
import { actionError } from "@/lib/core/action-result"

type Answer<Data> = NonNullable<Parameters<typeof actionError>[0]> & { data?: Data }
type Refusal = NonNullable<ReturnType<typeof actionError>>

const offline: Refusal = {
  code: "unavailable",
  message: "We couldn’t reach the server. Check your connection and try again.",
  hint: null,
  fields: null,
  requestId: "",
}

/** Sends something to an action: whether it is on its way, what was refused, and a fresh page when it worked. */
export function useSend() {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const send = <Data>(
    call: () => Promise<Answer<Data> | undefined>,
    done: (data: Data | undefined) => void,
    failed?: (refusal: Refusal) => void,
  ) =>
    startTransition(async () => {
      setRefusal(null)
      try {
        const answer = await call()
        const refused = actionError(answer)
        if (refused) {
          setRefusal(refused)
          failed?.(refused)
          return
        }
        done(answer?.data)
        router.refresh()
      } catch {
        setRefusal(offline)
        failed?.(offline)
      }
    })
  return {
    pending,
    send,
    refusal,
    fault: (field: string) => refusal?.fields?.[field]?.[0],
    clear: () => setRefusal(null),
  }
}
