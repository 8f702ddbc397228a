import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import type { CustomerRow } from "@/lib/crm/types"

/** Where a customer stands, in words. */
export const lifecycleWords: Record<CustomerRow["lifecycle"], { label: string; tone: Tone }> = {
  lead: { label: "Lead", tone: "info" },
  booked: { label: "Booked", tone: "accent" },
  completed: { label: "Completed", tone: "positive" },
  archived: { label: "Archived", tone: "neutral" },
}

/** The states in their order. The schema's list would bring its checks to the browser. */
export const lifecycles: readonly CustomerRow["lifecycle"][] = ["lead", "booked", "completed", "archived"]

/** Where a customer stands. */
export function Lifecycle({ value }: { value: CustomerRow["lifecycle"] }) {
  const { label, tone } = lifecycleWords[value]
  return <Badge tone={tone}>{label}</Badge>
}
