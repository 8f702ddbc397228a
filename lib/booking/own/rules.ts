import { formatMoney, formatWhen } from "@/lib/core/format"
import { choiceHref } from "../rules"
import type { Again, OwnBooking } from "./types"

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
export function standing(
  { booking }: { booking: Pick<OwnBooking["booking"], "status" | "hold_expires_at"> },
  now: Date,
): { title: string; tone: Tone } {
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

/** What cancelling now would mean for the money. */
export function cancelConsequence({ booking, organization, cancel_cost }: OwnBooking): string {
  const money = (cents: number) => formatMoney(cents, booking.currency)
  const { fee_cents, refund_cents, owed_cents } = cancel_cost
  if (fee_cents === 0)
    return refund_cents > 0 ? `You get the ${money(refund_cents)} you paid back.` : "It costs nothing."
  const fee = `Cancelling now costs ${money(fee_cents)}.`
  if (owed_cents > 0) return `${fee} ${organization.name} will ask you for ${money(owed_cents)}.`
  return refund_cents > 0
    ? `${fee} You get ${money(refund_cents)} of what you paid back.`
    : `${fee} It is taken from what you paid.`
}

/** Where the same is booked again: its times, with person, options and numbers chosen; else the business's page. */
export function againHref(slug: string, again: Again): string {
  if (!again) return `/b/${slug}#services`
  const { service, staff_id, option_ids, quantities } = again
  return choiceHref(`/b/${slug}/book/${service}`, {
    optionIds: option_ids,
    staffId: staff_id,
    quantities,
    day: null,
    startsAt: null,
  })
}
