import type { Tone } from "@/components/ui/tone"

/** How money came, on screens. */
export const methodWords: Record<string, string> = {
  card: "Card",
  cash: "Cash",
  bank_transfer: "Bank transfer",
  points: "Points",
}

/** How a payment stands. */
export const paymentStateWords: Record<string, { label: string; tone: Tone }> = {
  pending: { label: "Pending", tone: "caution" },
  succeeded: { label: "Received", tone: "positive" },
  failed: { label: "Failed", tone: "negative" },
  partially_refunded: { label: "Part refunded", tone: "neutral" },
  refunded: { label: "Refunded", tone: "neutral" },
}

/** How a refund stands. */
export const refundStateWords: Record<string, string> = {
  pending: "on its way",
  succeeded: "given back",
  failed: "failed",
}
