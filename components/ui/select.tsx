"use client"

import { Select as BaseSelect } from "@base-ui/react/select"
import { Check, ChevronsUpDown } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"
import { controlStyle, floatStyle, optionStyle } from "./control-style"
import { useFloatContainer } from "./float-container"

/** One of the things a select, combobox or radio group offers. */
export type Option = {
  value: string
  label: string
  description?: string
  icon?: ReactNode
  disabled?: boolean
}

type SelectProps = {
  options: readonly Option[]
  name?: string
  value?: string | null
  defaultValue?: string
  onValueChange?: (value: string) => void
  onBlur?: () => void
  placeholder?: string
  disabled?: boolean
  /** Needed where no Field gives a label. */
  "aria-label"?: string
  className?: string
}

/** Choosing one of a few. Over ten or so, a Combobox lets people type. */
export function Select({ options, onValueChange, onBlur, placeholder, className, ...props }: SelectProps) {
  const { "aria-label": label, ...root } = props
  const container = useFloatContainer()
  return (
    <BaseSelect.Root
      {...root}
      items={options}
      onValueChange={(value) => (value === null ? undefined : onValueChange?.(value))}
      onOpenChange={(open) => (open ? undefined : onBlur?.())}
    >
      <BaseSelect.Trigger
        aria-label={label}
        className={cn(
          controlStyle,
          "inline-flex h-control items-center justify-between gap-2 pr-2 pl-2.5",
          className,
        )}
      >
        <BaseSelect.Value
          className="truncate data-placeholder:text-muted"
          placeholder={placeholder ?? "Choose"}
        />
        <BaseSelect.Icon>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-muted" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal container={container}>
        <BaseSelect.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50 outline-none">
          <BaseSelect.Popup className={cn(floatStyle, "min-w-(--anchor-width)")}>
            <BaseSelect.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto p-1">
              {options.map((option) => (
                <BaseSelect.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={optionStyle}
                >
                  {option.icon ? <span className="text-muted [&_svg]:size-4">{option.icon}</span> : null}
                  <span className="min-w-0 flex-1">
                    <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
                    {option.description ? (
                      <span className="block text-sm text-muted">{option.description}</span>
                    ) : null}
                  </span>
                  <BaseSelect.ItemIndicator>
                    <Check aria-hidden="true" className="size-4 text-accent-text" />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}
