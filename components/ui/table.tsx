// biome-ignore-all lint/a11y/noRedundantRoles: on phones display: flex would take the table's roles away
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react"
import Link from "next/link"
import type { ReactNode } from "react"
import { cn } from "./cn"
import { TableCheckbox, type TableSelection } from "./table-selection"

/** One column: how it is headed, what it shows, how it sorts. */
export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** "end" for money and numbers. */
  align?: "start" | "end"
  /** The name of the row: first on the card of a phone, and the link when rows have one. */
  primary?: boolean
  /** Left out on phones where the card says enough without it. */
  hideOnPhone?: boolean
  /** Where a press on the heading leads, and how the list is sorted now. */
  sort?: { href: string; direction?: "ascending" | "descending" }
  className?: string
}

type TableProps<Row> = {
  /** What the table lists, for screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowHref?: (row: Row) => string
  /** Needs a client component around it. */
  selection?: TableSelection
  /** Shown in place of the rows when there are none. */
  empty?: ReactNode
  className?: string
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  if (!column.sort) return column.header
  const Icon =
    column.sort.direction === "ascending"
      ? ArrowUp
      : column.sort.direction === "descending"
        ? ArrowDown
        : ChevronsUpDown
  return (
    <Link
      href={column.sort.href}
      scroll={false}
      className="inline-flex items-center gap-1 rounded-sm hover:text-foreground"
    >
      {column.header}
      <Icon aria-hidden="true" className="size-3" />
    </Link>
  )
}

function Cell<Row>({ column, row, href }: { column: Column<Row>; row: Row; href?: string }) {
  const content = column.cell(row)
  return (
    <td
      role="cell"
      className={cn(
        "py-row align-middle sm:border-b sm:border-border sm:px-3 sm:first:pl-4 sm:last:pr-4",
        "max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:py-1 max-sm:empty:hidden",
        column.align === "end" && "sm:text-right tabular-nums",
        column.primary && "font-medium max-sm:order-first",
        column.hideOnPhone && "max-sm:hidden",
        column.className,
      )}
    >
      {column.primary ? null : (
        <span aria-hidden="true" className="shrink-0 text-sm text-muted sm:hidden">
          {column.header}
        </span>
      )}
      {href && column.primary ? (
        <Link
          href={href}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-text"
        >
          {content}
        </Link>
      ) : (
        <div className="min-w-0 max-sm:text-right">{content}</div>
      )}
    </td>
  )
}

/**
 * Rows of one kind. From 640 px a table with a sticky heading; on a phone each row is a card.
 * With `rowHref` the whole row opens it; what else can be pressed in a row needs `relative z-10`.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowHref,
  selection,
  empty,
  className,
}: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty
  const ids = rows.map(rowKey)
  return (
    <div
      className={cn(
        "sm:rounded-lg sm:border sm:border-border sm:bg-surface max-lg:sm:overflow-x-auto",
        className,
      )}
    >
      <table role="table" className="w-full border-separate border-spacing-0 max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row">
            {selection ? (
              <th
                scope="col"
                className="sticky top-0 z-20 w-10 border-b border-border bg-surface py-2 pl-4 sm:rounded-tl-lg"
              >
                <TableCheckbox selection={selection} ids={ids} label="Select all on this page" />
              </th>
            ) : null}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sort ? (column.sort.direction ?? "none") : undefined}
                className={cn(
                  "sticky top-0 z-20 border-b border-border bg-surface px-3 py-2 text-left text-xs font-medium whitespace-nowrap text-muted first:rounded-tl-lg first:pl-4 last:rounded-tr-lg last:pr-4",
                  column.align === "end" && "text-right",
                )}
              >
                <Heading column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          role="rowgroup"
          className="max-sm:flex max-sm:flex-col max-sm:gap-2 sm:[&>tr:last-child>td]:border-b-0"
        >
          {rows.map((row, index) => (
            <tr
              key={ids[index]}
              role="row"
              className={cn(
                "relative max-sm:flex max-sm:flex-col max-sm:rounded-lg max-sm:border max-sm:border-border max-sm:bg-surface max-sm:px-4 max-sm:py-3",
                rowHref && "transition-colors hover:bg-subtle",
                selection?.selected.has(ids[index] ?? "") && "bg-accent-soft hover:bg-accent-soft",
              )}
            >
              {selection ? (
                <td
                  role="cell"
                  className="relative z-10 py-row max-sm:absolute max-sm:top-2 max-sm:right-4 sm:border-b sm:border-border sm:pl-4"
                >
                  <TableCheckbox selection={selection} ids={[ids[index] ?? ""]} label="Select row" />
                </td>
              ) : null}
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} href={rowHref?.(row)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
