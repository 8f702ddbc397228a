// biome-ignore-all lint/a11y/noRedundantRoles: display: flex would take the table's roles away
import Link from "next/link"
import { Avatar } from "@/components/ui/avatar"
import { cn } from "@/components/ui/cn"
import { TableCheckbox, type TableSelection } from "@/components/ui/table-selection"
import { formatDay } from "@/lib/core/format"
import type { ListedCustomer } from "@/lib/crm/list/types"
import { Lifecycle } from "../lifecycle"
import { type CustomerColumn, Tags } from "./customer-columns"

type CustomerRowProps = {
  row: ListedCustomer
  index: number
  href: string
  columns: readonly CustomerColumn[]
  timezone: string
  density: "comfortable" | "compact"
  selection?: TableSelection
}

/** One customer: a row of the table, on a phone a card of the same words. The whole of it opens their page. */
export function CustomerRow({ row, index, href, columns, timezone, density, selection }: CustomerRowProps) {
  return (
    <tr
      role="row"
      aria-rowindex={index + 2}
      className={cn(
        "relative flex items-center gap-3 transition-colors hover:bg-subtle",
        "max-sm:mb-2 max-sm:h-21 max-sm:rounded-lg max-sm:border max-sm:border-border max-sm:bg-surface max-sm:px-4",
        "sm:min-w-4xl sm:border-b sm:border-border sm:px-4 sm:last:border-b-0 lg:min-w-0",
        density === "compact" ? "sm:h-8.5" : "sm:h-11",
        selection?.selected.has(row.id) && "bg-accent-soft hover:bg-accent-soft max-sm:bg-accent-soft",
      )}
    >
      {selection ? (
        <td role="cell" className="relative z-10 w-5 shrink-0 max-sm:order-last">
          <TableCheckbox selection={selection} ids={[row.id]} label={`Select ${row.full_name}`} />
        </td>
      ) : null}
      <td role="cell" className="flex min-w-44 flex-1 items-center gap-2.5 max-sm:min-w-0">
        {density === "comfortable" ? <Avatar name={row.full_name} size="sm" decorative /> : null}
        <span className="min-w-0 max-sm:flex-1">
          <Link
            href={href}
            data-row
            data-customer={row.id}
            prefetch={false}
            className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-text"
          >
            {row.full_name}
            {row.partner_name ? ` & ${row.partner_name}` : ""}
            {row.company_name && row.company_name !== row.full_name ? (
              <span className="pl-2 text-sm font-normal text-muted">{row.company_name}</span>
            ) : null}
          </Link>
          <span className="block truncate text-sm text-muted sm:hidden">
            {row.email ?? row.phone ?? "No way to reach them"}
          </span>
          <span className="flex items-center gap-2 pt-1 text-sm text-muted sm:hidden">
            <Lifecycle value={row.lifecycle} />
            {row.tags.length > 0 ? <Tags tags={row.tags.slice(0, 2)} /> : null}
            {row.last_booking_at ? (
              <span className="truncate">{formatDay(row.last_booking_at, timezone)}</span>
            ) : null}
          </span>
        </span>
      </td>
      {columns.map((column) => (
        <td
          key={column.key}
          role="cell"
          className={cn("flex min-w-0 items-center overflow-hidden max-sm:hidden", column.width)}
        >
          {column.cell(row, timezone)}
        </td>
      ))}
    </tr>
  )
}
