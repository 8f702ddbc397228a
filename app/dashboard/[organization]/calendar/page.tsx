import type { Metadata } from "next"
import { Suspense } from "react"
import { CalendarScreen } from "@/components/booking/calendar/calendar-screen"
import { Skeleton } from "@/components/ui/skeleton"
import { loadCalendar } from "@/lib/booking/calendar/loaders"

export const metadata: Metadata = { title: "Calendar" }

type Props = {
  params: Promise<{ organization: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function Loaded({ params, searchParams }: Props) {
  const [{ organization }, query] = await Promise.all([params, searchParams])
  return <CalendarScreen {...(await loadCalendar(organization, query))} />
}

/** Who is where and when, by day, three days, week or as an agenda. */
export default function CalendarPage(props: Props) {
  return (
    <Suspense
      fallback={
        <div className="space-y-3">
          <Skeleton className="h-control w-full" />
          <Skeleton className="h-[calc(100dvh-9rem)] w-full rounded-lg" />
        </div>
      }
    >
      <Loaded {...props} />
    </Suspense>
  )
}
