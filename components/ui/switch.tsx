// biome-ignore-all lint/a11y/noLabelWithoutControl: Base UI renders the input inside
"use client"

import { Switch as BaseSwitch } from "@base-ui/react/switch"
import type { ReactNode } from "react"
import { cn } from "./cn"

type SwitchProps = {
  label?: ReactNode
  description?: ReactNode
  name?: string
  checked?: boolean
  defaultChecked?: boolean
  onCheckedChange?: (checked: boolean) => void
  disabled?: boolean
  "aria-label"?: string
  className?: string
}

/** Turns something on or off at once; in a form that is saved later use a Checkbox. */
export function Switch({ label, description, className, ...props }: SwitchProps) {
  const control = (
    <BaseSwitch.Root
      {...props}
      className={cn(
        "relative inline-flex h-5 w-8.5 shrink-0 items-center rounded-full border border-control-border bg-subtle p-0.5 transition-colors duration-150",
        "data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:opacity-50",
        label ? undefined : className,
      )}
    >
      <BaseSwitch.Thumb className="size-3.5 rounded-full bg-control-border transition-transform duration-150 data-checked:translate-x-3.5 data-checked:bg-accent-foreground" />
    </BaseSwitch.Root>
  )
  if (!label) return control
  return (
    <label
      className={cn("flex items-start justify-between gap-4", !props.disabled && "cursor-pointer", className)}
    >
      <span>
        <span className="block">{label}</span>
        {description ? <span className="block text-sm text-muted">{description}</span> : null}
      </span>
      {control}
    </label>
  )
}
