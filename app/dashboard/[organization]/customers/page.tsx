import type { Metadata } from "next"
import { cookies } from "next/headers"
import { Suspense } from "react"
import { AddCustomer } from "@/components/crm/add-customer"
import { customerColumnKeys, usualCustomerColumns } from "@/components/crm/list/customer-columns"
import { CustomersList } from "@/components/crm/list/customers-list"
import { ListMenu } from "@/components/crm/list/list-menu"
import { listQuery } from "@/components/crm/list/list-query"
import type { PageQuery } from "@/components/dashboard/list-href"
import { lookCookie, parseLook } from "@/components/dashboard/list-look"
import { PageHeader } from "@/components/ui/page-header"
import { TableSkeleton } from "@/components/ui/skeleton"
import { loadCustomerList, loadCustomersHead } from "@/lib/crm/list/loaders"
import { customerFilter } from "@/lib/crm/list/schema"

export const metadata: Metadata = { title: "Customers" }

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<PageQuery> }

async function Customers({ slug, query }: { slug: string; query: PageQuery }) {
  const look = (await cookies()).get(lookCookie("customers"))?.value
  const { first, choices, organization, mayUpdate, mayExport, mayCreate } = await loadCustomerList(
    slug,
    customerFilter.parse(query),
  )
  return (
    <CustomersList
      organization={{ slug, timezone: organization.timezone }}
      query={listQuery(query)}
      first={first}
      choices={choices}
      look={parseLook(look, customerColumnKeys, usualCustomerColumns)}
      mayUpdate={mayUpdate}
      mayExport={mayExport}
      create={mayCreate ? <AddCustomer organization={slug} /> : null}
    />
  )
}

/** Everyone who has bought here, or might. */
export default async function CustomersPage({ params, searchParams }: Props) {
  const [{ organization: slug }, query] = await Promise.all([params, searchParams])
  const { mayCreate, mayMerge } = await loadCustomersHead(slug)
  return (
    <>
      <PageHeader
        title="Customers"
        actions={
          <>
            <ListMenu path={`/dashboard/${slug}/customers`} mayCreate={mayCreate} mayMerge={mayMerge} />
            {mayCreate ? <AddCustomer organization={slug} /> : null}
          </>
        }
      />
      <Suspense fallback={<TableSkeleton rows={12} />}>
        <Customers slug={slug} query={query} />
      </Suspense>
    </>
  )
}
