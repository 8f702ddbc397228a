import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"

const looks: Record<string, { label: string; tone: Tone }> = {
  trial: { label: "Trial", tone: "info" },
  active: { label: "Active", tone: "positive" },
  past_due: { label: "Past due", tone: "caution" },
  suspended: { label: "Suspended", tone: "negative" },
  cancelled: { label: "Cancelled", tone: "neutral" },
}

/** What a status is called on screens. */
export function organizationStatusLabel(status: string): string {
  return looks[status]?.label ?? status
}

/** The state an organization is in. */
export function OrganizationStatus({ status }: { status: string }) {
  const { label, tone } = looks[status] ?? { label: status, tone: "neutral" as const }
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  )
}
