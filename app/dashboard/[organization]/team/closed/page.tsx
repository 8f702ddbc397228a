import type { Metadata } from "next"
import { Closures } from "@/components/people/closures"
import { TeamTabs } from "@/components/people/team-tabs"
import { PageHeader } from "@/components/ui/page-header"
import { loadClosures } from "@/lib/people/loaders"

export const metadata: Metadata = { title: "Closed days" }

/** When nobody works. */
export default async function ClosedDaysPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization: slug } = await params
  const { closures, today, permissions } = await loadClosures(slug)
  return (
    <>
      <PageHeader title="Team" />
      <TeamTabs slug={slug} shown="closed" />
      <Closures
        organization={slug}
        closures={closures}
        today={today}
        mayChange={permissions.has("staff.update")}
      />
    </>
  )
}
