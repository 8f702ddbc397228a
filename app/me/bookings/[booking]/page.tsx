import { ArrowLeft } from "lucide-react"
import type { Metadata } from "next"
import Link from "next/link"
import { BookingActions } from "@/components/booking/own/booking-actions"
import { BookingFacts } from "@/components/booking/own/booking-facts"
import { BookingStanding } from "@/components/booking/own/booking-standing"
import { BookingSums } from "@/components/booking/own/booking-sums"
import { BookingTimeline } from "@/components/booking/own/booking-timeline"
import { loadMyBooking, loadOtherTimes } from "@/lib/booking/own/loaders"
import { againHref } from "@/lib/booking/own/rules"

type Props = {
  params: Promise<{ booking: string }>
  searchParams: Promise<{ day?: string; move?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { own } = await loadMyBooking((await params).booking)
  return { title: { absolute: `Booking ${own.booking.number} · ${own.organization.name}` } }
}

/** One of the signed-in person's bookings. */
export default async function MyBookingPage({ params, searchParams }: Props) {
  const [{ booking }, { day, move }] = await Promise.all([params, searchParams])
  const { own, slug, token, again } = await loadMyBooking(booking)
  const other = move ? await loadOtherTimes(slug, token, day) : null
  const now = new Date()
  return (
    <>
      <Link
        href="/me"
        className="mb-4 inline-flex min-h-11 items-center gap-2 text-sm text-muted hover:text-foreground"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> All my bookings
      </Link>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-8">
          <BookingStanding own={own} now={now} placed={false} paying={false} token={token} />
          <BookingFacts own={own} token={token} />
          <BookingActions
            own={own}
            token={token}
            now={now}
            path={`/me/bookings/${booking}`}
            again={againHref(slug, again)}
            other={other}
          />
        </div>
        <div className="min-w-0 space-y-8">
          <BookingSums own={own} />
          <BookingTimeline own={own} />
        </div>
      </div>
    </>
  )
}
