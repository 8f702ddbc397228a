import { Plus } from "lucide-react"
import type { Metadata } from "next"
import { Suspense } from "react"
import { BookingsFilter } from "@/components/booking/manage/bookings-filter"
import { BookingsTable } from "@/components/booking/manage/bookings-table"
import { WhenTabs } from "@/components/booking/manage/when-tabs"
import type { PageQuery } from "@/components/dashboard/list-href"
import { LinkButton } from "@/components/ui/link-button"
import { PageHeader } from "@/components/ui/page-header"
import { TableSkeleton } from "@/components/ui/skeleton"
import { loadBookings, loadStaffChoice } from "@/lib/booking/manage/loaders"
import { bookingsPerPage, sortOf, whenOf } from "@/lib/booking/manage/queries"
import { bookingFilter } from "@/lib/booking/manage/schema"

export const metadata: Metadata = { title: "Bookings" }

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<PageQuery> }

async function Bookings({ slug, query }: { slug: string; query: PageQuery }) {
  const filter = bookingFilter.parse(query)
  const { rows, more, organization } = await loadBookings(slug, filter)
  return (
    <BookingsTable
      path={`/dashboard/${slug}/bookings`}
      query={query}
      rows={rows}
      more={more}
      page={filter.page}
      perPage={bookingsPerPage}
      sort={sortOf(filter)}
      timezone={organization.timezone}
      locale={organization.locale}
      filtered={Object.keys(query).some((name) => name !== "page" && name !== "sort" && name !== "when")}
    />
  )
}

/** Every booking of the organization, to be narrowed down. */
export default async function BookingsPage({ params, searchParams }: Props) {
  const [{ organization: slug }, query] = await Promise.all([params, searchParams])
  const { staff, mayCreate } = await loadStaffChoice(slug)
  return (
    <>
      <PageHeader
        title="Bookings"
        actions={
          mayCreate ? (
            <LinkButton href={`/dashboard/${slug}/bookings/new`} variant="primary" className="sm:hidden">
              <Plus aria-hidden="true" />
              New booking
            </LinkButton>
          ) : null
        }
      />
      <WhenTabs
        path={`/dashboard/${slug}/bookings`}
        query={query}
        when={whenOf(bookingFilter.parse(query))}
      />
      <BookingsFilter staff={staff} />
      <Suspense key={JSON.stringify(query)} fallback={<TableSkeleton rows={12} />}>
        <Bookings slug={slug} query={query} />
      </Suspense>
    </>
  )
}
