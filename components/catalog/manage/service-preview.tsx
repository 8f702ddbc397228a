import { ServiceRow } from "@/components/booking/storefront/service-row"
import { Badge } from "@/components/ui/badge"
import { Surface } from "@/components/ui/surface"
import { describePolicy } from "@/lib/booking/rules"
import type { ServiceValues } from "@/lib/catalog/manage/schema"
import { formatDuration, formatMoney } from "@/lib/core/format"

type ServicePreviewProps = { draft: ServiceValues; currency: string; brandColor: string | null }

const number = (value: number) => (Number.isFinite(value) ? value : 0)

/** The service as customers will see it, while it is edited. */
export function ServicePreview({ draft, currency, brandColor }: ServicePreviewProps) {
  const policy = {
    free_hours: number(draft.freeHours),
    fees: draft.fees.map(({ hours, percent }) => ({ hours: number(hours), fee_bp: number(percent) * 100 })),
    no_show_fee_bp: draft.noShowPercent === null ? null : draft.noShowPercent * 100,
  }
  return (
    <section aria-label="Preview" className="lg:sticky lg:top-6">
      <div className="mb-2 flex items-center justify-between gap-2">
        <h2 className="text-sm font-medium text-muted">On your storefront</h2>
        {draft.isActive ? null : <Badge tone="caution">Not shown</Badge>}
      </div>
      <Surface
        kind="storefront"
        brandColor={brandColor}
        className="overflow-hidden rounded-xl border border-border"
      >
        <div className="bg-surface">
          <ServiceRow
            service={{
              name: draft.name || "Name of the service",
              description: draft.description,
              kind: draft.kind,
              pricing: draft.pricing,
              price_cents: number(draft.priceCents),
              currency,
              duration_minutes: number(draft.durationMinutes),
              turnaround_hours: draft.turnaroundHours,
            }}
          />
          {draft.options.length > 0 ? (
            <ul aria-label="Options" className="border-t border-border px-5 py-3 text-sm">
              {draft.options.map((option, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a new option has no id yet
                <li key={index} className="flex justify-between gap-4 py-0.5">
                  <span>{option.name || "Option"}</span>
                  <span className="text-muted tabular-nums">
                    {[
                      option.priceCents > 0 ? `+${formatMoney(option.priceCents, currency)}` : "Free",
                      option.minutes > 0 ? formatDuration(option.minutes) : null,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
          <ul
            aria-label="If plans change"
            className="space-y-1 border-t border-border px-5 py-3 text-sm text-muted"
          >
            {draft.depositPercent > 0 ? <li>{draft.depositPercent}% deposit when paying by card</li> : null}
            {describePolicy(policy).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      </Surface>
    </section>
  )
}
