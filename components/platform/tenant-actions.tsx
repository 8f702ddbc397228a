"use client"

import { Ban, RotateCcw } from "lucide-react"
import { useRouter } from "next/navigation"
import { useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { actionError } from "@/lib/core/action-result"
import { restore, suspend } from "@/lib/platform/actions"

type TenantActionsProps = { organizationId: string; name: string; suspended: boolean }

function SuspendDialog({ organizationId, name }: Omit<TenantActionsProps, "suspended">) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const [error, setError] = useState<string>()
  const [pending, startTransition] = useTransition()
  const send = () =>
    startTransition(async () => {
      const refused = actionError(await suspend({ organizationId, reason }))
      if (refused) {
        setError(refused.fields?.reason?.[0] ?? refused.message)
        return
      }
      setOpen(false)
      setReason("")
      toast.success(`${name} is suspended`)
      router.refresh()
    })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="danger">
          <Ban aria-hidden="true" />
          Suspend
        </Button>
      }
      title={`Suspend ${name}`}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Leave as it is</Button>
          <Button variant="danger" pending={pending} onClick={send}>
            Suspend tenant
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Callout tone="caution" title="What happens at once">
          The storefront says it is unavailable, the dashboard can only be read, and nothing more is sent. No
          data is touched; you can restore the tenant at any time.
        </Callout>
        <Field label="Reason" help="The tenant’s members read it in their dashboard." error={error}>
          <Textarea
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value)
              setError(undefined)
            }}
          />
        </Field>
      </div>
    </Dialog>
  )
}

/** Suspends a tenant with a reason, or restores it. */
export function TenantActions({ organizationId, name, suspended }: TenantActionsProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  if (!suspended) return <SuspendDialog organizationId={organizationId} name={name} />
  const bringBack = () =>
    startTransition(async () => {
      const refused = actionError(await restore({ organizationId }))
      if (refused) toast.error(refused.message)
      else toast.success(`${name} is restored`)
      router.refresh()
    })
  return (
    <Button variant="primary" pending={pending} onClick={bringBack}>
      <RotateCcw aria-hidden="true" />
      Restore
    </Button>
  )
}
