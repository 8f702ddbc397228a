import { Building2 } from "lucide-react"
import { listHref, type PageQuery } from "@/components/dashboard/list-href"
import { NumberedPages } from "@/components/dashboard/numbered-pages"
import { industryLabel } from "@/components/tenancy/industry"
import { OrganizationStatus } from "@/components/tenancy/organization-status"
import { EmptyState } from "@/components/ui/empty-state"
import { type Column, Table } from "@/components/ui/table"
import { formatDateTime, formatDay, formatNumber } from "@/lib/core/format"
import type { TenantRow } from "@/lib/platform/types"

const path = "/admin/tenants"

type TenantsTableProps = {
  rows: readonly TenantRow[]
  total: number
  page: number
  perPage: number
  sort: string
  query: PageQuery
}

function columnsFor(sort: string, query: PageQuery): Column<TenantRow>[] {
  const sorted = (to: string) => listHref(path, query, { sort: to, page: undefined })
  return [
    {
      key: "name",
      header: "Tenant",
      primary: true,
      sort: { href: sorted("name"), direction: sort === "name" ? "ascending" : undefined },
      cell: (row) => (
        <>
          {row.name}
          <span className="ml-2 text-sm font-normal text-muted">/{row.slug}</span>
        </>
      ),
    },
    { key: "status", header: "Status", cell: (row) => <OrganizationStatus status={row.status} /> },
    { key: "plan", header: "Plan", cell: (row) => row.plan_name ?? "–" },
    { key: "industry", header: "Industry", hideOnPhone: true, cell: (row) => industryLabel(row.industry) },
    { key: "members", header: "Members", align: "end", cell: (row) => formatNumber(row.members) },
    {
      key: "bookings",
      header: "Bookings this month",
      align: "end",
      cell: (row) => formatNumber(row.bookings_month),
    },
    {
      key: "created",
      header: "Created",
      align: "end",
      sort: {
        href: sorted(sort === "newest" ? "oldest" : "newest"),
        direction: sort === "newest" ? "descending" : sort === "oldest" ? "ascending" : undefined,
      },
      cell: (row) => (
        <time
          dateTime={row.created_at}
          title={formatDateTime(row.created_at, "Europe/London")}
          className="whitespace-nowrap text-muted"
        >
          {formatDay(row.created_at, "Europe/London")}
        </time>
      ),
    },
  ]
}

/** A page of the tenants list. */
export function TenantsTable({ rows, total, page, perPage, sort, query }: TenantsTableProps) {
  return (
    <>
      <Table
        caption="Tenants"
        columns={columnsFor(sort, query)}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        empty={
          <EmptyState icon={<Building2 />} title="No tenant matches">
            Try another name, or clear the filters to see all of them.
          </EmptyState>
        }
      />
      <NumberedPages
        path={path}
        query={query}
        page={page}
        perPage={perPage}
        shown={rows.length}
        total={total}
        noun="tenants"
      />
    </>
  )
}
