import type { Tone } from "@/components/ui/tone"
import type { BookingKind, BookingStatus, PaymentStatus } from "@/lib/booking/manage/schema"

/** What a status is called, how it looks, and what the button that leads to it says. */
export const statusWords: Record<BookingStatus, { label: string; tone: Tone; step: string }> = {
  draft: { label: "Draft", tone: "neutral", step: "Make a draft" },
  pending: { label: "Pending", tone: "caution", step: "Mark as pending" },
  confirmed: { label: "Confirmed", tone: "info", step: "Confirm" },
  in_progress: { label: "In progress", tone: "accent", step: "Start" },
  ready: { label: "Ready", tone: "accent", step: "Mark as ready" },
  out_for_delivery: { label: "Out for delivery", tone: "accent", step: "Send out" },
  completed: { label: "Completed", tone: "positive", step: "Complete" },
  cancelled: { label: "Cancelled", tone: "neutral", step: "Cancel" },
  no_show: { label: "No-show", tone: "negative", step: "Mark as no-show" },
}

export const paymentWords: Record<PaymentStatus, { label: string; tone: Tone }> = {
  unpaid: { label: "Unpaid", tone: "caution" },
  deposit_paid: { label: "Part paid", tone: "info" },
  paid: { label: "Paid", tone: "positive" },
  partially_refunded: { label: "Part refunded", tone: "neutral" },
  refunded: { label: "Refunded", tone: "neutral" },
}

export const kindWords: Record<BookingKind, string> = {
  appointment: "Appointment",
  pickup_delivery: "Pick-up and delivery",
  class: "Class",
}

const channels: Record<string, string> = {
  storefront: "the storefront",
  dashboard: "the dashboard",
  api: "the API",
  bot: "a chatbot",
  form: "a form",
}

/** Where a booking came from, to be read after "Booked on". */
export function channelLabel(channel: string): string {
  return channels[channel] ?? channel
}
