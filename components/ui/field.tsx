"use client"

import { Field as BaseField } from "@base-ui/react/field"
import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"
import { fieldId } from "./field-id"

type FieldProps = {
  /** The name in the form's schema; the error summary links to it. */
  name?: string
  label: ReactNode
  help?: ReactNode
  error?: string
  /** Marks a field one may leave empty; required is the rule and not marked. */
  optional?: boolean
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** Label, control, help and error of one value, tied together by ids. */
export function Field({ name, label, help, error, optional, hideLabel, className, children }: FieldProps) {
  return (
    <BaseField.Root
      id={name ? fieldId(name) : undefined}
      invalid={Boolean(error)}
      className={cn("flex min-w-0 scroll-mt-24 flex-col gap-1.5", className)}
    >
      <BaseField.Label className={cn("text-sm font-medium text-foreground", hideLabel && "sr-only")}>
        {label}
        {optional ? <span className="ml-1 font-normal text-muted">(optional)</span> : null}
      </BaseField.Label>
      {children}
      {help && !error ? (
        <BaseField.Description className="text-sm text-muted">{help}</BaseField.Description>
      ) : null}
      <BaseField.Error match={Boolean(error)} className="flex items-start gap-1.5 text-sm text-negative">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
        <span>{error}</span>
      </BaseField.Error>
    </BaseField.Root>
  )
}
