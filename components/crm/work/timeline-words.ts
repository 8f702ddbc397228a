import { methodWords, paymentStateWords } from "@/components/payments/manage/payment-words"
import { formatMoney } from "@/lib/core/format"
import type { TimelineEntry } from "@/lib/crm/work/types"
import { lifecycleWords } from "../lifecycle"

export interface Told {
  title: string
  detail: string | null
  /** Where it can be looked at, below the organization's dashboard. */
  href: string | null
}

const labels: Record<string, string> = {
  full_name: "Name",
  partner_name: "Partner",
  company_name: "Company",
  email: "E-mail",
  phone: "Phone",
  lifecycle: "State",
  tags: "Tags",
  event_date: "Event date",
  event_type: "Event",
  owner_staff_id: "Owner",
  source: "Source",
  marketing_consent: "May be written to",
}

const isState = (value: string): value is keyof typeof lifecycleWords => Object.hasOwn(lifecycleWords, value)

function worded(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "" || value === "{}") return "nothing"
  const text = String(value)
  if (field === "lifecycle" && isState(text)) return lifecycleWords[text].label
  if (field === "tags") return text.replaceAll(/[{}"]/g, "").replaceAll(",", ", ")
  if (field === "marketing_consent") return text === "t" || text === "true" ? "yes" : "no"
  return text
}

/** The fields that changed, each with what it was and is; what people don't speak of is left out. */
function changes(old: Record<string, unknown>, now: Record<string, unknown>): string[] {
  return Object.keys(now).flatMap((field) => {
    const label = labels[field]
    if (!label) return []
    if (field === "owner_staff_id") return [`${label} changed`]
    return [`${label}: ${worded(field, old[field])} → ${worded(field, now[field])}`]
  })
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** An entry of the timeline in words. A change nobody speaks of has no words: null. */
export function tell(entry: TimelineEntry, locale: string): Told | null {
  const money = (cents: number, currency: string) => formatMoney(cents, currency, { locale })
  switch (entry.kind) {
    case "booking":
      return {
        title: entry.facts.what ?? "Booking",
        detail: `${entry.facts.number} · ${money(entry.facts.total_cents, entry.facts.currency)}`,
        href: `/bookings/${entry.id}`,
      }
    case "payment": {
      const {
        amount_cents: amount,
        refunded_cents: refunded,
        currency,
        method,
        status,
        booking_id: booking,
      } = entry.facts
      const state = status === "succeeded" ? null : (paymentStateWords[status]?.label ?? null)
      const back = refunded > 0 ? `${money(refunded, currency)} given back` : null
      return {
        title: `${money(amount, currency)} ${methodWords[method] ?? ""}`.trim(),
        detail: [state, back].filter(Boolean).join(" · ") || null,
        href: booking ? `/bookings/${booking}` : null,
      }
    }
    case "message": {
      const { direction, type, subject, template, status } = entry.facts
      const kind = type === "email" ? "E-mail" : type === "sms" ? "Text message" : "Message"
      return {
        title: subject ?? capital(template.replaceAll("_", " ")),
        detail: `${kind} ${direction === "inbound" ? "received" : status}`,
        href: null,
      }
    }
    case "note":
      return { title: "Note", detail: entry.facts.body, href: null }
    case "task":
      return {
        title: entry.facts.title,
        detail: entry.facts.status === "done" ? "Task done" : "Task added",
        href: null,
      }
    case "change": {
      if (entry.facts.action === "insert") return { title: "Customer added", detail: null, href: null }
      const told = changes(entry.facts.old ?? {}, entry.facts.new ?? {})
      return told.length > 0 ? { title: "Details changed", detail: told.join(" · "), href: null } : null
    }
  }
}
