// biome-ignore-all lint/a11y/noRedundantRoles: display: flex would take the table's roles away
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react"
import { cn } from "@/components/ui/cn"

type SortHeadingProps = {
  label: string
  /** What a press sorts by; without it the heading is only words. */
  by?: string
  /** How the list is sorted now; a minus means the other way round. */
  sort: string
  onSort: (sort: string) => void
  className?: string
}

/** The heading of a column, which sorts where it can: names first upward, times first downward. */
export function SortHeading({ label, by, sort, onSort, className }: SortHeadingProps) {
  const look = cn("flex min-w-0 items-center font-medium", className)
  if (!by) {
    return (
      <th role="columnheader" scope="col" className={look}>
        {label}
      </th>
    )
  }
  const up = sort === by
  const down = sort === `-${by}`
  const Icon = up ? ArrowUp : down ? ArrowDown : ChevronsUpDown
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={up ? "ascending" : down ? "descending" : "none"}
      className={look}
    >
      <button
        type="button"
        onClick={() => onSort(up ? `-${by}` : down ? by : by === "name" ? by : `-${by}`)}
        className="inline-flex items-center gap-1 rounded-sm hover:text-foreground"
      >
        {label}
        <Icon aria-hidden="true" className="size-3" />
      </button>
    </th>
  )
}
