import { ChevronRight } from "lucide-react"
import { priceLabel } from "@/lib/catalog/rules"
import type { PublicService } from "@/lib/catalog/types"
import { formatDuration } from "@/lib/core/format"

type ServiceRowProps = {
  service: Pick<
    PublicService,
    | "name"
    | "description"
    | "kind"
    | "pricing"
    | "price_cents"
    | "currency"
    | "duration_minutes"
    | "turnaround_hours"
  >
}

/** A service in the list of a storefront: what it is, how long it takes, what it costs. */
export function ServiceRow({ service }: ServiceRowProps) {
  const length =
    service.kind === "pickup_delivery" ? turnaround(service) : formatDuration(service.duration_minutes)
  return (
    <span className="flex items-center gap-4 px-5 py-4">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{service.name}</span>
        <span className="mt-0.5 block text-sm text-pretty text-muted">{service.description}</span>
        <span className="mt-1.5 block text-sm text-muted">{length}</span>
      </span>
      <span className="shrink-0 font-medium tabular-nums">{priceLabel(service)}</span>
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-muted" />
    </span>
  )
}

function turnaround({ turnaround_hours }: ServiceRowProps["service"]): string {
  return turnaround_hours
    ? `Back within ${Math.ceil(turnaround_hours / 24)} days`
    : "Collected and brought back"
}
