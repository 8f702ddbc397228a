import type { BookingDetail } from "@/lib/booking/manage/types"
import { formatDuration, formatMoney, formatWhen } from "@/lib/core/format"
import { channelLabel } from "./booking-words"

type Event = Pick<BookingDetail["events"][number], "event_type" | "event_data" | "actor_type" | "actor_id">

interface Frame {
  currency: string
  locale: string
  timezone: string
}

const titles: Record<string, string> = {
  placed: "Booked",
  pending: "Put back to pending",
  confirmed: "Confirmed",
  in_progress: "Started",
  ready: "Ready",
  out_for_delivery: "Out for delivery",
  completed: "Completed",
  cancelled: "Cancelled",
  no_show: "Customer didn’t come",
  rescheduled: "Rescheduled",
  reassigned: "Given to somebody else",
  resized: "Made longer or shorter",
  payment_received: "Payment received",
  payment_failed: "Payment failed",
  refunded: "Refunded",
  fee_waived: "Fee waived",
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null)
const methods: Record<string, string> = {
  cash: "in cash",
  card: "by card",
  bank_transfer: "by bank transfer",
}

/** What happened, as a heading. */
export function eventTitle(event: Event): string {
  const known = titles[event.event_type]
  if (known) return known
  const words = event.event_type.replaceAll("_", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The particulars of what happened, if there are any. */
export function eventDetail({ event_type, event_data: data }: Event, frame: Frame): string | null {
  const parts: (string | null)[] = []
  const channel = text(data.channel)
  if (event_type === "placed" && channel) parts.push(`On ${channelLabel(channel)}`)
  if (typeof data.amount_cents === "number")
    parts.push(
      `${formatMoney(data.amount_cents, frame.currency, { locale: frame.locale })} ${methods[text(data.method) ?? ""] ?? ""}`.trim(),
    )
  if (typeof data.fee_cents === "number")
    parts.push(`Fee ${formatMoney(data.fee_cents, frame.currency, { locale: frame.locale })}`)
  const [from, to] = [text(data.from), text(data.to)]
  if (event_type === "rescheduled" && from && to)
    parts.push(`From ${formatWhen(from, frame.timezone)} to ${formatWhen(to, frame.timezone)}`)
  const [fromStaff, toStaff] = [text(data.from_staff), text(data.to_staff)]
  if (toStaff) parts.push(fromStaff ? `From ${fromStaff} to ${toStaff}` : `To ${toStaff}`)
  if (typeof data.minutes === "number") parts.push(`Now ${formatDuration(data.minutes)}`)
  parts.push(text(data.reason) ?? text(data.note))
  const told = parts.filter(Boolean)
  return told.length > 0 ? told.join(" · ") : null
}

/** Who did it, as far as can be said. */
export function eventActor(event: Event, names: ReadonlyMap<string, string>): string {
  const name = event.actor_id ? names.get(event.actor_id) : undefined
  if (name) return name
  if (event.actor_type === "system") return "System"
  if (event.actor_type === "support") return "Support"
  if (event.actor_type === "api_key") return "API"
  // A signed-in customer is a user too, but none whose name the organization keeps as a member's.
  if (event.actor_type === "user" && !event.actor_id) return ""
  return "Customer"
}
