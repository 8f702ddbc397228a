"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { toast } from "@/components/ui/toast"
import { changeMany } from "@/lib/crm/list/actions"
import type { ListedCustomer, PipelineColumn } from "@/lib/crm/list/types"
import { lifecycleWords } from "../lifecycle"
import { BoardColumn } from "./board-column"
import { beside, moved } from "./board-moves"

type State = ListedCustomer["lifecycle"]
type LifecycleBoardProps = {
  slug: string
  timezone: string
  columns: readonly PipelineColumn[]
  mayUpdate: boolean
}

/** The customers by state: dragged, moved by the arrow keys, or by their menu. Shown at once, taken back if refused. */
export function LifecycleBoard({ slug, timezone, columns: sent, mayUpdate }: LifecycleBoardProps) {
  const [known, setKnown] = useState(sent)
  const [columns, setColumns] = useState<readonly PipelineColumn[]>(sent)
  const [dragged, setDragged] = useState<ListedCustomer | null>(null)
  const { send } = useSend()
  if (known !== sent) {
    setKnown(sent)
    setColumns(sent)
  }

  const move = (row: ListedCustomer, to: State, undoable: boolean) => {
    const from = row.lifecycle
    if (from === to) return
    setColumns((now) => moved(now, row.id, to))
    // The card is drawn anew in its column; the focus goes with it.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-customer="${CSS.escape(row.id)}"]`)?.focus(),
    )
    send(
      () => changeMany({ organization: slug, ids: [row.id], filter: {}, change: { lifecycle: to } }),
      () => {
        if (undoable)
          toast.success(`${row.full_name} moved to ${lifecycleWords[to].label.toLowerCase()}`, {
            action: { label: "Undo", onPress: () => move({ ...row, lifecycle: to }, from, false) },
          })
      },
      (refused) => {
        setColumns((now) => moved(now, row.id, from))
        toast.error(refused.message)
      },
    )
  }
  return (
    <div className="-mx-4 flex snap-x gap-3 overflow-x-auto px-4 pb-4 lg:mx-0 lg:grid lg:grid-cols-4 lg:overflow-visible lg:px-0">
      {columns.map((column) => (
        <BoardColumn
          key={column.lifecycle}
          slug={slug}
          timezone={timezone}
          column={column}
          dragged={dragged}
          onDrag={mayUpdate ? setDragged : undefined}
          onMove={mayUpdate ? (row, to) => move(row, to, true) : undefined}
          onStep={(row, step) => {
            const to = beside(columns, row.lifecycle, step)
            if (to && mayUpdate) move(row, to, true)
          }}
        />
      ))}
    </div>
  )
}
