import { CircleCheck, CircleSlash, Clock, Truck } from "lucide-react"
import { cn } from "@/components/ui/cn"
import { standing } from "@/lib/booking/own/rules"
import type { OwnBooking } from "@/lib/booking/own/types"
import { AwaitPayment } from "./await-payment"
import { PayNow } from "./pay-now"

type Props = { own: OwnBooking; now: Date; placed: boolean; paying: boolean; token: string }

const looks = {
  positive: { icon: CircleCheck, look: "bg-positive-soft text-positive" },
  caution: { icon: Clock, look: "bg-caution-soft text-caution" },
  neutral: { icon: CircleSlash, look: "bg-subtle text-muted" },
  info: { icon: Truck, look: "bg-info-soft text-info" },
} as const

/** How the booking stands, and what to do about it. */
export function BookingStanding({ own, now, placed, paying, token }: Props) {
  const { booking, customer, organization } = own
  const { title, tone } = standing(own, now)
  const { icon: Icon, look } = looks[tone]
  const held =
    booking.status === "pending" && booking.hold_expires_at && new Date(booking.hold_expires_at) > now
  const due =
    booking.due_now_cents > 0 && booking.status !== "cancelled" && (held || booking.status !== "pending")
  const waiting = paying && booking.payment_status === "unpaid" && booking.status === "pending"
  return (
    <section>
      <span className={cn("grid size-14 place-items-center rounded-full", look)}>
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <h1 className="mt-4 text-2xl font-semibold tracking-tight text-balance md:text-3xl">{title}</h1>
      <p className="mt-2 text-muted">
        Booking {booking.number} at {organization.name}
      </p>
      {placed && booking.status === "confirmed" ? (
        <p className="mt-3 text-pretty">
          Thank you, {customer.full_name}. A confirmation is on its way
          {customer.email ? ` to ${customer.email}` : ""}.
        </p>
      ) : null}
      {booking.status === "cancelled" && booking.cancel_reason ? (
        <p className="mt-3">{booking.cancel_reason}</p>
      ) : null}
      {waiting ? <AwaitPayment /> : null}
      {due && !waiting ? (
        <PayNow
          token={token}
          cents={booking.due_now_cents}
          currency={booking.currency}
          until={held ? booking.hold_expires_at : null}
          later={booking.payment_method === "on_site"}
        />
      ) : null}
    </section>
  )
}
