"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { PhoneInput } from "@/components/ui/phone-input"
import { SectionCard } from "@/components/ui/section-card"
import { CustomerChoice } from "./customer-choice"
import type { WalkInDraft } from "./walk-in-draft"

type WalkInCustomerProps = {
  organization: string
  draft: WalkInDraft
  set: (change: Partial<WalkInDraft>) => void
  fault: (field: string) => string | undefined
}

/** For whom one books: someone known, or a new name. */
export function WalkInCustomer({ organization, draft, set, fault }: WalkInCustomerProps) {
  return (
    <SectionCard title="Customer">
      <div className="space-y-4">
        <Field label="Someone you know" optional>
          <CustomerChoice
            organization={organization}
            chosen={draft.customer}
            onChange={(customer) => set({ customer })}
          />
        </Field>
        {draft.customer ? null : (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="fullName" label="Name" error={fault("fullName")} className="sm:col-span-2">
              <Input
                autoComplete="off"
                maxLength={120}
                value={draft.fullName}
                onValueChange={(fullName) => set({ fullName })}
              />
            </Field>
            <Field
              name="email"
              label="E-mail"
              optional
              help="They get the confirmation here."
              error={fault("email")}
            >
              <Input
                type="email"
                autoComplete="off"
                value={draft.email}
                onValueChange={(email) => set({ email })}
              />
            </Field>
            <Field name="phone" label="Phone" optional error={fault("phone")}>
              <PhoneInput value={draft.phone} onValueChange={(phone) => set({ phone: phone ?? "" })} />
            </Field>
          </div>
        )}
      </div>
    </SectionCard>
  )
}
