import type { Metadata } from "next"
import { Suspense } from "react"
import { Day } from "@/components/booking/manage/day"
import { Attention } from "@/components/dashboard/attention"
import { DayFigures, DayFiguresSkeleton } from "@/components/dashboard/day-figures"
import { WeekLoad } from "@/components/dashboard/week-load"
import { PageHeader } from "@/components/ui/page-header"
import { Skeleton } from "@/components/ui/skeleton"
import { formatDate } from "@/lib/core/format"
import { loadShell } from "@/lib/tenancy/loaders"

type Props = { params: Promise<{ organization: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await loadShell((await params).organization)
  return { title: { absolute: `Today · ${organization.name}` } }
}

/** The day at a glance. */
export default async function TodayPage({ params }: Props) {
  const slug = (await params).organization
  const { organization, user } = await loadShell(slug)
  const [first = ""] = user.fullName.split(" ")
  return (
    <>
      <PageHeader
        title={formatDate(new Date(), organization.timezone)}
        description={first && !first.includes("@") ? `Good to see you, ${first}.` : undefined}
      />
      <div className="space-y-4">
        <Suspense fallback={<DayFiguresSkeleton />}>
          <DayFigures slug={slug} />
        </Suspense>
        <Suspense fallback={<Skeleton className="h-80 rounded-lg" />}>
          <Day slug={slug} timezone={organization.timezone} />
        </Suspense>
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
          <Suspense fallback={<Skeleton className="h-80 rounded-lg" />}>
            <Attention slug={slug} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-80 rounded-lg" />}>
            <WeekLoad slug={slug} />
          </Suspense>
        </div>
      </div>
    </>
  )
}
