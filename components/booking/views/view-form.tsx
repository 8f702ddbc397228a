"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { change, save } from "@/lib/booking/views/actions"
import type { SavedView } from "@/lib/booking/views/types"

type ViewFormProps = {
  organization: string
  list: "bookings" | "customers"
  /** The view to rename or share; null saves a new one. */
  view: SavedView | null
  query: string
  onClose: () => void
}

/** Names a view and says who sees it. */
export function ViewForm({ organization, list, view, query, onClose }: ViewFormProps) {
  const [name, setName] = useState(view?.name ?? "")
  const [isShared, setShared] = useState(view?.isShared ?? false)
  const { pending, send, refusal, fault, clear } = useSend()
  const submit = () =>
    send(
      () =>
        view
          ? change({ organization, viewId: view.id, name, isShared })
          : save({ organization, list, name, query, isShared }),
      () => {
        toast.success(view ? "View changed" : `Saved as ${name.trim()}`)
        onClose()
      },
    )
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={view ? "Change view" : "Save this view"}
      description={view ? undefined : "Its filters, part of time and order, as the list stands now."}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button variant="primary" pending={pending} onClick={submit}>
            Save view
          </Button>
        </>
      }
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field
          name="name"
          label="Name"
          error={fault("name") ?? (refusal && !refusal.fields ? refusal.message : undefined)}
        >
          <Input
            autoComplete="off"
            maxLength={60}
            value={name}
            onValueChange={(value) => {
              setName(value)
              clear()
            }}
          />
        </Field>
        <Checkbox label="Share with colleagues" checked={isShared} onCheckedChange={setShared} />
      </form>
    </Dialog>
  )
}
