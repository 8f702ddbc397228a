import type { Metadata } from "next"
import { BookingActions } from "@/components/booking/own/booking-actions"
import { BookingFacts } from "@/components/booking/own/booking-facts"
import { BookingStanding } from "@/components/booking/own/booking-standing"
import { BookingSums } from "@/components/booking/own/booking-sums"
import { BookingTimeline } from "@/components/booking/own/booking-timeline"
import { loadOtherTimes, loadOwnBooking } from "@/lib/booking/own/loaders"

type Props = {
  params: Promise<{ organization: string; token: string }>
  searchParams: Promise<{ placed?: string; paid?: string; day?: string; move?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization, token } = await params
  const own = await loadOwnBooking(organization, token)
  return {
    title: { absolute: `Booking ${own.booking.number} · ${own.organization.name}` },
    robots: { index: false, follow: false },
    // The address is the key to the booking: it must not travel on to other sites.
    referrer: "no-referrer",
  }
}

/** A booking's own page, for whoever holds its link. */
export default async function OwnBookingPage({ params, searchParams }: Props) {
  const [{ organization: slug, token }, { placed, paid, day, move }] = await Promise.all([
    params,
    searchParams,
  ])
  const own = await loadOwnBooking(slug, token)
  const other = move ? await loadOtherTimes(slug, token, day) : null
  const now = new Date()
  return (
    <div className="mx-auto grid max-w-4xl gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 space-y-8">
        <BookingStanding own={own} now={now} placed={Boolean(placed)} paying={Boolean(paid)} token={token} />
        <BookingFacts own={own} token={token} />
        <BookingActions
          own={own}
          token={token}
          now={now}
          path={`/b/${slug}/bookings/${token}`}
          again={`/b/${slug}#services`}
          other={other}
        />
      </div>
      <div className="min-w-0 space-y-8">
        <BookingSums own={own} />
        <BookingTimeline own={own} />
      </div>
    </div>
  )
}
