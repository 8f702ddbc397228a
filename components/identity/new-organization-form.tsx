"use client"

import { Controller } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { RadioGroup } from "@/components/ui/radio-group"
import { createOrganizationAction } from "@/lib/identity/actions"
import { slugOf } from "@/lib/identity/rules"
import { industries, type NewOrganizationInput, newOrganizationSchema } from "@/lib/identity/schema"
import { useActionForm } from "./use-action-form"

const labels: Record<(typeof industries)[number], string> = {
  laundry: "Laundry and cleaning",
  salon: "Salon and beauty",
  agency: "Agency",
  wedding: "Weddings and events",
  general: "Something else",
}
const options = industries.map((value) => ({ value, label: labels[value] }))

/** Names a business and chooses its address. */
export function NewOrganizationForm() {
  const { form, submit, pending, fault, summary } = useActionForm<NewOrganizationInput, unknown>({
    schema: newOrganizationSchema,
    defaultValues: { name: "", slug: "", industry: "general" },
    send: createOrganizationAction,
  })
  const name = form.register("name", {
    onChange: (event) => {
      if (form.formState.dirtyFields.slug) return
      form.setValue("slug", slugOf(event.target.value), { shouldValidate: form.formState.isSubmitted })
    },
  })
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-5">
      <FormErrorSummary {...summary} />
      <Field name="name" label="Name of your business" error={fault("name")}>
        <Input autoComplete="organization" {...name} />
      </Field>
      <Field
        name="slug"
        label="Address of your storefront"
        help="Where customers find you. Small letters, digits and hyphens."
        error={fault("slug")}
      >
        <Input prefix="/b/" autoComplete="off" autoCapitalize="none" {...form.register("slug")} />
      </Field>
      <Field name="industry" label="What you do" error={fault("industry")}>
        <Controller
          control={form.control}
          name="industry"
          render={({ field }) => (
            <RadioGroup options={options} value={field.value} onValueChange={field.onChange} />
          )}
        />
      </Field>
      <Button type="submit" variant="primary" block pending={pending}>
        Create the organization
      </Button>
    </form>
  )
}
