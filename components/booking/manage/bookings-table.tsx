"use client"

import { CalendarDays } from "lucide-react"
import { type ReactNode, useState } from "react"
import { listHref, type PageQuery } from "@/components/dashboard/list-href"
import type { ListLook } from "@/components/dashboard/list-look"
import { NumberedPages } from "@/components/dashboard/numbered-pages"
import { EmptyState } from "@/components/ui/empty-state"
import { type Column, Table } from "@/components/ui/table"
import type { BookingRow } from "@/lib/booking/manage/types"
import { formatDateTime, formatDay, formatMoney, formatTime } from "@/lib/core/format"
import { BookingStatus, PaymentStatus } from "./booking-badges"
import { BulkStatus } from "./bulk-status"

type BookingsTableProps = {
  path: string
  query: PageQuery
  rows: readonly BookingRow[]
  more: boolean
  page: number
  perPage: number
  sort: string
  timezone: string
  locale: string
  /** Whether anything but the page narrows the list. */
  filtered: boolean
  /** The way to make the first booking. */
  create?: ReactNode
  slug: string
  look: ListLook
  mayUpdate: boolean
}

function columnsFor({
  path,
  query,
  sort,
  timezone,
  locale,
}: Pick<BookingsTableProps, "path" | "query" | "sort" | "timezone" | "locale">): Column<BookingRow>[] {
  const sortable = (name: string) => ({
    href: listHref(path, query, { sort: sort === name ? `-${name}` : name, page: undefined }),
    direction:
      sort === name ? ("ascending" as const) : sort === `-${name}` ? ("descending" as const) : undefined,
  })
  return [
    {
      key: "customer",
      header: "Customer",
      primary: true,
      cell: (row) => (
        <span className="flex items-baseline gap-2">
          <span className="max-w-56 truncate">{row.customer?.full_name ?? "Customer"}</span>
          <span data-numeric className="text-sm font-normal text-muted">
            {row.number}
          </span>
        </span>
      ),
    },
    {
      key: "start",
      header: "When",
      sort: sortable("start"),
      cell: (row) => (
        <time
          dateTime={row.starts_at}
          title={formatDateTime(row.starts_at, timezone)}
          className="whitespace-nowrap"
        >
          {formatDay(row.starts_at, timezone)}
          <span className="ml-1.5 text-muted">{formatTime(row.starts_at, timezone)}</span>
        </time>
      ),
    },
    {
      key: "what",
      header: "What",
      cell: (row) => (
        <span className="block max-w-72 truncate" title={row.what}>
          {row.what}
        </span>
      ),
    },
    {
      key: "staff",
      header: "Staff",
      hideOnPhone: true,
      className: "max-xl:hidden",
      cell: (row) => <span className="whitespace-nowrap text-muted">{row.staff ?? "–"}</span>,
    },
    {
      key: "status",
      header: "Status",
      cell: (row) => (
        <span className="inline-flex flex-wrap justify-end gap-1.5">
          <BookingStatus status={row.status} />
          <span className="sm:hidden">
            <PaymentStatus status={row.payment_status} />
          </span>
        </span>
      ),
    },
    {
      key: "payment",
      header: "Payment",
      hideOnPhone: true,
      cell: (row) => <PaymentStatus status={row.payment_status} />,
    },
    {
      key: "total",
      header: "Total",
      align: "end",
      sort: sortable("total"),
      cell: (row) => formatMoney(row.total_cents, row.currency, { locale }),
    },
    {
      key: "created",
      header: "Placed",
      hideOnPhone: true,
      sort: sortable("created"),
      cell: (row) => (
        <time
          dateTime={row.created_at}
          title={formatDateTime(row.created_at, timezone)}
          className="whitespace-nowrap text-muted"
        >
          {formatDay(row.created_at, timezone)}
        </time>
      ),
    },
  ]
}

/** A page of bookings. */
export function BookingsTable(props: BookingsTableProps) {
  const { path, query, rows, more, page, perPage, filtered, create, slug, look, mayUpdate } = props
  const [selected, setSelected] = useState(new Set<string>())
  const selection = mayUpdate ? { selected, onChange: setSelected } : undefined
  const columns = columnsFor(props).filter(({ key }) => key === "customer" || look.columns.includes(key))
  return (
    <div data-density={look.density}>
      <Table
        caption="Bookings"
        columns={columns}
        selection={selection}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        empty={
          filtered ? (
            <EmptyState icon={<CalendarDays />} title="No booking matches">
              Try other filters, another part of time, or search by number, name, e-mail or phone.
            </EmptyState>
          ) : (
            <EmptyState icon={<CalendarDays />} title="No bookings here yet" action={create}>
              Bookings from your storefront and those you make yourself come together here.
            </EmptyState>
          )
        }
      />
      <NumberedPages
        path={path}
        query={query}
        page={page}
        perPage={perPage}
        shown={rows.length}
        more={more}
        noun="bookings"
      />
      {selection ? <BulkStatus organization={slug} selection={selection} /> : null}
    </div>
  )
}
