import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"

/** Where a customer stands, in words. */
export const lifecycleWords: Record<string, { label: string; tone: Tone }> = {
  lead: { label: "Lead", tone: "info" },
  booked: { label: "Booked", tone: "accent" },
  completed: { label: "Completed", tone: "positive" },
  archived: { label: "Archived", tone: "neutral" },
}

/** Where a customer stands. */
export function Lifecycle({ value }: { value: string }) {
  const { label, tone } = lifecycleWords[value] ?? { label: value, tone: "neutral" as const }
  return <Badge tone={tone}>{label}</Badge>
}
