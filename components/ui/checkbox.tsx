// biome-ignore-all lint/a11y/noLabelWithoutControl: Base UI renders the input inside
"use client"

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox"
import { Check, Minus } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"

type CheckboxProps = {
  /** The words beside it; without them give an aria-label. */
  label?: ReactNode
  description?: ReactNode
  name?: string
  value?: string
  checked?: boolean
  defaultChecked?: boolean
  indeterminate?: boolean
  onCheckedChange?: (checked: boolean) => void
  disabled?: boolean
  "aria-label"?: string
  className?: string
}

/** Yes or no, or one of several that may all be yes. */
export function Checkbox({ label, description, className, ...props }: CheckboxProps) {
  const box = (
    <BaseCheckbox.Root
      {...props}
      className={cn(
        "grid size-4 shrink-0 place-items-center rounded-sm border border-control-border bg-surface transition-colors pointer-coarse:size-5",
        "hover:border-muted data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent",
        "data-disabled:cursor-not-allowed data-disabled:opacity-50 aria-invalid:border-negative",
        label ? "mt-[0.2em]" : className,
      )}
    >
      <BaseCheckbox.Indicator className="text-accent-foreground">
        {props.indeterminate ? (
          <Minus className="size-3" strokeWidth={3} />
        ) : (
          <Check className="size-3" strokeWidth={3} />
        )}
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  )
  if (!label) return box
  return (
    <label className={cn("flex items-start gap-2.5", !props.disabled && "cursor-pointer", className)}>
      {box}
      <span>
        <span className="block">{label}</span>
        {description ? <span className="block text-sm text-muted">{description}</span> : null}
      </span>
    </label>
  )
}
