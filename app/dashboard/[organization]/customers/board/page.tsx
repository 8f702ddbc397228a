import type { Metadata } from "next"
import { LifecycleBoard } from "@/components/crm/board/lifecycle-board"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { loadPipeline } from "@/lib/crm/list/loaders"

export const metadata: Metadata = { title: "Customers by state" }

type Props = { params: Promise<{ organization: string }> }

/** The customers as a board, a column for each state. */
export default async function BoardPage({ params }: Props) {
  const { organization: slug } = await params
  const { columns, organization, mayUpdate } = await loadPipeline(slug)
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Customers", href: `/dashboard/${slug}/customers` }, { label: "Board" }]}
          />
        }
        title="Customers by state"
        description={mayUpdate ? "Drag a card, or press the left and right arrow keys on it." : undefined}
      />
      <LifecycleBoard slug={slug} timezone={organization.timezone} columns={columns} mayUpdate={mayUpdate} />
    </>
  )
}
