"use client"

import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { recoveryStepAction, secondStepAction } from "@/lib/identity/security/actions"
import {
  type FactorCodeInput,
  factorCodeSchema,
  type RecoveryCodeInput,
  recoveryCodeSchema,
} from "@/lib/identity/security/schema"
import { useActionForm } from "../use-action-form"

/** Takes the code of the authenticator app. */
export function SecondStepForm({ next }: { next: string }) {
  const { form, submit, pending, fault, summary } = useActionForm<FactorCodeInput, unknown>({
    schema: factorCodeSchema,
    defaultValues: { code: "", next },
    send: secondStepAction,
  })
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormErrorSummary {...summary} />
      <Field name="code" label="Code" error={fault("code")}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} {...form.register("code")} />
      </Field>
      <Button type="submit" variant="primary" block pending={pending}>
        Continue
      </Button>
    </form>
  )
}

/** Takes a recovery code. */
export function RecoveryStepForm({ next }: { next: string }) {
  const { form, submit, pending, fault, summary } = useActionForm<RecoveryCodeInput, unknown>({
    schema: recoveryCodeSchema,
    defaultValues: { code: "", next },
    send: recoveryStepAction,
  })
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormErrorSummary {...summary} />
      <Field name="code" label="Recovery code" error={fault("code")}>
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} {...form.register("code")} />
      </Field>
      <Button type="submit" variant="primary" block pending={pending}>
        Continue
      </Button>
    </form>
  )
}
