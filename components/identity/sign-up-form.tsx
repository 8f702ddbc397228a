"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { signUpAction } from "@/lib/identity/actions"
import { type SignUpInput, signUpSchema } from "@/lib/identity/schema"
import { SentNotice } from "./sent-notice"
import { useActionForm } from "./use-action-form"

/** Creates an account; the mail that follows confirms the address. */
export function SignUpForm({ next }: { next?: string }) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { form, submit, pending, fault, summary } = useActionForm<SignUpInput, { sentTo: string }>({
    schema: signUpSchema,
    defaultValues: { first_name: "", last_name: "", email: "", password: "", next },
    send: signUpAction,
    onSuccess: (data) => setSentTo(data.sentTo),
  })
  if (sentTo) return <SentNotice to={sentTo}>The link that confirms your address is on its way to</SentNotice>
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormErrorSummary {...summary} />
      <div className="grid grid-cols-2 gap-3">
        <Field name="first_name" label="First name" error={fault("first_name")}>
          <Input autoComplete="given-name" {...form.register("first_name")} />
        </Field>
        <Field name="last_name" label="Last name" error={fault("last_name")}>
          <Input autoComplete="family-name" {...form.register("last_name")} />
        </Field>
      </div>
      <Field name="email" label="E-mail" error={fault("email")}>
        <Input type="email" autoComplete="username" inputMode="email" {...form.register("email")} />
      </Field>
      <Field
        name="password"
        label="Password"
        help="12 characters or more. A few unrelated words are good."
        error={fault("password")}
      >
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Button type="submit" variant="primary" block pending={pending}>
        Create account
      </Button>
    </form>
  )
}
