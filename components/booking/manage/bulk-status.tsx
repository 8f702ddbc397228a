"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Menu } from "@/components/ui/menu"
import { BulkBar, type TableSelection } from "@/components/ui/table-selection"
import { toast } from "@/components/ui/toast"
import { setStatuses } from "@/lib/booking/manage/actions"
import { plural } from "@/lib/core/format"
import { statusWords } from "./booking-words"

type BulkStatusProps = { organization: string; selection: TableSelection }
type Outcome = NonNullable<Awaited<ReturnType<typeof setStatuses>>["data"]>

const targets = ["confirmed", "in_progress", "ready", "out_for_delivery", "completed", "no_show"] as const

/** Takes the selected bookings a step on, each judged for itself; who was refused is listed with the reason. */
export function BulkStatus({ organization, selection }: BulkStatusProps) {
  const [refused, setRefused] = useState<Outcome["refused"]>([])
  const { pending, send } = useSend()
  const go = (status: (typeof targets)[number]) =>
    send(
      () => setStatuses({ organization, bookingIds: [...selection.selected], status }),
      (outcome) => {
        if (!outcome) return
        if (outcome.changed.length > 0)
          toast.success(
            `${plural(outcome.changed.length, "booking")} now ${statusWords[status].label.toLowerCase()}`,
          )
        setRefused(outcome.refused)
        selection.onChange(new Set(outcome.refused.map(({ id }) => id)))
      },
      (problem) => toast.error(problem.message),
    )
  return (
    <>
      <BulkBar selection={selection}>
        <Menu
          side="top"
          align="start"
          items={targets.map((status) => ({ label: statusWords[status].step, onSelect: () => go(status) }))}
          trigger={
            <Button size="sm" pending={pending}>
              Set status
            </Button>
          }
        />
      </BulkBar>
      <Dialog
        size="sm"
        open={refused.length > 0}
        onOpenChange={(open) => (open ? undefined : setRefused([]))}
        title={`${plural(refused.length, "booking")} couldn’t be changed`}
        description="They are still selected."
        footer={<Button onClick={() => setRefused([])}>Close</Button>}
      >
        <ul className="max-h-72 space-y-2 overflow-y-auto">
          {refused.map(({ id, number, message }) => (
            <li key={id}>
              <span data-numeric className="font-medium">
                {number ?? "A booking"}
              </span>
              <span className="block text-sm text-muted">{message}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
