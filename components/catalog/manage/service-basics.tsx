import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { RadioGroup } from "@/components/ui/radio-group"
import { SectionCard } from "@/components/ui/section-card"
import { Select } from "@/components/ui/select"
import { Switch } from "@/components/ui/switch"
import { Textarea } from "@/components/ui/textarea"
import { type ServiceKind, serviceKinds } from "@/lib/catalog/manage/schema"
import type { Category } from "@/lib/catalog/manage/types"
import type { ServicePart } from "./service-draft"

const kinds: Record<ServiceKind, { label: string; description: string }> = {
  appointment: { label: "Appointment", description: "Takes the time of one of your people" },
  class: { label: "Class", description: "Several customers at one time" },
  pickup_delivery: { label: "Pick-up and delivery", description: "Collected and brought back" },
}

const isKind = (value: string): value is ServiceKind => serviceKinds.some((kind) => kind === value)

/** What a service is called, what it is, and where it stands. */
export function ServiceBasics({
  draft,
  set,
  fault,
  categories,
}: ServicePart & { categories: readonly Category[] }) {
  return (
    <SectionCard title="What it is">
      <div className="space-y-4">
        <Field name="name" label="Name" error={fault("name")}>
          <Input value={draft.name} maxLength={120} onValueChange={(name) => set({ name })} />
        </Field>
        <Field name="description" label="Description" optional error={fault("description")}>
          <Textarea
            rows={3}
            maxLength={4000}
            value={draft.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <Field name="categoryId" label="Category" error={fault("categoryId")}>
          <Select
            value={draft.categoryId ?? "none"}
            onValueChange={(value) => set({ categoryId: value === "none" ? null : value })}
            options={[
              { value: "none", label: "None" },
              ...categories.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        {draft.serviceId === null ? (
          <Field name="kind" label="Kind" help="It can’t be changed later." error={fault("kind")}>
            <RadioGroup
              look="cards"
              className="sm:grid sm:grid-cols-3"
              value={draft.kind}
              onValueChange={(kind) => isKind(kind) && set({ kind })}
              options={serviceKinds.map((value) => ({ value, ...kinds[value] }))}
            />
          </Field>
        ) : null}
        <Switch
          label="On the storefront"
          description="Customers can book it online"
          checked={draft.isActive}
          onCheckedChange={(isActive) => set({ isActive })}
        />
      </div>
    </SectionCard>
  )
}
