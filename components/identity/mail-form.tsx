"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import type { sendSignInLinkAction } from "@/lib/identity/actions"
import { type EmailInput, emailSchema } from "@/lib/identity/schema"
import { SentNotice } from "./sent-notice"
import { useActionForm } from "./use-action-form"

type MailFormProps = {
  send: typeof sendSignInLinkAction
  submitLabel: string
  sentText: string
  next?: string
}

/** One address, one mail, and the word that it went out. */
export function MailForm({ send, submitLabel, sentText, next }: MailFormProps) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { form, submit, pending, fault, summary } = useActionForm<EmailInput, { sentTo: string }>({
    schema: emailSchema,
    defaultValues: { email: "", next },
    send,
    onSuccess: (data) => setSentTo(data.sentTo),
  })
  if (sentTo) return <SentNotice to={sentTo}>{sentText}</SentNotice>
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormErrorSummary {...summary} />
      <Field name="email" label="E-mail" error={fault("email")}>
        <Input type="email" autoComplete="email" inputMode="email" {...form.register("email")} />
      </Field>
      <Button type="submit" variant="primary" block pending={pending}>
        {submitLabel}
      </Button>
    </form>
  )
}
