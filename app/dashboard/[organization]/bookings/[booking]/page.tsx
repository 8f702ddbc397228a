import type { Metadata } from "next"
import { BookingHead } from "@/components/booking/manage/booking-head"
import { BookingNotes } from "@/components/booking/manage/booking-notes"
import { BookingTimeline } from "@/components/booking/manage/booking-timeline"
import { CustomerCard } from "@/components/booking/manage/customer-card"
import { ItemsCard } from "@/components/booking/manage/items-card"
import { TimeCard } from "@/components/booking/manage/time-card"
import { PaymentsCard } from "@/components/payments/manage/payments-card"
import { loadBooking } from "@/lib/booking/manage/loaders"
import { formatWhen } from "@/lib/core/format"

type Props = { params: Promise<{ organization: string; booking: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization, booking: id } = await params
  return { title: (await loadBooking(organization, id)).booking.number }
}

/** One booking, whole. */
export default async function BookingPage({ params }: Props) {
  const { organization: slug, booking: id } = await params
  const { booking, costs, staff, transitions, names, organization, permissions } = await loadBooking(slug, id)
  const notes = booking.remarks.map((note) => ({
    id: note.id,
    body: note.body,
    by: names.get(note.created_by ?? "") ?? "A former member",
    when: formatWhen(note.created_at, organization.timezone),
  }))
  return (
    <>
      <BookingHead {...{ booking, costs, transitions, organization, permissions, staff }} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-4">
          <TimeCard booking={booking} timezone={organization.timezone} />
          <ItemsCard booking={booking} locale={organization.locale} />
          {permissions.has("payments.read") ? (
            <PaymentsCard
              booking={booking}
              organization={organization}
              mayTake={permissions.has("payments.create")}
              mayRefund={permissions.has("payments.approve")}
            />
          ) : null}
        </div>
        <div className="space-y-4">
          <CustomerCard slug={slug} customer={booking.customer} />
          <BookingNotes
            organization={slug}
            bookingId={booking.id}
            notes={notes}
            mayWrite={permissions.has("bookings.update")}
          />
          <BookingTimeline booking={booking} organization={organization} names={names} />
        </div>
      </div>
    </>
  )
}
