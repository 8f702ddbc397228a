import type { Metadata } from "next"
import { Suspense } from "react"
import { AddCustomer } from "@/components/crm/add-customer"
import { CustomersTable } from "@/components/crm/customers-table"
import { lifecycleWords } from "@/components/crm/lifecycle"
import type { PageQuery } from "@/components/dashboard/list-href"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { TableSkeleton } from "@/components/ui/skeleton"
import { loadCustomers, loadCustomersHead } from "@/lib/crm/loaders"
import { customersPerPage } from "@/lib/crm/queries"
import { customerFilter, lifecycles } from "@/lib/crm/schema"

export const metadata: Metadata = { title: "Customers" }

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<PageQuery> }

async function Customers({ slug, query }: { slug: string; query: PageQuery }) {
  const filter = customerFilter.parse(query)
  const { rows, more, organization } = await loadCustomers(slug, filter)
  return (
    <CustomersTable
      path={`/dashboard/${slug}/customers`}
      query={query}
      rows={rows}
      more={more}
      page={filter.page}
      perPage={customersPerPage}
      sort={filter.sort}
      timezone={organization.timezone}
      filtered={Boolean(filter.q || filter.lifecycle)}
    />
  )
}

/** Everyone who has bought here, or might. */
export default async function CustomersPage({ params, searchParams }: Props) {
  const [{ organization: slug }, query] = await Promise.all([params, searchParams])
  const { mayCreate } = await loadCustomersHead(slug)
  return (
    <>
      <PageHeader title="Customers" actions={mayCreate ? <AddCustomer organization={slug} /> : null} />
      <FilterBar
        search="Search name, e-mail, phone"
        filters={[
          {
            name: "lifecycle",
            label: "State",
            options: lifecycles.map((value) => ({ value, label: lifecycleWords[value].label })),
          },
        ]}
      />
      <Suspense key={JSON.stringify(query)} fallback={<TableSkeleton rows={12} />}>
        <Customers slug={slug} query={query} />
      </Suspense>
    </>
  )
}
