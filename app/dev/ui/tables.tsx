"use client"

import { Mail, Users } from "lucide-react"
import { Suspense, useState } from "react"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { FilterBar } from "@/components/ui/filter-bar"
import { Pagination } from "@/components/ui/pagination"
import { type Column, Table } from "@/components/ui/table"
import { BulkBar } from "@/components/ui/table-selection"
import { type BookingRow, bookings, staff } from "./data"

const columns: Column<BookingRow>[] = [
  {
    key: "customer",
    header: "Customer",
    primary: true,
    cell: (row) => (
      <span className="inline-flex items-center gap-2.5 align-middle">
        <Avatar name={row.customer} size="sm" />
        {row.customer}
      </span>
    ),
  },
  { key: "number", header: "Booking", cell: (row) => row.number, sort: { href: "/dev/ui?sort=number" } },
  { key: "service", header: "Service", cell: (row) => row.service },
  {
    key: "when",
    header: "When",
    cell: (row) => <time>{row.when}</time>,
    sort: { href: "/dev/ui?sort=when", direction: "ascending" },
  },
  {
    key: "state",
    header: "Status",
    cell: (row) => (
      <Badge dot tone={row.tone}>
        {row.state}
      </Badge>
    ),
  },
  { key: "total", header: "Total", align: "end", cell: (row) => row.total },
]

/** A list with its filters, selection and pages. */
export function TableSpecimens() {
  const [selected, setSelected] = useState(new Set(["2"]))
  const selection = { selected, onChange: setSelected }
  return (
    <section aria-label="Tables">
      <Suspense>
        <FilterBar
          search="Search bookings"
          filters={[{ name: "staff", label: "Staff", options: staff, all: "All staff" }]}
        >
          <Button>Export</Button>
        </FilterBar>
      </Suspense>
      <Table
        caption="Bookings"
        columns={columns}
        rows={bookings}
        rowKey={(row) => row.id}
        rowHref={(row) => `/dev/ui?booking=${row.number}`}
        selection={selection}
      />
      <Pagination from={1} to={5} total={1284} nextHref="/dev/ui?page=2" noun="bookings" />
      <BulkBar selection={selection}>
        <Button size="sm">
          <Mail aria-hidden="true" />
          Write to them
        </Button>
        <Button size="sm">
          <Users aria-hidden="true" />
          Assign
        </Button>
      </BulkBar>
    </section>
  )
}
