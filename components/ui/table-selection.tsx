"use client"

import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "./button"
import { Checkbox } from "./checkbox"

/** Which rows are chosen; held by the client component that owns the list. */
export type TableSelection = { selected: ReadonlySet<string>; onChange: (selected: Set<string>) => void }

/** The checkbox of one row, or of all rows of a page. */
export function TableCheckbox({
  selection,
  ids,
  label,
}: {
  selection: TableSelection
  ids: string[]
  label: string
}) {
  const chosen = ids.filter((id) => selection.selected.has(id)).length
  const all = ids.length > 0 && chosen === ids.length
  return (
    <Checkbox
      aria-label={label}
      checked={all}
      indeterminate={chosen > 0 && !all}
      onCheckedChange={() => {
        const next = new Set(selection.selected)
        for (const id of ids) all ? next.delete(id) : next.add(id)
        selection.onChange(next)
      }}
    />
  )
}

/** What can be done with the chosen rows; floats at the foot while any are chosen. */
export function BulkBar({ selection, children }: { selection: TableSelection; children: ReactNode }) {
  if (selection.selected.size === 0) return null
  return (
    <section
      aria-label="Selected rows"
      className="sticky bottom-4 z-30 mx-auto max-md:bottom-20 mt-4 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg bg-raised p-2 shadow-float"
    >
      <span data-numeric className="px-2 text-sm font-medium">
        {selection.selected.size} selected
      </span>
      {children}
      <Button
        square
        size="sm"
        variant="ghost"
        aria-label="Clear selection"
        onClick={() => selection.onChange(new Set())}
      >
        <X />
      </Button>
    </section>
  )
}
