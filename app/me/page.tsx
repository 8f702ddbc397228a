import { CalendarDays } from "lucide-react"
import type { Metadata } from "next"
import { MyBookingList } from "@/components/booking/own/my-booking-list"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { loadMyBookings } from "@/lib/booking/own/loaders"
import type { Search } from "@/lib/booking/rules"

export const metadata: Metadata = { title: "My bookings" }

/** What the person has booked, at every business: first what comes, then what was. */
export default async function MyBookingsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next, past, earlier, isFirst } = await loadMyBookings(await searchParams)
  const now = new Date()
  return (
    <div className="space-y-10">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">
        {isFirst ? "My bookings" : "Earlier bookings"}
      </h1>
      {isFirst && next.length === 0 ? (
        <EmptyState icon={<CalendarDays />} title={past.length > 0 ? "Nothing coming up" : "No bookings yet"}>
          {past.length > 0
            ? "Book again below with one tap: the service, the person and the extras are kept."
            : "What you book at any business here is listed on this page: move it, cancel it, pay it or book it again. What you booked as a guest with this e-mail address comes along."}
        </EmptyState>
      ) : null}
      {next.length > 0 ? <MyBookingList title="Coming up" bookings={next} now={now} /> : null}
      {past.length > 0 ? <MyBookingList title="Past" bookings={past} now={now} rebook /> : null}
      {earlier || !isFirst ? (
        <nav aria-label="Pages" className="flex flex-wrap gap-2">
          {isFirst ? null : <LinkButton href="/me">Back to the newest</LinkButton>}
          {earlier ? <LinkButton href={earlier}>Earlier bookings</LinkButton> : null}
        </nav>
      ) : null}
    </div>
  )
}
