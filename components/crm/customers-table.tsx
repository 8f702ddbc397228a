import { Users } from "lucide-react"
import type { ReactNode } from "react"
import { listHref, type PageQuery } from "@/components/dashboard/list-href"
import { NumberedPages } from "@/components/dashboard/numbered-pages"
import { Avatar } from "@/components/ui/avatar"
import { EmptyState } from "@/components/ui/empty-state"
import { type Column, Table } from "@/components/ui/table"
import { formatDateTime, formatDay } from "@/lib/core/format"
import type { CustomerRow } from "@/lib/crm/types"
import { Lifecycle } from "./lifecycle"

type CustomersTableProps = {
  path: string
  query: PageQuery
  rows: readonly CustomerRow[]
  more: boolean
  page: number
  perPage: number
  sort: "newest" | "name"
  timezone: string
  filtered: boolean
  create?: ReactNode
}

function columnsFor({
  path,
  query,
  sort,
  timezone,
}: Pick<CustomersTableProps, "path" | "query" | "sort" | "timezone">): Column<CustomerRow>[] {
  const sorted = (to: string) => listHref(path, query, { sort: to, page: undefined })
  return [
    {
      key: "name",
      header: "Name",
      primary: true,
      sort: { href: sorted("name"), direction: sort === "name" ? "ascending" : undefined },
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={row.full_name} size="sm" />
          <span className="max-w-64 truncate">{row.full_name}</span>
          {row.company_name ? (
            <span className="truncate text-sm font-normal text-muted">{row.company_name}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: "email",
      header: "E-mail",
      cell: (row) => <span className="block max-w-72 truncate text-muted">{row.email ?? "–"}</span>,
    },
    {
      key: "phone",
      header: "Phone",
      cell: (row) => (
        <span data-numeric className="whitespace-nowrap text-muted">
          {row.phone ?? "–"}
        </span>
      ),
    },
    { key: "lifecycle", header: "State", cell: (row) => <Lifecycle value={row.lifecycle} /> },
    {
      key: "created",
      header: "Added",
      align: "end",
      sort: { href: sorted("newest"), direction: sort === "newest" ? "descending" : undefined },
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

/** A page of customers. */
export function CustomersTable(props: CustomersTableProps) {
  const { path, query, rows, more, page, perPage, filtered, create } = props
  return (
    <>
      <Table
        caption="Customers"
        columns={columnsFor(props)}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        empty={
          filtered ? (
            <EmptyState icon={<Users />} title="No customer matches">
              Search by name, e-mail or phone, or clear the filters.
            </EmptyState>
          ) : (
            <EmptyState icon={<Users />} title="No customers yet" action={create}>
              Whoever books becomes a customer. You can also add someone yourself.
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
        noun="customers"
      />
    </>
  )
}
