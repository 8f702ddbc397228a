// biome-ignore-all lint/a11y/noLabelWithoutControl: Base UI renders the input inside
"use client"

import { Radio } from "@base-ui/react/radio"
import { RadioGroup as BaseRadioGroup } from "@base-ui/react/radio-group"
import { useId } from "react"
import { cn } from "./cn"
import type { Option } from "./select"

type RadioGroupProps = {
  options: readonly (Option & { aside?: string })[]
  name?: string
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  disabled?: boolean
  /** "cards" gives each choice a frame, for the few decisions that matter. */
  look?: "list" | "cards"
  "aria-label"?: string
  className?: string
}

/** One of a few, all visible at once. */
export function RadioGroup({ options, onValueChange, look = "list", className, ...props }: RadioGroupProps) {
  const id = useId()
  return (
    <BaseRadioGroup
      {...props}
      onValueChange={(value) => onValueChange?.(String(value))}
      className={cn("flex flex-col", look === "cards" ? "gap-2" : "gap-2.5", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            "flex items-start gap-2.5",
            option.disabled ? "opacity-50" : "cursor-pointer",
            look === "cards" &&
              "rounded-lg border border-border bg-surface p-3.5 transition-colors hover:border-control-border has-data-checked:border-accent has-data-checked:bg-accent-soft",
          )}
        >
          <Radio.Root
            value={option.value}
            disabled={option.disabled}
            // Inside a Field each would else be named after the whole group.
            aria-labelledby={`${id}${option.value}`}
            className="mt-[0.2em] grid size-4 shrink-0 place-items-center rounded-full border border-control-border bg-surface transition-colors hover:border-muted data-checked:border-accent data-checked:bg-accent pointer-coarse:size-5"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-accent-foreground" />
          </Radio.Root>
          <span id={`${id}${option.value}`} className="min-w-0 flex-1">
            <span className={cn("block", look === "cards" && "font-medium")}>{option.label}</span>
            {option.description ? (
              <span className="block text-sm text-muted">{option.description}</span>
            ) : null}
          </span>
          {option.aside ? (
            <span data-numeric className="shrink-0 font-medium">
              {option.aside}
            </span>
          ) : null}
        </label>
      ))}
    </BaseRadioGroup>
  )
}
