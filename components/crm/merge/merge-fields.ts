import { formatDate, formatDay, plural } from "@/lib/core/format"
import type { Mergeable } from "@/lib/crm/merge/types"
import { lifecycleWords } from "../lifecycle"

/** A field one chooses by, in words. */
export interface MergeField {
  name: Exclude<keyof Mergeable, "id" | "tags" | "created_at" | "figures">
  label: string
  shown: (customer: Mergeable) => string | null
}

const day = (date: string) => formatDate(`${date}T12:00:00Z`, "UTC")

export const mergeFields: readonly MergeField[] = [
  { name: "full_name", label: "Name", shown: (one) => one.full_name },
  { name: "partner_name", label: "Partner", shown: (one) => one.partner_name },
  { name: "company_name", label: "Company", shown: (one) => one.company_name },
  { name: "email", label: "E-mail", shown: (one) => one.email },
  { name: "phone", label: "Phone", shown: (one) => one.phone },
  { name: "event_date", label: "Event date", shown: (one) => one.event_date && day(one.event_date) },
  { name: "event_type", label: "Event", shown: (one) => one.event_type },
  { name: "lifecycle", label: "State", shown: (one) => lifecycleWords[one.lifecycle].label },
  { name: "source", label: "Source", shown: (one) => one.source },
  {
    name: "marketing_consent",
    label: "Offers",
    shown: (one) => (one.marketing_consent ? "May be written to" : "Not to be written to"),
  },
]

/** Fields in which the two differ and both say something: those one has to choose. */
export function contested(a: Mergeable, b: Mergeable): MergeField[] {
  return mergeFields.filter(({ shown }) => shown(a) !== null && shown(b) !== null && shown(a) !== shown(b))
}

/**
 * What is proposed to come from the other: nothing, but for consent, where "no" wins over "yes", for
 * nobody is written to because of a merge.
 */
export function proposed(keep: Mergeable, other: Mergeable): Set<MergeField["name"]> {
  return new Set(keep.marketing_consent && !other.marketing_consent ? ["marketing_consent"] : [])
}

/** Who stays, if nobody says otherwise: who has more bookings, else who was there first. */
export function elder(a: Mergeable, b: Mergeable): Mergeable {
  const more = (a.figures?.bookings ?? 0) - (b.figures?.bookings ?? 0)
  if (more !== 0) return more > 0 ? a : b
  return a.created_at <= b.created_at ? a : b
}

/** What a customer brings, in a line. */
export function brings(customer: Mergeable, timezone: string): string {
  return `${plural(customer.figures?.bookings ?? 0, "booking")} · added ${formatDay(customer.created_at, timezone)}`
}
