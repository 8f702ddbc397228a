"use client"

import { Ellipsis } from "lucide-react"
import Link from "next/link"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { Menu } from "@/components/ui/menu"
import { formatDay, formatNumber, plural } from "@/lib/core/format"
import type { ListedCustomer, PipelineColumn } from "@/lib/crm/list/types"
import { Lifecycle, lifecycles, lifecycleWords } from "../lifecycle"
import { Tags } from "../list/customer-columns"

type State = ListedCustomer["lifecycle"]
type BoardColumnProps = {
  slug: string
  timezone: string
  column: PipelineColumn
  dragged: ListedCustomer | null
  /** Left out for those who may only look. */
  onDrag?: (row: ListedCustomer | null) => void
  onMove?: (row: ListedCustomer, to: State) => void
  onStep: (row: ListedCustomer, step: 1 | -1) => void
}

/** One state of the board and who stands there. */
export function BoardColumn({ slug, timezone, column, dragged, onDrag, onMove, onStep }: BoardColumnProps) {
  const [over, setOver] = useState(false)
  const { lifecycle, rows, total } = column
  const path = `/dashboard/${slug}/customers`
  return (
    <section
      aria-label={`${lifecycleWords[lifecycle].label}, ${plural(total, "customer")}`}
      onDragOver={(event) => {
        if (!dragged || dragged.lifecycle === lifecycle) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (dragged) onMove?.(dragged, lifecycle)
        onDrag?.(null)
      }}
      className={cn(
        "w-72 shrink-0 snap-center rounded-lg bg-subtle p-2 transition-colors lg:w-auto",
        over && "bg-accent-soft outline-2 outline-accent",
      )}
    >
      <h2 className="flex items-center justify-between px-1 pt-1 pb-3">
        <Lifecycle value={lifecycle} />
        <span data-numeric className="text-sm font-normal text-muted">
          {formatNumber(total)}
        </span>
      </h2>
      <ul className="space-y-2">
        {rows.map((row) => (
          <li
            key={row.id}
            draggable={onDrag !== undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move"
              event.dataTransfer.setData("text/plain", row.full_name)
              onDrag?.(row)
            }}
            onDragEnd={() => onDrag?.(null)}
            className={cn(
              "relative rounded-md border border-border bg-surface p-3 transition-opacity",
              onDrag && "cursor-grab active:cursor-grabbing",
              dragged?.id === row.id && "opacity-50",
            )}
          >
            <div className="flex items-start gap-2">
              <Link
                href={`${path}/${row.id}`}
                prefetch={false}
                draggable={false}
                data-row
                data-customer={row.id}
                aria-keyshortcuts="ArrowLeft ArrowRight"
                onKeyDown={(event) => {
                  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return
                  event.preventDefault()
                  onStep(row, event.key === "ArrowRight" ? 1 : -1)
                }}
                className="min-w-0 flex-1 truncate font-medium hover:underline"
              >
                {row.full_name}
                {row.partner_name ? ` & ${row.partner_name}` : ""}
              </Link>
              {onMove ? (
                <Menu
                  items={lifecycles
                    .filter((to) => to !== lifecycle)
                    .map((to) => ({
                      label: `Move to ${lifecycleWords[to].label.toLowerCase()}`,
                      onSelect: () => onMove(row, to),
                    }))}
                  trigger={
                    <Button
                      size="sm"
                      square
                      variant="ghost"
                      aria-label={`Move ${row.full_name}`}
                      className="-mt-1 -mr-1"
                    >
                      <Ellipsis aria-hidden="true" />
                    </Button>
                  }
                />
              ) : null}
            </div>
            <p className="truncate text-sm text-muted">
              {row.last_booking_at
                ? `Last booking ${formatDay(row.last_booking_at, timezone)}`
                : `Added ${formatDay(row.created_at, timezone)}`}
            </p>
            {row.tags.length > 0 ? (
              <div className="pt-1.5">
                <Tags tags={row.tags} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {total > rows.length ? (
        <Link
          href={`${path}?lifecycle=${lifecycle}`}
          className="mt-2 block rounded-md px-1 py-1.5 text-sm text-accent-text hover:underline"
        >
          All {formatNumber(total)} in the list
        </Link>
      ) : null}
      {rows.length === 0 ? <p className="px-1 pb-2 text-sm text-muted">Nobody here.</p> : null}
    </section>
  )
}
