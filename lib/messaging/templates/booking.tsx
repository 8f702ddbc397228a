import { formatMoney, formatWhen } from "@/lib/core/format"
import type { BookingMail } from "../schema"
import { BookingSummary } from "./booking-summary"
import { Layout, Paragraph } from "./layout"

interface BookingMailProps {
  data: BookingMail
  appUrl: string
  now: Date
}

const statusWords: Record<string, string> = {
  confirmed: "is confirmed",
  in_progress: "is under way",
  ready: "is ready",
  completed: "is done",
  no_show: "was missed",
}

interface Wording {
  subject: string
  title: string
  lines: (string | null)[]
  action: string
}

/** What each mail about a booking says. */
export function bookingWording(template: string, data: BookingMail, now: Date): Wording | null {
  const { name, timezone, locale } = data.organization
  const when = formatWhen(data.starts_at, timezone, now)
  const money = (cents: number | null | undefined) => formatMoney(cents ?? 0, data.currency, { locale })
  const hello = `Hello ${data.customer_name},`
  const see = "See your booking"
  switch (template) {
    case "booking_placed":
      return {
        subject: `Booked: ${when} at ${name}`,
        title: "Your booking is confirmed",
        lines: [hello, `we look forward to seeing you. You can change or cancel it from its page.`],
        action: see,
      }
    case "booking_cancelled":
      return {
        subject: `Cancelled: your booking ${data.number} at ${name}`,
        title: "Your booking is cancelled",
        lines: [
          hello,
          data.reason ?? null,
          data.fee_cents ? `The fee for cancelling this late is ${money(data.fee_cents)}.` : null,
          data.owed_cents ? `${money(data.owed_cents)} of it are still to be paid.` : null,
          data.refund_cents ? `${money(data.refund_cents)} is on its way back to you.` : null,
        ],
        action: see,
      }
    case "booking_status":
      return data.change === "rescheduled"
        ? {
            subject: `Moved: ${when} at ${name}`,
            title: "Your booking has a new time",
            lines: [
              hello,
              data.previous_starts_at
                ? `It was ${formatWhen(data.previous_starts_at, timezone, now)} before.`
                : null,
            ],
            action: see,
          }
        : {
            subject: `Your booking ${data.number} ${statusWords[data.status] ?? "has news"}`,
            title: `Your booking ${statusWords[data.status] ?? "has news"}`,
            lines: [hello, data.note ?? null],
            action: see,
          }
    case "payment_received":
      return {
        subject: `Payment received: ${money(data.amount_cents)} to ${name}`,
        title: `Thank you for ${money(data.amount_cents)}`,
        lines: [hello, `we have received your payment for booking ${data.number}.`],
        action: see,
      }
    case "refund_sent":
      return {
        subject: `Refund: ${money(data.amount_cents)} from ${name}`,
        title: `${money(data.amount_cents)} is on its way back`,
        lines: [hello, data.reason ?? null, "It can take a few days until your bank shows it."],
        action: see,
      }
    case "booking_notice":
      return {
        subject: `New booking: ${data.customer_name}, ${when}`,
        title: "A new booking came in",
        lines: [`${data.customer_name} booked for ${when}.`],
        action: "Open the booking",
      }
    default:
      return null
  }
}

/** A mail about a booking. */
export function BookingMessage({ wording, data, appUrl, now }: BookingMailProps & { wording: Wording }) {
  return (
    <Layout
      preview={wording.subject}
      title={wording.title}
      organization={data.organization}
      action={{ label: wording.action, url: new URL(data.path, appUrl).toString() }}
    >
      {wording.lines.map((line) => (line ? <Paragraph key={line}>{line}</Paragraph> : null))}
      <BookingSummary data={data} now={now} />
    </Layout>
  )
}
