import type { Metadata } from "next"
import { cookies } from "next/headers"
import { Suspense } from "react"
import { bookingColumnKeys, usualBookingColumns } from "@/components/booking/manage/booking-columns"
import { BookingsFilter } from "@/components/booking/manage/bookings-filter"
import { BookingsHead } from "@/components/booking/manage/bookings-head"
import { BookingsTable } from "@/components/booking/manage/bookings-table"
import { BookingsTools } from "@/components/booking/manage/bookings-tools"
import { WhenTabs } from "@/components/booking/manage/when-tabs"
import type { PageQuery } from "@/components/dashboard/list-href"
import { type ListLook, lookCookie, parseLook } from "@/components/dashboard/list-look"
import { TableSkeleton } from "@/components/ui/skeleton"
import { loadBookings, loadStaffChoice } from "@/lib/booking/manage/loaders"
import { whenOf } from "@/lib/booking/manage/queries"
import { bookingFilter } from "@/lib/booking/manage/schema"
import { loadViews, openDefaultView } from "@/lib/booking/views/loaders"

export const metadata: Metadata = { title: "Bookings" }

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<PageQuery> }

async function Bookings({ slug, query, look }: { slug: string; query: PageQuery; look: ListLook }) {
  const { organization, ...shown } = await loadBookings(slug, bookingFilter.parse(query))
  const { timezone, locale } = organization
  return (
    <BookingsTable
      {...{ slug, query, look, timezone, locale }}
      {...shown}
      path={`/dashboard/${slug}/bookings`}
      filtered={Object.keys(query).some((name) => name !== "page" && name !== "sort" && name !== "when")}
    />
  )
}

/** Every booking of the organization, to be narrowed down. */
export default async function BookingsPage({ params, searchParams }: Props) {
  const [{ organization: slug }, query] = await Promise.all([params, searchParams])
  await openDefaultView(slug, "bookings", query)
  const [{ staff, mayCreate, mayExport }, views] = await Promise.all([
    loadStaffChoice(slug),
    loadViews(slug, "bookings"),
  ])
  const look = parseLook(
    (await cookies()).get(lookCookie("bookings"))?.value,
    bookingColumnKeys,
    usualBookingColumns,
  )
  return (
    <>
      <BookingsHead slug={slug} mayCreate={mayCreate} />
      <WhenTabs
        path={`/dashboard/${slug}/bookings`}
        query={query}
        when={whenOf(bookingFilter.parse(query))}
      />
      <BookingsFilter staff={staff}>
        <BookingsTools slug={slug} query={query} views={views} look={look} mayExport={mayExport} />
      </BookingsFilter>
      <Suspense key={JSON.stringify(query)} fallback={<TableSkeleton rows={12} />}>
        <Bookings slug={slug} query={query} look={look} />
      </Suspense>
    </>
  )
}
