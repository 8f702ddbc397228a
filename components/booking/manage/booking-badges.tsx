import { Badge } from "@/components/ui/badge"
import type { PaymentStatus as Payment, BookingStatus as Status } from "@/lib/booking/manage/schema"
import { paymentWords, statusWords } from "./booking-words"

/** How far a booking is. */
export function BookingStatus({ status }: { status: Status }) {
  const { label, tone } = statusWords[status]
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  )
}

/** How far it is paid. */
export function PaymentStatus({ status }: { status: Payment }) {
  const { label, tone } = paymentWords[status]
  return <Badge tone={tone}>{label}</Badge>
}
