"use client"

import { Field } from "@base-ui/react/field"
import { Popover as BasePopover } from "@base-ui/react/popover"
import { CalendarDays } from "lucide-react"
import { useId, useState } from "react"
import { Calendar, type CalendarProps } from "./calendar"
import { toDate } from "./calendar-date"
import { cn } from "./cn"
import { controlStyle, floatStyle } from "./control-style"
import { useFloatContainer } from "./float-container"

type DatePickerProps = Omit<CalendarProps, "month" | "onMonthChange" | "autoFocus"> & {
  placeholder?: string
  name?: string
  disabled?: boolean
  onBlur?: () => void
  "aria-label"?: string
}

const format = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "long",
  year: "numeric",
})

/** A day, chosen from a calendar behind a button that reads as people say it. */
export function DatePicker({
  placeholder = "Choose a day",
  name,
  disabled,
  onBlur,
  className,
  ...calendar
}: DatePickerProps) {
  const [open, setOpen] = useState(false)
  const container = useFloatContainer()
  const shownId = useId()
  const date = toDate(calendar.value)
  return (
    <BasePopover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) onBlur?.()
      }}
    >
      <Field.Control
        render={(props, state) => (
          <BasePopover.Trigger
            id={props.id}
            // The label and the day that is chosen: what one sees is part of what one hears.
            aria-labelledby={props["aria-labelledby"] ? `${props["aria-labelledby"]} ${shownId}` : undefined}
            aria-describedby={props["aria-describedby"]}
            aria-label={props["aria-labelledby"] ? undefined : calendar["aria-label"]}
            data-invalid={state.valid === false ? "" : undefined}
            disabled={disabled}
            className={cn(
              controlStyle,
              "inline-flex h-control items-center gap-2 px-2.5 text-left",
              className,
            )}
          >
            <CalendarDays aria-hidden="true" className="size-4 text-muted" />
            <span id={shownId} className={cn("truncate", !date && "text-muted")}>
              {date ? format.format(date) : placeholder}
            </span>
          </BasePopover.Trigger>
        )}
      />
      {name ? <input type="hidden" name={name} value={calendar.value ?? ""} /> : null}
      <BasePopover.Portal container={container}>
        <BasePopover.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
          <BasePopover.Popup className={cn(floatStyle, "w-80 max-w-[calc(100vw-1rem)] p-3")}>
            <Calendar
              {...calendar}
              autoFocus
              onValueChange={(value) => {
                calendar.onValueChange?.(value)
                setOpen(false)
              }}
            />
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}
