"use client"

import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { resetPasswordAction } from "@/lib/identity/actions"
import { type ResetPasswordInput, resetPasswordSchema } from "@/lib/identity/schema"
import { useActionForm } from "./use-action-form"

/** Sets a new password. */
export function ResetPasswordForm() {
  const { form, submit, pending, fault, summary } = useActionForm<ResetPasswordInput, unknown>({
    schema: resetPasswordSchema,
    defaultValues: { password: "" },
    send: resetPasswordAction,
  })
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormErrorSummary {...summary} />
      <Field
        name="password"
        label="New password"
        help="12 characters or more. Your other devices will be signed out."
        error={fault("password")}
      >
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Button type="submit" variant="primary" block pending={pending}>
        Save the password
      </Button>
    </form>
  )
}
