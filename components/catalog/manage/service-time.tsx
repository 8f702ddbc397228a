import { Field } from "@/components/ui/field"
import { SectionCard } from "@/components/ui/section-card"
import { Select } from "@/components/ui/select"
import { NumberInput } from "./number-input"
import { orNothing, type ServicePart } from "./service-draft"

const notices = [
  [0, "None"],
  [30, "30 minutes"],
  [60, "1 hour"],
  [120, "2 hours"],
  [240, "4 hours"],
  [720, "12 hours"],
  [1440, "1 day"],
  [2880, "2 days"],
  [10_080, "1 week"],
] as const

/** How long a service takes, what it keeps free around it, and how far ahead it is booked. */
export function ServiceTime({ draft, set, fault }: ServicePart) {
  const known = notices.some(([minutes]) => minutes === draft.leadTimeMinutes)
  const shown = known
    ? notices
    : [...notices, [draft.leadTimeMinutes, `${draft.leadTimeMinutes} minutes`] as const]
  const collected = draft.kind === "pickup_delivery"
  return (
    <SectionCard title="Time">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="durationMinutes"
          label={collected ? "Length of a collection round" : "Duration"}
          error={fault("durationMinutes")}
        >
          <NumberInput
            suffix="min"
            value={draft.durationMinutes}
            onValueChange={(value) => set({ durationMinutes: orNothing(value) })}
          />
        </Field>
        <Field
          name="capacity"
          label={collected ? "Collections a round" : draft.kind === "class" ? "Places" : "At the same time"}
          help={draft.kind === "appointment" ? "How many one person looks after at once." : undefined}
          error={fault("capacity")}
        >
          <NumberInput
            value={draft.capacity}
            onValueChange={(value) => set({ capacity: orNothing(value) })}
          />
        </Field>
        <Field name="bufferBeforeMinutes" label="Kept free before" error={fault("bufferBeforeMinutes")}>
          <NumberInput
            suffix="min"
            value={draft.bufferBeforeMinutes}
            onValueChange={(value) => set({ bufferBeforeMinutes: orNothing(value) })}
          />
        </Field>
        <Field name="bufferAfterMinutes" label="Kept free after" error={fault("bufferAfterMinutes")}>
          <NumberInput
            suffix="min"
            value={draft.bufferAfterMinutes}
            onValueChange={(value) => set({ bufferAfterMinutes: orNothing(value) })}
          />
        </Field>
        <Field name="leadTimeMinutes" label="Notice" error={fault("leadTimeMinutes")}>
          <Select
            value={String(draft.leadTimeMinutes)}
            onValueChange={(value) => set({ leadTimeMinutes: Number(value) })}
            options={shown.map(([minutes, label]) => ({ value: String(minutes), label }))}
          />
        </Field>
        <Field name="maxAdvanceDays" label="Bookable ahead" error={fault("maxAdvanceDays")}>
          <NumberInput
            suffix="days"
            value={draft.maxAdvanceDays}
            onValueChange={(value) => set({ maxAdvanceDays: orNothing(value) })}
          />
        </Field>
        {collected ? (
          <Field name="turnaroundHours" label="Back within" optional error={fault("turnaroundHours")}>
            <NumberInput
              suffix="h"
              value={draft.turnaroundHours}
              onValueChange={(turnaroundHours) => set({ turnaroundHours })}
            />
          </Field>
        ) : null}
      </div>
    </SectionCard>
  )
}
