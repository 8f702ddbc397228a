import type { Metadata } from "next"
import { Suspense } from "react"
import { Day } from "@/components/booking/manage/day"
import { Attention } from "@/components/dashboard/attention"
import { DayFigures, DayFiguresSkeleton } from "@/components/dashboard/day-figures"
import { SetupChecklist } from "@/components/dashboard/setup-checklist"
import { WeekLoad } from "@/components/dashboard/week-load"
import { PageHeader } from "@/components/ui/page-header"
import { Skeleton } from "@/components/ui/skeleton"
import { loadDayAtAGlance, loadSetup } from "@/lib/analytics/loaders"
import { loadDay } from "@/lib/booking/manage/loaders"
import { dayOf } from "@/lib/core/days"
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
  const glance = loadDayAtAGlance(slug)
  const today = dayOf(new Date(), organization.timezone)
  const [first = ""] = user.fullName.split(" ")
  return (
    <>
      <PageHeader
        title={formatDate(new Date(), organization.timezone)}
        description={first && !first.includes("@") ? `Good to see you, ${first}.` : undefined}
      />
      <div className="space-y-4">
        <Suspense>
          <SetupChecklist slug={slug} setup={loadSetup(slug)} />
        </Suspense>
        <Suspense fallback={<DayFiguresSkeleton />}>
          <DayFigures day={glance} />
        </Suspense>
        <Suspense fallback={<Skeleton className="h-80 rounded-lg" />}>
          <Day slug={slug} timezone={organization.timezone} today={today} day={loadDay(slug, today)} />
        </Suspense>
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
          <Suspense fallback={<Skeleton className="h-80 rounded-lg" />}>
            <Attention slug={slug} day={glance} />
          </Suspense>
          <Suspense fallback={<Skeleton className="h-80 rounded-lg" />}>
            <WeekLoad slug={slug} day={glance} />
          </Suspense>
        </div>
      </div>
    </>
  )
}
