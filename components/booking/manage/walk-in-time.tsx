"use client"

import { Button } from "@/components/ui/button"
import { DatePicker } from "@/components/ui/date-picker"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { SectionCard } from "@/components/ui/section-card"
import { Select } from "@/components/ui/select"
import { formatDuration, formatMoney, formatWhen } from "@/lib/core/format"
import { SlotChoice } from "./slot-choice"
import type { WalkInDraft, WalkInFacts } from "./walk-in-draft"

type WalkInTimeProps = {
  facts: WalkInFacts
  draft: WalkInDraft
  set: (change: Partial<WalkInDraft>) => void
  fault: (field: string) => string | undefined
}

const anyone = "anyone"

/** What is booked, with whom and when. */
export function WalkInTime({ facts, draft, set, fault }: WalkInTimeProps) {
  const service = facts.services.find((one) => one.id === draft.serviceId)
  const able = facts.staff.filter((one) => service?.staffIds.includes(one.id))
  const wished = facts.wish !== null && draft.startsAt === facts.wish.startsAt
  const choose = (serviceId: string) => {
    const offers = facts.services.find((one) => one.id === serviceId)?.staffIds ?? []
    const staffId =
      wished && offers.includes(facts.wish?.staffId ?? "") ? (facts.wish?.staffId ?? null) : null
    set({ serviceId, staffId, startsAt: wished ? draft.startsAt : "", quantity: 1 })
  }
  return (
    <SectionCard title="Service and time">
      <div className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="serviceId" label="Service" error={fault("serviceId")} className="sm:col-span-2">
            <Select
              placeholder="Choose a service"
              options={facts.services.map((one) => ({
                value: one.id,
                label: one.name,
                description: `${formatMoney(one.priceCents, one.currency, { locale: facts.locale })} · ${formatDuration(one.minutes)}`,
              }))}
              value={draft.serviceId || null}
              onValueChange={choose}
            />
          </Field>
          {service?.kind === "appointment" && able.length > 0 ? (
            <Field label="With">
              <Select
                options={[
                  { value: anyone, label: "Anyone free" },
                  ...able.map((one) => ({ value: one.id, label: one.full_name })),
                ]}
                value={draft.staffId ?? anyone}
                onValueChange={(value) =>
                  set({ staffId: value === anyone ? null : value, startsAt: wished ? draft.startsAt : "" })
                }
              />
            </Field>
          ) : null}
          {service && service.kind !== "appointment" ? (
            <Field
              name="quantity"
              label={service.kind === "class" ? "Places" : "Quantity"}
              error={fault("quantity")}
            >
              <Input
                type="number"
                min={1}
                max={1000}
                step={service.kind === "class" ? 1 : "any"}
                value={String(draft.quantity)}
                onValueChange={(text) => set({ quantity: Number(text) })}
              />
            </Field>
          ) : null}
          {wished ? null : (
            <Field label="Day">
              <DatePicker
                value={draft.day}
                min={facts.today}
                onValueChange={(day) => set({ day, startsAt: "" })}
              />
            </Field>
          )}
        </div>
        {fault("startsAt") ? (
          <p role="alert" className="text-sm text-negative">
            {fault("startsAt")}
          </p>
        ) : null}
        {wished ? (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{formatWhen(draft.startsAt, facts.timezone)}</span>
            <Button variant="link" size="sm" onClick={() => set({ startsAt: "" })}>
              Choose another time
            </Button>
          </p>
        ) : service ? (
          <SlotChoice
            organization={facts.organization}
            serviceId={service.id}
            staffId={draft.staffId}
            day={draft.day}
            timezone={facts.timezone}
            value={draft.startsAt || null}
            onValueChange={(startsAt) => set({ startsAt })}
          />
        ) : (
          <p className="text-muted">Choose a service to see free times.</p>
        )}
        {service?.kind === "pickup_delivery" ? (
          <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
            <Field name="line1" label="Pick-up address" error={fault("line1")}>
              <Input
                autoComplete="off"
                maxLength={200}
                value={draft.line1}
                onValueChange={(line1) => set({ line1 })}
              />
            </Field>
            <Field name="postcode" label="Postcode" error={fault("postcode")}>
              <Input
                autoComplete="off"
                maxLength={20}
                value={draft.postcode}
                onValueChange={(postcode) => set({ postcode })}
              />
            </Field>
          </div>
        ) : null}
      </div>
    </SectionCard>
  )
}
