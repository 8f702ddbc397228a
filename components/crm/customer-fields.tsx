"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { PhoneInput } from "@/components/ui/phone-input"
import type { CustomerDraft } from "./customer-draft"

type CustomerFieldsProps = {
  draft: CustomerDraft
  onChange: (draft: CustomerDraft) => void
  fault: (field: string) => string | undefined
}

/** The fields of a customer's details, for adding and for changing them. */
export function CustomerFields({ draft, onChange, fault }: CustomerFieldsProps) {
  const set = (change: Partial<CustomerDraft>) => onChange({ ...draft, ...change })
  return (
    <div className="space-y-4">
      <Field name="fullName" label="Name" error={fault("fullName")}>
        <Input
          autoComplete="off"
          value={draft.fullName}
          maxLength={120}
          onValueChange={(fullName) => set({ fullName })}
        />
      </Field>
      <Field name="email" label="E-mail" optional error={fault("email")}>
        <Input
          type="email"
          autoComplete="off"
          value={draft.email}
          maxLength={254}
          onValueChange={(email) => set({ email })}
        />
      </Field>
      <Field name="phone" label="Phone" optional error={fault("phone")}>
        <PhoneInput value={draft.phone} onValueChange={(phone) => set({ phone: phone ?? "" })} />
      </Field>
      <Field name="companyName" label="Company" optional error={fault("companyName")}>
        <Input
          autoComplete="off"
          value={draft.companyName}
          maxLength={120}
          onValueChange={(companyName) => set({ companyName })}
        />
      </Field>
      <Checkbox
        label="May be written to about offers"
        checked={draft.marketingConsent}
        onCheckedChange={(marketingConsent) => set({ marketingConsent })}
      />
    </div>
  )
}
