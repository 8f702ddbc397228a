"use client"

import { useState } from "react"
import { useDraft } from "@/components/dashboard/use-draft"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { SectionCard } from "@/components/ui/section-card"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { saveGeneralSettings } from "@/lib/tenancy/actions"
import type { GeneralValues } from "@/lib/tenancy/schema"
import { BrandColor } from "./brand-color"

/** What an organization says of itself, and how it takes money. */
export function GeneralForm({ values }: { values: GeneralValues }) {
  const { draft, set: change, forget } = useDraft(`settings ${values.organization}`, values)
  const [attempt, setAttempt] = useState(0)
  const { pending, send, refusal, fault, clear } = useSend()
  const set = (values: Partial<GeneralValues>) => {
    change(values)
    clear()
  }
  const pays = (way: GeneralValues["payment"][number], on: boolean) =>
    set({ payment: on ? [...draft.payment, way] : draft.payment.filter((one) => one !== way) })
  const errors = Object.entries(refusal?.fields ?? {}).flatMap(([field, [message]]) =>
    message ? [{ field, message }] : [],
  )
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt((count) => count + 1)
        send(
          () => saveGeneralSettings(draft),
          () => {
            forget(draft)
            toast.success("Settings saved")
          },
        )
      }}
    >
      <FormErrorSummary
        errors={errors}
        message={refusal && errors.length === 0 ? refusal.message : undefined}
        reference={refusal?.requestId || undefined}
        attempt={attempt}
      />
      <SectionCard title="Business" description="Customers see this on your storefront and in mails.">
        <div className="space-y-4">
          <Field name="name" label="Name" error={fault("name")}>
            <Input
              value={draft.name}
              maxLength={120}
              autoComplete="organization"
              onValueChange={(name) => set({ name })}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="contactEmail" label="Contact e-mail" optional error={fault("contactEmail")}>
              <Input
                type="email"
                value={draft.contactEmail}
                autoComplete="email"
                onValueChange={(contactEmail) => set({ contactEmail })}
              />
            </Field>
            <Field name="phone" label="Phone" optional error={fault("phone")}>
              <Input
                type="tel"
                value={draft.phone}
                autoComplete="tel"
                onValueChange={(phone) => set({ phone })}
              />
            </Field>
          </div>
          <Field name="about" label="About" optional error={fault("about")}>
            <Textarea
              rows={4}
              maxLength={4000}
              value={draft.about}
              onChange={(event) => set({ about: event.target.value })}
            />
          </Field>
          <BrandColor
            value={draft.brandColor}
            onValueChange={(brandColor) => set({ brandColor })}
            error={fault("brandColor")}
          />
        </div>
      </SectionCard>
      <SectionCard title="Payment" description="How customers can pay when they book online.">
        <div className="space-y-3">
          <Checkbox
            label="By card"
            description="Paid when booking, through Stripe"
            checked={draft.payment.includes("card")}
            onCheckedChange={(on) => pays("card", on)}
          />
          <Checkbox
            label="On site"
            description="In cash, by card terminal or by transfer"
            checked={draft.payment.includes("on_site")}
            onCheckedChange={(on) => pays("on_site", on)}
          />
          {fault("payment") ? (
            <p role="alert" className="text-sm text-negative">
              {fault("payment")}
            </p>
          ) : null}
        </div>
      </SectionCard>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" pending={pending}>
          Save settings
        </Button>
      </div>
    </form>
  )
}
