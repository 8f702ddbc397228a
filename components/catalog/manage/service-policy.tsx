import { Plus, X } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { SectionCard } from "@/components/ui/section-card"
import { NumberInput } from "./number-input"
import { orNothing, type ServicePart } from "./service-draft"

/** What calling off costs: free until, then in steps, and what not coming costs. */
export function ServicePolicy({ draft, set, fault }: ServicePart) {
  const change = (index: number, step: Partial<(typeof draft.fees)[number]>) =>
    set({ fees: draft.fees.map((fee, n) => (n === index ? { ...fee, ...step } : fee)) })
  const add = () => {
    const last = draft.fees.at(-1)
    set({
      fees: [
        ...draft.fees,
        {
          hours: Math.max(1, Math.floor((last?.hours ?? draft.freeHours * 2) / 2)),
          percent: Math.min(100, (last?.percent ?? 0) + 50),
        },
      ],
    })
  }
  return (
    <SectionCard
      title="Calling off"
      description="Customers read this before they book; a booking keeps the rules it was made under."
    >
      <div className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            name="freeHours"
            label="Free to cancel or move until, hours before"
            error={fault("freeHours")}
          >
            <NumberInput
              suffix="h"
              value={draft.freeHours}
              onValueChange={(value) => set({ freeHours: orNothing(value) })}
            />
          </Field>
          <Field
            name="noShowPercent"
            label="Fee for not coming, of the price"
            optional
            help="Empty: what was paid is kept."
            error={fault("noShowPercent")}
          >
            <NumberInput
              suffix="%"
              value={draft.noShowPercent}
              onValueChange={(noShowPercent) => set({ noShowPercent })}
            />
          </Field>
        </div>
        <fieldset id="fees" className="space-y-2">
          <legend className="mb-1.5 font-medium">Fees for cancelling later</legend>
          {draft.fees.length === 0 ? (
            <p className="text-sm text-muted">None: what was paid is kept, and no more is asked.</p>
          ) : null}
          {draft.fees.map((fee, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
            <div key={index} className="flex items-center gap-2">
              <NumberInput
                aria-label={`Step ${index + 1}: less than this many hours before`}
                suffix="h"
                value={fee.hours}
                onValueChange={(value) => change(index, { hours: orNothing(value) })}
              />
              <NumberInput
                aria-label={`Step ${index + 1}: part of the price`}
                suffix="%"
                value={fee.percent}
                onValueChange={(value) => change(index, { percent: orNothing(value) })}
              />
              <Button
                square
                variant="ghost"
                aria-label={`Remove step ${index + 1}`}
                onClick={() => set({ fees: draft.fees.filter((_, n) => n !== index) })}
              >
                <X aria-hidden="true" />
              </Button>
            </div>
          ))}
          {fault("fees") ? (
            <p role="alert" className="text-sm text-negative">
              {fault("fees")}
            </p>
          ) : null}
          {draft.fees.length < 6 ? (
            <Button size="sm" onClick={add}>
              <Plus aria-hidden="true" />
              Add a step
            </Button>
          ) : null}
        </fieldset>
      </div>
    </SectionCard>
  )
}
