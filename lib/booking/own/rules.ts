import { formatMoney, formatWhen } from "@/lib/core/format"
import type { OwnBooking } from "./types"

type Tone = "positive" | "caution" | "neutral" | "info"

const states: Record<string, { title: string; tone: Tone }> = {
  pending: { title: "Waiting to be confirmed", tone: "caution" },
  confirmed: { title: "You are booked", tone: "positive" },
  in_progress: { title: "Under way", tone: "info" },
  ready: { title: "Ready", tone: "info" },
  out_for_delivery: { title: "On its way to you", tone: "info" },
  completed: { title: "Done", tone: "positive" },
  cancelled: { title: "Cancelled", tone: "neutral" },
  no_show: { title: "You were missed", tone: "neutral" },
}

/** How a booking stands, in words for its customer. `now` is passed in. */
export function standing({ booking }: Pick<OwnBooking, "booking">, now: Date): { title: string; tone: Tone } {
  if (booking.status === "pending" && booking.hold_expires_at) {
    return new Date(booking.hold_expires_at) > now
      ? { title: "Held for you until it is paid", tone: "caution" }
      : { title: "The time to pay has run out", tone: "neutral" }
  }
  return states[booking.status] ?? { title: "Booked", tone: "neutral" }
}

const words: Record<string, string> = {
  placed: "You booked",
  confirmed: "Confirmed",
  in_progress: "Started",
  ready: "Ready",
  out_for_delivery: "On its way to you",
  completed: "Done",
  cancelled: "Cancelled",
  no_show: "Marked as missed",
  rescheduled: "Moved",
  payment_received: "Paid",
  payment_failed: "A payment did not go through",
  refunded: "Money given back",
}

/** One line of the timeline. Kinds that a customer has no word for are left out by the caller. */
export function eventWords(
  event: OwnBooking["events"][number],
  { currency, timezone }: { currency: string; timezone: string },
): string | null {
  const title = words[event.event_type]
  if (!title) return null
  const { amount_cents, to } = event.event_data
  if (typeof amount_cents === "number") return `${title} · ${formatMoney(amount_cents, currency)}`
  if (event.event_type === "rescheduled" && typeof to === "string")
    return `${title} to ${formatWhen(to, timezone)}`
  return title
}

/** What cancelling now would mean for the money already paid. */
export function cancelConsequence({ booking, cancel_until }: OwnBooking, now: Date): string {
  const paid = booking.paid_cents - booking.refunded_cents
  const late = now > new Date(cancel_until)
  if (paid === 0) return late ? "It is late, but nothing was paid, so nothing is owed." : "It costs nothing."
  const money = formatMoney(paid, booking.currency)
  return late
    ? `It is too late for a refund: the ${money} you paid are kept.`
    : `You get the ${money} you paid back.`
}
