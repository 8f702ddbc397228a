"use client"

import { Combobox as BaseCombobox } from "@base-ui/react/combobox"
import { Check, ChevronsUpDown } from "lucide-react"
import { cn } from "./cn"
import { controlStyle, floatStyle, optionStyle } from "./control-style"
import { useFloatContainer } from "./float-container"
import type { Option } from "./select"
import { Spinner } from "./spinner"

type ComboboxProps = {
  options: readonly Option[]
  name?: string
  value?: string | null
  defaultValue?: string
  onValueChange?: (value: string | null) => void
  onBlur?: () => void
  placeholder?: string
  emptyText?: string
  /** Given, the server searches: `options` are its answer and are not filtered here. */
  onSearch?: (term: string) => void
  pending?: boolean
  disabled?: boolean
  "aria-label"?: string
  className?: string
}

/** The list under a combobox or multi-select. */
export function ComboboxList({ emptyText, pending }: { emptyText: string; pending?: boolean }) {
  const container = useFloatContainer()
  return (
    <BaseCombobox.Portal container={container}>
      <BaseCombobox.Positioner sideOffset={6} className="z-50 outline-none">
        <BaseCombobox.Popup className={cn(floatStyle, "w-(--anchor-width) min-w-52")}>
          <BaseCombobox.Empty className="empty:hidden">
            <span className="flex min-h-control items-center gap-2 p-3 text-muted">
              {pending ? <Spinner label="Searching" /> : emptyText}
            </span>
          </BaseCombobox.Empty>
          <BaseCombobox.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1 data-empty:hidden">
            {(option: Option) => (
              <BaseCombobox.Item
                key={option.value}
                value={option}
                disabled={option.disabled}
                className={optionStyle}
              >
                {option.icon ? <span className="text-muted [&_svg]:size-4">{option.icon}</span> : null}
                <span className="min-w-0 flex-1">
                  {option.label}
                  {option.description ? (
                    <span className="block text-sm text-muted">{option.description}</span>
                  ) : null}
                </span>
                <BaseCombobox.ItemIndicator>
                  <Check aria-hidden="true" className="size-4 text-accent-text" />
                </BaseCombobox.ItemIndicator>
              </BaseCombobox.Item>
            )}
          </BaseCombobox.List>
        </BaseCombobox.Popup>
      </BaseCombobox.Positioner>
    </BaseCombobox.Portal>
  )
}

/** Choosing one of many by typing. */
export function Combobox({
  options,
  value,
  defaultValue,
  onValueChange,
  onBlur,
  placeholder = "Type to find",
  emptyText = "Nothing matches",
  onSearch,
  pending,
  className,
  "aria-label": label,
  ...props
}: ComboboxProps) {
  const find = (wanted: string | null | undefined) =>
    options.find((option) => option.value === wanted) ?? null
  return (
    <BaseCombobox.Root
      {...props}
      items={options}
      filter={onSearch ? null : undefined}
      autoHighlight
      value={value === undefined ? undefined : find(value)}
      defaultValue={defaultValue === undefined ? undefined : find(defaultValue)}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onValueChange={(option) => onValueChange?.(option?.value ?? null)}
      onInputValueChange={(term, { reason }) => (reason === "input-change" ? onSearch?.(term) : undefined)}
    >
      <span className={cn("relative flex w-full items-center", className)}>
        <BaseCombobox.Input
          aria-label={label}
          placeholder={placeholder}
          onBlur={onBlur}
          className={cn(controlStyle, "h-control pr-8 pl-2.5")}
        />
        <BaseCombobox.Trigger
          aria-label="Show all"
          tabIndex={-1}
          className="absolute right-1 grid size-6 place-items-center text-muted"
        >
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </BaseCombobox.Trigger>
      </span>
      <ComboboxList emptyText={emptyText} pending={pending} />
    </BaseCombobox.Root>
  )
}
