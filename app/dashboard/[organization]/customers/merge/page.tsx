import type { Metadata } from "next"
import { MergeForm } from "@/components/crm/merge/merge-form"
import type { PageQuery } from "@/components/dashboard/list-href"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { loadPair } from "@/lib/crm/merge/loaders"

export const metadata: Metadata = { title: "Merge customers" }

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<PageQuery> }

/** Two customers side by side, to be made one. */
export default async function MergePage({ params, searchParams }: Props) {
  const [{ organization: slug }, query] = await Promise.all([params, searchParams])
  const { first, second, organization } = await loadPair(slug, [String(query.with), String(query.other)])
  const path = `/dashboard/${slug}/customers`
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Customers", href: path },
              { label: "Duplicates", href: `${path}/duplicates` },
              { label: "Merge" },
            ]}
          />
        }
        title="Merge customers"
        description="Choose what is right. Bookings, payments, messages, notes, tasks, tags and contacts of both are kept."
      />
      <MergeForm slug={slug} first={first} second={second} timezone={organization.timezone} />
    </>
  )
}
