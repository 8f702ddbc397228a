"use client"

import { useState, useTransition } from "react"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { SectionCard } from "@/components/ui/section-card"
import { actionError } from "@/lib/core/action-result"
import { formatDateTime } from "@/lib/core/format"
import { endOtherSessionsAction, endSessionAction } from "@/lib/identity/security/actions"
import type { Device } from "@/lib/identity/security/types"

/** Where the person is signed in, and the way to end it. */
export function Devices({ devices, timezone }: { devices: readonly Device[]; timezone: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [ending, setEnding] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const end = (what: string, send: () => Promise<Parameters<typeof actionError>[0]>) => {
    setEnding(what)
    startTransition(async () => {
      const answer = await send().catch(() => null)
      setProblem(
        answer === null
          ? "We couldn't reach the server. Nothing was changed; try again."
          : (actionError(answer)?.message ?? null),
      )
    })
  }
  return (
    <SectionCard
      title="Devices"
      description="Where you are signed in. Signing a device out takes effect at once."
      flush
      footer={
        devices.length > 1 ? (
          <Button
            onClick={() => end("others", () => endOtherSessionsAction())}
            pending={pending && ending === "others"}
          >
            Sign out all other devices
          </Button>
        ) : undefined
      }
    >
      {problem ? <Callout tone="negative" title={problem} className="m-4" /> : null}
      <ul className="divide-y divide-border">
        {devices.map(({ id, name, ip, lastSeenAt, isCurrent }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {name} {isCurrent ? <Badge tone="positive">This device</Badge> : null}
              </p>
              <p className="text-sm text-muted tabular-nums">
                Last used {formatDateTime(lastSeenAt, timezone)}
                {ip ? ` · ${ip}` : ""}
              </p>
            </div>
            {isCurrent ? null : (
              <Button
                onClick={() => end(id, () => endSessionAction({ sessionId: id }))}
                pending={pending && ending === id}
                aria-label={`Sign out ${name}`}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
