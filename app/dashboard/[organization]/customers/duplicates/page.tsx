import { Users } from "lucide-react"
import type { Metadata } from "next"
import { DuplicatePairs } from "@/components/crm/merge/duplicate-pairs"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { loadDuplicates } from "@/lib/crm/merge/loaders"

export const metadata: Metadata = { title: "Duplicates" }

type Props = { params: Promise<{ organization: string }> }

/** Customers who may be one person. */
export default async function DuplicatesPage({ params }: Props) {
  const { organization: slug } = await params
  const { pairs, organization } = await loadDuplicates(slug)
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Customers", href: `/dashboard/${slug}/customers` }, { label: "Duplicates" }]}
          />
        }
        title="Duplicates"
        description="Customers with the same contact, or the same or a similar name. Compare two and make them one."
      />
      {pairs.length === 0 ? (
        <EmptyState icon={<Users />} title="No duplicates found">
          Nobody shares a contact or a name with anyone else.
        </EmptyState>
      ) : (
        <DuplicatePairs slug={slug} pairs={pairs} timezone={organization.timezone} />
      )}
    </>
  )
}
