"use client"

import { Radio } from "@base-ui/react/radio"
import { RadioGroup } from "@base-ui/react/radio-group"
import { cn } from "./cn"
import type { Option } from "./select"

type SegmentedControlProps = {
  label: string
  options: readonly Option[]
  value: string
  onValueChange: (value: string) => void
  name?: string
  className?: string
}

/** A view chosen from two to five, all visible: day, week, month. */
export function SegmentedControl({
  label,
  options,
  value,
  onValueChange,
  name,
  className,
}: SegmentedControlProps) {
  return (
    <RadioGroup
      aria-label={label}
      name={name}
      value={value}
      onValueChange={(next) => onValueChange(String(next))}
      className={cn("inline-flex h-control items-stretch rounded-md bg-pressed p-0.5", className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className="inline-flex flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-sm px-3 text-sm font-medium whitespace-nowrap text-muted transition-colors select-none hover:text-foreground data-checked:bg-surface data-checked:text-foreground [&_svg]:size-4"
        >
          {option.icon}
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
