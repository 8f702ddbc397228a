"use client"

import { zodResolver } from "@hookform/resolvers/zod"
import { useState } from "react"
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form"
import type { z } from "zod"
import type { ActionError } from "@/lib/core/action"
import { actionError } from "@/lib/core/action-result"

type Answer<Data> = NonNullable<Parameters<typeof actionError>[0]> & { data?: Data }

interface Options<Values extends FieldValues, Data> {
  schema: z.ZodType<Values, Values>
  defaultValues: DefaultValues<Values>
  /** Calls the server action. */
  send: (values: Values) => Promise<Answer<Data> | undefined>
  onSuccess?: (data: Data) => void
}

/** A form that a schema checks and a server action takes: its mistakes go to their fields, the rest to the top. */
export function useActionForm<Values extends FieldValues, Data>(options: Options<Values, Data>) {
  const [refusal, setRefusal] = useState<Pick<ActionError, "message" | "requestId"> | null>(null)
  const [leaving, setLeaving] = useState(false)
  const form = useForm<Values, unknown, Values>({
    resolver: zodResolver(options.schema),
    defaultValues: options.defaultValues,
    mode: "onTouched",
    shouldFocusError: false,
  })

  const submit = form.handleSubmit(async (values) => {
    setRefusal(null)
    try {
      const answer = await options.send(values)
      const error = actionError(answer)
      if (!error) {
        if (answer?.data !== undefined) options.onSuccess?.(answer.data)
        return
      }
      for (const [name, [message]] of Object.entries(error.fields ?? {})) {
        form.setError(name as Path<Values>, { message })
      }
      // A reference is for what support has to look up, not for a mistyped password.
      const isOurs = error.code === "unexpected" || error.code === "unavailable"
      if (!error.fields) setRefusal({ message: error.message, requestId: isOurs ? error.requestId : "" })
    } catch (thrown) {
      if (isNavigation(thrown)) return setLeaving(true)
      setRefusal({
        message: "We couldn't reach the server. Check your connection and try again.",
        requestId: "",
      })
    }
  })

  const errors = Object.entries(form.formState.errors).flatMap(([field, fault]) =>
    typeof fault?.message === "string" ? [{ field, message: fault.message }] : [],
  )
  return {
    form,
    submit,
    pending: form.formState.isSubmitting || leaving,
    fault: (name: Path<Values>) => errors.find(({ field }) => field === name)?.message,
    summary: {
      errors: form.formState.submitCount > 0 ? errors : [],
      message: refusal?.message,
      reference: refusal?.requestId || undefined,
      attempt: form.formState.submitCount,
    },
  }
}

/* Next ends an action that redirects by throwing, while it is already on the way to the new page. */
function isNavigation(thrown: unknown): boolean {
  return thrown instanceof Error && "digest" in thrown && String(thrown.digest).startsWith("NEXT_")
}
