"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { useDraft } from "@/components/dashboard/use-draft"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { toast } from "@/components/ui/toast"
import { changeService, createService } from "@/lib/catalog/manage/actions"
import { differences } from "@/lib/catalog/manage/rules"
import type { ServiceValues } from "@/lib/catalog/manage/schema"
import type { Category, Colleague } from "@/lib/catalog/manage/types"
import { ChangedMeanwhile } from "./changed-meanwhile"
import { ServiceBasics } from "./service-basics"
import { ServiceOptions } from "./service-options"
import { ServicePeople } from "./service-people"
import { ServicePolicy } from "./service-policy"
import { ServicePreview } from "./service-preview"
import { ServicePrice } from "./service-price"
import { ServiceTime } from "./service-time"

type ServiceFormProps = {
  /** How the service stands; a new one begins with these. */
  values: ServiceValues
  categories: readonly Category[]
  staff: readonly Colleague[]
  currency: string
  locale: string
  brandColor: string | null
}

/** Edits a service beside its look on the storefront. What is typed survives a refusal and a reload. */
export function ServiceForm({ values, categories, staff, currency, locale, brandColor }: ServiceFormProps) {
  const router = useRouter()
  const [attempt, setAttempt] = useState(0)
  const { draft, set, restored, forget } = useDraft(
    `service ${values.serviceId ?? "new"} ${values.organization}`,
    values,
  )
  const { pending, send, refusal, fault, clear } = useSend()
  const list = `/dashboard/${values.organization}/services`
  const stale = refusal?.code === "changed_meanwhile" && values.expected !== draft.expected

  const save = (input: ServiceValues) => {
    setAttempt((count) => count + 1)
    send(
      () => (input.serviceId ? changeService(input) : createService(input)),
      (service) => {
        toast.success(`${input.name} is saved`)
        forget({ ...input, expected: service?.updated_at ?? null })
        if (!input.serviceId) router.push(service ? `${list}/${service.id}` : list)
      },
      // The newest state is needed to show where the two differ.
      (refused) => refused.code === "changed_meanwhile" && router.refresh(),
    )
  }
  const part = {
    draft,
    fault,
    set: (change: Partial<ServiceValues>) => {
      set(change)
      clear()
    },
  }
  const errors = Object.entries(refusal?.fields ?? {}).flatMap(([field, [message]]) =>
    message ? [{ field, message }] : [],
  )
  return (
    <form
      noValidate
      className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]"
      onSubmit={(event) => {
        event.preventDefault()
        save(draft)
      }}
    >
      <div className="space-y-4">
        {restored ? (
          <Callout
            title="These are the changes you had not saved."
            actions={
              <Button size="sm" onClick={() => forget(values)}>
                Discard them
              </Button>
            }
          />
        ) : null}
        {stale ? (
          <ChangedMeanwhile
            differences={differences(draft, values, { currency, categories, staff })}
            pending={pending}
            onKeepMine={() => save({ ...draft, expected: values.expected })}
            onTakeTheirs={() => {
              forget(values)
              clear()
            }}
          />
        ) : (
          <FormErrorSummary
            errors={errors}
            message={refusal && errors.length === 0 ? refusal.message : undefined}
            attempt={attempt}
          />
        )}
        <ServiceBasics {...part} categories={categories} />
        <ServicePrice {...part} currency={currency} locale={locale} />
        <ServiceTime {...part} />
        <ServiceOptions {...part} currency={currency} locale={locale} />
        <ServicePeople {...part} staff={staff} currency={currency} locale={locale} />
        <ServicePolicy {...part} />
        <div className="sticky bottom-14 z-10 -mx-1 lg:bottom-0 flex justify-end gap-2 border-t border-border bg-background px-1 py-3">
          <Button type="submit" variant="primary" pending={pending}>
            {values.serviceId ? "Save service" : "Add service"}
          </Button>
        </div>
      </div>
      <ServicePreview draft={draft} currency={currency} brandColor={brandColor} />
    </form>
  )
}
