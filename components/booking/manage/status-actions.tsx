"use client"

import { Ellipsis } from "lucide-react"
import dynamic from "next/dynamic"
import { useEffect, useState } from "react"
import { isTaken } from "@/components/dashboard/keyboard"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Menu, type MenuItem } from "@/components/ui/menu"
import { toast } from "@/components/ui/toast"
import { Tooltip } from "@/components/ui/tooltip"
import { setStatus } from "@/lib/booking/manage/actions"
import type { Steps } from "@/lib/booking/manage/rules"
import type { BookingStatus } from "@/lib/booking/manage/schema"
import { statusWords } from "./booking-words"
import { CancelDialog } from "./cancel-dialog"
import type { RescheduleFacts } from "./reschedule-dialog"

const RescheduleDialog = dynamic(() =>
  import("./reschedule-dialog").then((module) => module.RescheduleDialog),
)

type StatusActionsProps = {
  organization: string
  bookingId: string
  number: string
  status: BookingStatus
  steps: Steps
  /** Statuses from which the machine leads back here. */
  undoable: readonly BookingStatus[]
  /** What moving it needs; null where it can't be moved. */
  reschedule: RescheduleFacts | null
  /** What calling off would cost the customer, in words. */
  costs: { cancelled: string; no_show: string }
}

/** What can be done with a booking now: the next step by a press or by ".", the rest behind a menu. */
export function StatusActions(props: StatusActionsProps) {
  const { organization, bookingId, number, status, steps, undoable, reschedule, costs } = props
  const [dialog, setDialog] = useState<"cancel" | "reschedule" | null>(null)
  const { pending, send } = useSend()
  const { next } = steps

  const go = (to: BookingStatus) =>
    send(
      () => setStatus({ organization, bookingId, status: to }),
      () => {
        toast.success(`${number} is ${statusWords[to].label.toLowerCase()}`, {
          description: to === "no_show" ? costs.no_show : undefined,
          action: undoable.includes(to) ? { label: "Undo", onPress: () => back(status) } : undefined,
        })
      },
      (refused) => toast.error(refused.message),
    )
  const back = (to: BookingStatus) =>
    send(
      () => setStatus({ organization, bookingId, status: to }),
      () => toast.info(`${number} is ${statusWords[to].label.toLowerCase()} again`),
      (refused) => toast.error(refused.message),
    )

  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` closes over what is listed
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "." || !next || pending || isTaken(event)) return
      event.preventDefault()
      go(next)
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [next, pending, status])

  const items: MenuItem[] = [
    ...(reschedule ? [{ label: "Reschedule", onSelect: () => setDialog("reschedule") }] : []),
    ...steps.others.map((to) => ({ label: statusWords[to].step, onSelect: () => go(to) })),
    ...(steps.mayCancel
      ? ([
          "separator",
          { label: "Cancel booking", danger: true, onSelect: () => setDialog("cancel") },
        ] as const)
      : []),
  ]
  return (
    <>
      {items.length > 0 ? (
        <Menu
          items={items}
          trigger={
            <Button square aria-label="More actions">
              <Ellipsis aria-hidden="true" />
            </Button>
          }
        />
      ) : null}
      {next ? (
        <Tooltip content="Press . to do this">
          <Button variant="primary" pending={pending} aria-keyshortcuts="." onClick={() => go(next)}>
            {statusWords[next].step}
          </Button>
        </Tooltip>
      ) : null}
      <CancelDialog
        open={dialog === "cancel"}
        onOpenChange={(open) => setDialog(open ? "cancel" : null)}
        organization={organization}
        bookingId={bookingId}
        number={number}
        cost={costs.cancelled}
      />
      {reschedule && dialog === "reschedule" ? (
        <RescheduleDialog
          open
          onOpenChange={(open) => setDialog(open ? "reschedule" : null)}
          organization={organization}
          bookingId={bookingId}
          facts={reschedule}
        />
      ) : null}
    </>
  )
}
