"use client"

import { type MouseEvent, useEffect, useRef } from "react"
import { Callout } from "./callout"
import { fieldId } from "./field-id"

type FormErrorSummaryProps = {
  /** What is wrong at which field, in the order of the form. */
  errors: { field: string; message: string }[]
  /** What is wrong with the whole, for example the answer of the server. */
  message?: string
  /** Shown small, to copy when asking for help. */
  reference?: string
  /** Counts submits, so that each failed one moves the focus here. */
  attempt?: number
}

function focusField(event: MouseEvent, name: string) {
  const field = document.getElementById(fieldId(name))
  const control = field?.querySelector<HTMLElement>(
    "input:not([type=hidden],[aria-hidden=true]),textarea,select,button,[role=combobox],[role=radio],[tabindex='0']",
  )
  if (!field || !control) return
  event.preventDefault()
  field.scrollIntoView({ block: "center" })
  control.focus({ preventScroll: true })
}

/** The list of mistakes at the top of a form, each a link to its field. */
export function FormErrorSummary({ errors, message, reference, attempt = 0 }: FormErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (errors.length === 0 && !message) return null
  const title =
    message ??
    (errors.length === 1 ? "One thing needs another look" : `${errors.length} things need another look`)
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-lg">
      <Callout tone="negative" title={title} reference={reference}>
        {errors.length > 0 ? (
          <ul className="space-y-1">
            {errors.map((error) => (
              <li key={error.field}>
                <a
                  href={`#${fieldId(error.field)}`}
                  onClick={(event) => focusField(event, error.field)}
                  className="underline underline-offset-2 hover:no-underline"
                >
                  {error.message}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </Callout>
    </div>
  )
}
