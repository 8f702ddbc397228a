"use client"

import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { signInAction } from "@/lib/identity/actions"
import { type SignInInput, signInSchema } from "@/lib/identity/schema"
import { TextLink } from "./text-link"
import { useActionForm } from "./use-action-form"

/** Signs in by e-mail and password. */
export function SignInForm({ next, email = "" }: { next?: string; email?: string }) {
  const { form, submit, pending, fault, summary } = useActionForm<SignInInput, unknown>({
    schema: signInSchema,
    defaultValues: { email, password: "", next },
    send: signInAction,
  })
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormErrorSummary {...summary} />
      <Field name="email" label="E-mail" error={fault("email")}>
        <Input type="email" autoComplete="username" inputMode="email" {...form.register("email")} />
      </Field>
      <Field name="password" label="Password" error={fault("password")}>
        <Input type="password" autoComplete="current-password" {...form.register("password")} />
      </Field>
      <p className="text-sm">
        <TextLink href="/forgot-password">Forgot your password?</TextLink>
      </p>
      <Button type="submit" variant="primary" block pending={pending}>
        Sign in
      </Button>
    </form>
  )
}
