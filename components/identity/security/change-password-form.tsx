"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { changePasswordAction } from "@/lib/identity/security/actions"
import { type ChangePasswordInput, changePasswordSchema } from "@/lib/identity/security/schema"
import { useActionForm } from "../use-action-form"

/** Changes the password of who knows the present one. */
export function ChangePasswordForm() {
  const [changed, setChanged] = useState(false)
  const { form, submit, pending, fault, summary } = useActionForm<ChangePasswordInput, unknown>({
    schema: changePasswordSchema,
    defaultValues: { current: "", password: "" },
    send: changePasswordAction,
    onSuccess: () => {
      form.reset()
      setChanged(true)
    },
  })
  return (
    <form onSubmit={submit} noValidate method="post" className="max-w-sm space-y-4">
      <FormErrorSummary {...summary} />
      <div role="status">
        {changed && !form.formState.isDirty ? (
          <Callout tone="positive" title="Password changed">
            All other devices were signed out.
          </Callout>
        ) : null}
      </div>
      <Field name="current" label="Current password" error={fault("current")}>
        <Input type="password" autoComplete="current-password" {...form.register("current")} />
      </Field>
      <Field
        name="password"
        label="New password"
        help="12 characters or more. Your other devices will be signed out."
        error={fault("password")}
      >
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Button type="submit" pending={pending}>
        Change password
      </Button>
    </form>
  )
}
