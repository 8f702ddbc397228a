import type { ReactNode } from "react"
import { Badge } from "@/components/ui/badge"
import { formatDateTime, formatDay, formatNumber } from "@/lib/core/format"
import type { ListedCustomer } from "@/lib/crm/list/types"
import { Lifecycle } from "../lifecycle"

/** A column of the customers list, besides the name, which is always there. */
export interface CustomerColumn {
  key: string
  header: string
  /** Its width, as classes; the name takes what is left. */
  width: string
  /** What the heading sorts by. */
  sort?: "created" | "last"
  cell: (row: ListedCustomer, timezone: string) => ReactNode
}

const nothing = <span className="text-muted">–</span>

function Day({ instant, timezone }: { instant: string; timezone: string }) {
  return (
    <time dateTime={instant} title={formatDateTime(instant, timezone)} className="truncate text-muted">
      {formatDay(instant, timezone)}
    </time>
  )
}

/** As many tags as fit, and how many more there are. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const [first, second, ...rest] = tags
  return (
    <span className="flex min-w-0 items-center gap-1">
      {[first, second].map((tag) => (tag ? <Badge key={tag}>{tag}</Badge> : null))}
      {rest.length > 0 ? <span className="text-sm text-muted">+{rest.length}</span> : null}
    </span>
  )
}

export const customerColumns: readonly CustomerColumn[] = [
  {
    key: "email",
    header: "E-mail",
    width: "w-56",
    cell: (row) => (row.email ? <span className="truncate text-muted">{row.email}</span> : nothing),
  },
  {
    key: "phone",
    header: "Phone",
    width: "w-34",
    cell: (row) =>
      row.phone ? (
        <span data-numeric className="truncate text-muted">
          {row.phone}
        </span>
      ) : (
        nothing
      ),
  },
  {
    key: "lifecycle",
    header: "State",
    width: "w-24",
    cell: (row) => <Lifecycle value={row.lifecycle} />,
  },
  {
    key: "tags",
    header: "Tags",
    width: "w-36",
    cell: (row) => (row.tags.length > 0 ? <Tags tags={row.tags} /> : nothing),
  },
  {
    key: "last",
    header: "Last booking",
    width: "w-44",
    sort: "last",
    cell: (row, timezone) =>
      row.last_booking_at ? <Day instant={row.last_booking_at} timezone={timezone} /> : nothing,
  },
  {
    key: "bookings",
    header: "Bookings",
    width: "w-20 justify-end",
    cell: (row) => <span data-numeric>{formatNumber(row.bookings)}</span>,
  },
  {
    key: "owner",
    header: "Owner",
    width: "w-36",
    cell: (row) => (row.owner_name ? <span className="truncate text-muted">{row.owner_name}</span> : nothing),
  },
  {
    key: "source",
    header: "Source",
    width: "w-28",
    cell: (row) => <span className="truncate text-muted">{row.source}</span>,
  },
  {
    key: "created",
    header: "Added",
    width: "w-40",
    sort: "created",
    cell: (row, timezone) => <Day instant={row.created_at} timezone={timezone} />,
  },
]

export const customerColumnKeys = customerColumns.map(({ key }) => key)
export const usualCustomerColumns = ["email", "phone", "lifecycle", "tags", "last"]
