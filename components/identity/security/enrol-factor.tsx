"use client"

import Image from "next/image"
import { Button } from "@/components/ui/button"
import { CopyText } from "@/components/ui/copy-text"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { confirmFactorAction } from "@/lib/identity/security/actions"
import { type ConfirmFactorInput, confirmFactorSchema } from "@/lib/identity/security/schema"
import type { Enrolment } from "@/lib/identity/security/types"
import { useActionForm } from "../use-action-form"

type Props = { enrolment: Enrolment; onDone: (codes: string[]) => void; onClose: () => void }

/** Shows an authenticator app what to scan, and takes its first code. */
export function EnrolFactor({ enrolment, onDone, onClose }: Props) {
  const { form, submit, pending, fault, summary } = useActionForm<ConfirmFactorInput, { codes: string[] }>({
    schema: confirmFactorSchema,
    defaultValues: { factorId: enrolment.factorId, code: "" },
    send: confirmFactorAction,
    onSuccess: ({ codes }) => onDone(codes),
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Set up the second step"
      description="Scan this with an authenticator app on your phone, then enter the six digits it shows."
    >
      <form onSubmit={submit} noValidate method="post" className="space-y-5">
        <FormErrorSummary {...summary} />
        <Image
          unoptimized
          src={enrolment.picture}
          alt="QR code for your authenticator app"
          width={192}
          height={192}
          className="mx-auto rounded-lg"
        />
        <p className="text-sm text-muted">
          Can’t scan it? Enter this key: <CopyText value={enrolment.secret} className="break-all" />
        </p>
        <Field name="code" label="Code" error={fault("code")}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} {...form.register("code")} />
        </Field>
        <Button type="submit" variant="primary" block pending={pending}>
          Turn on
        </Button>
      </form>
    </Dialog>
  )
}
