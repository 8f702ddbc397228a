"use client"

import { Ban, Plus } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { LinkButton } from "@/components/ui/link-button"
import { clock, fromLocal } from "@/lib/booking/calendar/rules"
import type { BlockDraft } from "./block-dialog"
import { longDay } from "./calendar-words"

type CreateDialogProps = {
  organization: string
  timezone: string
  draft: BlockDraft
  name: string | undefined
  mayBook: boolean
  mayBlock: boolean
  onBlock: () => void
  onClose: () => void
}

/** What a stretch drawn on an empty place is to become. */
export function CreateDialog(props: CreateDialogProps) {
  const { organization, timezone, draft, name, mayBook, mayBlock, onBlock, onClose } = props
  const query = new URLSearchParams({
    start: new Date(fromLocal({ day: draft.day, minute: draft.from }, timezone)).toISOString(),
    ...(draft.staffId ? { staff: draft.staffId } : {}),
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="sm"
      title={`${clock(draft.from)}–${clock(draft.until)}`}
      description={[longDay(draft.day), name ? `with ${name}` : null].filter(Boolean).join(", ")}
    >
      <div className="grid gap-2">
        {mayBook ? (
          <LinkButton href={`/dashboard/${organization}/bookings/new?${query}`} variant="primary" size="lg">
            <Plus aria-hidden="true" />
            New booking
          </LinkButton>
        ) : null}
        {mayBlock ? (
          <Button size="lg" onClick={onBlock}>
            <Ban aria-hidden="true" />
            Block this time
          </Button>
        ) : null}
      </div>
    </Dialog>
  )
}
