// biome-ignore-all lint/a11y/noRedundantRoles: display: flex would take the table's roles away
"use client"

import { useWindowVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useLayoutEffect, useRef, useState } from "react"
import type { ListLook } from "@/components/dashboard/list-look"
import { TableCheckbox, type TableSelection } from "@/components/ui/table-selection"
import type { ListedCustomer } from "@/lib/crm/list/types"
import { customerColumns } from "./customer-columns"
import { CustomerRow } from "./customer-row"
import { SortHeading } from "./sort-heading"

type CustomerRowsProps = {
  path: string
  rows: readonly ListedCustomer[]
  total: number | null
  more: boolean
  timezone: string
  look: ListLook
  sort: string
  onSort: (sort: string) => void
  selection?: TableSelection
  /** Called as the end of what is loaded comes near. */
  onNearEnd: () => void
}

const heights = { comfortable: 44, compact: 34, phone: 92 } as const
const beforeMount = 30
const nearEnd = 40

/** Whether rows are cards: the width below which a table would scroll sideways. */
function usePhone(): boolean {
  const [phone, setPhone] = useState(false)
  useLayoutEffect(() => {
    const narrow = window.matchMedia("(max-width: 639px)")
    const look = () => setPhone(narrow.matches)
    look()
    narrow.addEventListener("change", look)
    return () => narrow.removeEventListener("change", look)
  }, [])
  return phone
}

/**
 * The customers as rows, of which only those in view exist, so that a hundred thousand scroll like a
 * hundred. Every row of a look has the same height; on a phone rows are cards.
 */
export function CustomerRows(props: CustomerRowsProps) {
  const { path, rows, total, more, timezone, look, sort, onSort, selection, onNearEnd } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const phone = usePhone()
  const [top, setTop] = useState<number | null>(null)
  useLayoutEffect(() => {
    const place = () => setTop(body.current ? body.current.getBoundingClientRect().top + window.scrollY : 0)
    place()
    window.addEventListener("resize", place)
    return () => window.removeEventListener("resize", place)
  }, [])

  const height = phone ? heights.phone : heights[look.density]
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: top ?? 0,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is another list
  useEffect(() => virtual.measure(), [height])

  const inView = virtual.getVirtualItems()
  const shown =
    top === null ? rows.slice(0, beforeMount).map((_, index) => index) : inView.map(({ index }) => index)
  const first = inView[0]
  const last = inView.at(-1)
  const above = first ? first.start - (top ?? 0) : 0
  const below = last ? virtual.getTotalSize() - (last.end - (top ?? 0)) : 0

  const lastShown = shown.at(-1) ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the end moves, not when the asker does
  useEffect(() => {
    if (top !== null && more && lastShown > rows.length - nearEnd) onNearEnd()
  }, [lastShown, rows.length, more, top])

  const columns = customerColumns.filter(({ key }) => look.columns.includes(key))
  return (
    <div className="sm:rounded-lg sm:border sm:border-border sm:bg-surface max-lg:sm:overflow-x-auto">
      <table
        role="table"
        aria-label="Customers"
        aria-rowcount={(total ?? rows.length) + 1}
        className="block w-full"
      >
        <thead role="rowgroup" className="block max-sm:sr-only lg:sticky lg:top-0 lg:z-20">
          <tr
            role="row"
            aria-rowindex={1}
            className="flex min-w-4xl items-center lg:min-w-0 gap-3 rounded-t-lg border-b border-border bg-surface px-4 py-2 text-xs font-medium text-muted"
          >
            {selection ? (
              <th role="columnheader" scope="col" className="w-5 shrink-0 text-left">
                <TableCheckbox
                  selection={selection}
                  ids={rows.map(({ id }) => id)}
                  label="Select all that are loaded"
                />
              </th>
            ) : null}
            <SortHeading className="min-w-44 flex-1" label="Name" by="name" sort={sort} onSort={onSort} />
            {columns.map((column) => (
              <SortHeading
                key={column.key}
                className={column.width}
                label={column.header}
                by={column.sort}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody
          ref={body}
          role="rowgroup"
          className="block"
          style={top === null ? undefined : { paddingTop: above, paddingBottom: below }}
        >
          {shown.map((index) => {
            const row = rows[index]
            return row ? (
              <CustomerRow
                key={row.id}
                row={row}
                index={index}
                href={`${path}/${row.id}`}
                columns={columns}
                timezone={timezone}
                density={look.density}
                selection={selection}
              />
            ) : null
          })}
        </tbody>
      </table>
    </div>
  )
}
