"use client"

import { Combobox as BaseCombobox } from "@base-ui/react/combobox"
import { X } from "lucide-react"
import { cn } from "./cn"
import { ComboboxList } from "./combobox"
import { controlStyle } from "./control-style"
import type { Option } from "./select"

type MultiSelectProps = {
  options: readonly Option[]
  name?: string
  value: readonly string[]
  onValueChange: (value: string[]) => void
  placeholder?: string
  emptyText?: string
  disabled?: boolean
  "aria-label"?: string
  className?: string
}

/** Choosing several of many; each chosen one is a chip that can be taken out. */
export function MultiSelect({
  options,
  value,
  onValueChange,
  placeholder = "Type to add",
  emptyText = "Nothing matches",
  className,
  "aria-label": label,
  ...props
}: MultiSelectProps) {
  const chosen = options.filter((option) => value.includes(option.value))
  return (
    <BaseCombobox.Root
      {...props}
      multiple
      items={options}
      value={chosen}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onValueChange={(next) => onValueChange(next.map((option) => option.value))}
    >
      <BaseCombobox.Chips
        className={cn(
          controlStyle,
          "flex min-h-control flex-wrap items-center gap-1 px-1.5 py-0.75 focus-within:border-accent-text focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent-text",
          className,
        )}
      >
        {chosen.map((option) => (
          <BaseCombobox.Chip
            key={option.value}
            className="inline-flex h-5.5 items-center gap-1 rounded-sm bg-subtle pr-0.5 pl-1.5 text-sm data-highlighted:bg-pressed"
          >
            {option.label}
            <BaseCombobox.ChipRemove
              aria-label={`Remove ${option.label}`}
              className="rounded-sm p-0.5 text-muted hover:text-foreground"
            >
              <X aria-hidden="true" className="size-3" />
            </BaseCombobox.ChipRemove>
          </BaseCombobox.Chip>
        ))}
        <BaseCombobox.Input
          aria-label={label}
          placeholder={chosen.length === 0 ? placeholder : undefined}
          className="h-6 min-w-16 flex-1 bg-transparent px-1 outline-none"
        />
      </BaseCombobox.Chips>
      <ComboboxList emptyText={emptyText} />
    </BaseCombobox.Root>
  )
}
