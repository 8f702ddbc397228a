import type { ReactNode } from "react"
import { cn } from "./cn"

type DefinitionListProps = {
  items: readonly { term: string; value: ReactNode }[]
  /** "rows" sets term and value in two columns, "stack" one over the other in a grid. */
  look?: "rows" | "stack"
  className?: string
}

/** The facts of one thing. An empty value shows as a dash. */
export function DefinitionList({ items, look = "rows", className }: DefinitionListProps) {
  return (
    <dl className={cn(look === "rows" ? "space-y-2" : "grid gap-4 sm:grid-cols-2", className)}>
      {items.map(({ term, value }) => (
        <div
          key={term}
          className={look === "rows" ? "grid grid-cols-[minmax(6rem,2fr)_5fr] gap-4" : undefined}
        >
          <dt className={cn("text-muted", look === "stack" && "text-sm")}>{term}</dt>
          <dd className="min-w-0 break-words">
            {value === null || value === undefined || value === "" ? "–" : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
