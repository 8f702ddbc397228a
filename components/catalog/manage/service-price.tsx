import { Field } from "@/components/ui/field"
import { MoneyInput } from "@/components/ui/money-input"
import { SectionCard } from "@/components/ui/section-card"
import { Select } from "@/components/ui/select"
import { type Pricing, pricings } from "@/lib/catalog/manage/schema"
import { NumberInput } from "./number-input"
import { orNothing, type ServicePart } from "./service-draft"

const words: Record<Pricing, string> = {
  fixed: "For the visit",
  from: "From, settled on the day",
  per_hour: "For an hour",
  per_item: "For an item",
  per_kg: "For a kilo",
}

const isPricing = (value: string): value is Pricing => pricings.some((one) => one === value)

/** What a service costs, tax included, and what of it is paid ahead. */
export function ServicePrice({
  draft,
  set,
  fault,
  currency,
  locale,
}: ServicePart & { currency: string; locale: string }) {
  return (
    <SectionCard title="Price" description="Prices include tax.">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="priceCents" label="Price" error={fault("priceCents")}>
          <MoneyInput
            currency={currency}
            locale={locale}
            value={Number.isNaN(draft.priceCents) ? null : draft.priceCents}
            onValueChange={(value) => set({ priceCents: orNothing(value) })}
          />
        </Field>
        <Field name="pricing" label="Charged" error={fault("pricing")}>
          <Select
            value={draft.pricing}
            onValueChange={(pricing) => isPricing(pricing) && set({ pricing })}
            options={pricings.map((value) => ({ value, label: words[value] }))}
          />
        </Field>
        <Field name="taxPercent" label="Tax" error={fault("taxPercent")}>
          <NumberInput
            suffix="%"
            value={draft.taxPercent}
            onValueChange={(value) => set({ taxPercent: orNothing(value) })}
          />
        </Field>
        <Field
          name="depositPercent"
          label="Deposit"
          help="Paid at once when booking by card. 0 asks for the whole."
          error={fault("depositPercent")}
        >
          <NumberInput
            suffix="%"
            value={draft.depositPercent}
            onValueChange={(value) => set({ depositPercent: orNothing(value) })}
          />
        </Field>
      </div>
    </SectionCard>
  )
}
