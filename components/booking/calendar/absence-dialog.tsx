"use client"

import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { DefinitionList } from "@/components/ui/definition-list"
import { Dialog } from "@/components/ui/dialog"
import { toast } from "@/components/ui/toast"
import { block, unblock } from "@/lib/booking/calendar/actions"
import type { CalendarTimeOff } from "@/lib/booking/calendar/types"
import { actionError } from "@/lib/core/action-result"
import { formatDateTime } from "@/lib/core/format"
import { timeOffWords } from "./calendar-words"

type AbsenceDialogProps = {
  organization: string
  timezone: string
  timeOff: CalendarTimeOff
  name: string
  mayRemove: boolean
  onClose: () => void
  refresh: () => Promise<void>
}

/** Somebody's blocked time, and a way to have it free again. */
export function AbsenceDialog(props: AbsenceDialogProps) {
  const { organization, timezone, timeOff, name, mayRemove, onClose, refresh } = props
  const { pending, send, refusal } = useSend()
  const again = async () => {
    const { staff_id: staffId, starts_at: startsAt, ends_at: endsAt, kind, note } = timeOff
    const answer = await block({ organization, staffId, startsAt, endsAt, kind, note: note ?? "" }).catch(
      () => undefined,
    )
    const refused = actionError(answer)
    if (refused || !answer) toast.error(refused?.message ?? "We couldn’t reach the server. Try again.")
    await refresh()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="sm"
      title={`${name}: ${timeOffWords[timeOff.kind].toLowerCase()}`}
      footer={
        mayRemove ? (
          <>
            <Button onClick={onClose}>Keep</Button>
            <Button
              variant="danger"
              pending={pending}
              onClick={() =>
                send(
                  () => unblock({ organization, timeOffId: timeOff.id }),
                  () => {
                    onClose()
                    toast.success(`${name}’s time is free again`, {
                      action: { label: "Undo", onPress: () => void again() },
                    })
                    void refresh()
                  },
                )
              }
            >
              Free this time
            </Button>
          </>
        ) : undefined
      }
    >
      <div className="space-y-3">
        {refusal ? <Callout tone="negative" title={refusal.message} /> : null}
        <DefinitionList
          items={[
            { term: "From", value: formatDateTime(timeOff.starts_at, timezone) },
            { term: "Until", value: formatDateTime(timeOff.ends_at, timezone) },
            ...(timeOff.note ? [{ term: "Note", value: timeOff.note }] : []),
          ]}
        />
      </div>
    </Dialog>
  )
}
