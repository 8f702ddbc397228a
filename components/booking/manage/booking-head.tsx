import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { costInWords, mayUndo, stepsFrom } from "@/lib/booking/manage/rules"
import { bookingStatuses } from "@/lib/booking/manage/schema"
import type { BookingDetail, CallingOffCosts, Transition } from "@/lib/booking/manage/types"
import type { ContextOrganization } from "@/lib/core/context"
import { dayOf } from "@/lib/core/days"
import { formatMoney, formatWhen } from "@/lib/core/format"
import { BookingStatus, PaymentStatus } from "./booking-badges"
import { channelLabel } from "./booking-words"
import type { RescheduleFacts } from "./reschedule-dialog"
import { StatusActions } from "./status-actions"

type BookingHeadProps = {
  booking: BookingDetail
  transitions: readonly Transition[]
  organization: Pick<ContextOrganization, "slug" | "timezone" | "locale">
  permissions: ReadonlySet<string>
  costs: CallingOffCosts
  /** Who offers the booked service. */
  staff: readonly { id: string; name: string }[]
}

function rescheduleFacts({
  booking,
  organization,
  permissions,
  staff,
}: BookingHeadProps): RescheduleFacts | null {
  const current = booking.appointments.find((one) => one.status === "held" || one.status === "confirmed")
  const movable = booking.status === "pending" || booking.status === "confirmed"
  if (!current?.service || !movable || !permissions.has("bookings.update")) return null
  return {
    serviceId: current.service.id,
    staff: booking.kind === "appointment" ? staff : [],
    staffId: current.staff?.id ?? null,
    day: dayOf(new Date(booking.starts_at), organization.timezone),
    today: dayOf(new Date(), organization.timezone),
    timezone: organization.timezone,
  }
}

/** Names a booking, says how it stands, and offers what can be done now. */
export function BookingHead(props: BookingHeadProps) {
  const { booking, transitions, organization, permissions, costs } = props
  const money = (cents: number) => formatMoney(cents, booking.currency, { locale: organization.locale })
  const steps = stepsFrom(booking.status, transitions, permissions)
  const path = `/dashboard/${organization.slug}/bookings`
  return (
    <PageHeader
      above={<Breadcrumb items={[{ label: "Bookings", href: path }, { label: booking.number }]} />}
      title={booking.number}
      status={
        <>
          <BookingStatus status={booking.status} />
          <PaymentStatus status={booking.payment_status} />
        </>
      }
      description={`${booking.customer?.full_name ?? "A customer"}, booked on ${channelLabel(booking.channel)} ${formatWhen(booking.created_at, organization.timezone).replace(/^(To|Yes)/, (day) => day.toLowerCase())}`}
      actions={
        <StatusActions
          organization={organization.slug}
          bookingId={booking.id}
          number={booking.number}
          status={booking.status}
          steps={steps}
          undoable={bookingStatuses.filter((to) => mayUndo(booking.status, to, transitions))}
          reschedule={rescheduleFacts(props)}
          costs={{
            cancelled: costInWords(costs.cancelled, money),
            no_show: costInWords(costs.no_show, money),
          }}
        />
      }
    />
  )
}
