"use client"

import { ChevronLeft, ChevronRight } from "lucide-react"
import { DayPicker } from "react-day-picker"
import { enGB } from "react-day-picker/locale"
import { fromDate, toDate } from "./calendar-date"
import { cn } from "./cn"

export type CalendarProps = {
  /** Days are "2026-03-09": a day of the organization, not a moment. */
  value?: string | null
  onValueChange?: (value: string) => void
  min?: string
  max?: string
  disabledDates?: readonly string[]
  /** Days that carry a dot, for example those with bookings. */
  marked?: readonly string[]
  month?: string
  onMonthChange?: (firstDay: string) => void
  /** The organization's day today. */
  today?: string
  /** Moves the focus to the chosen day when it appears in a popover. */
  autoFocus?: boolean
  className?: string
}

const step =
  "grid size-control place-items-center rounded-md text-muted hover:bg-subtle hover:text-foreground aria-disabled:opacity-40"

const looks = {
  months: "relative",
  month: "space-y-2",
  month_caption: "flex h-control items-center pl-2 text-base font-semibold",
  nav: "absolute top-0 right-0 flex gap-0.5",
  button_previous: step,
  button_next: step,
  month_grid: "w-full border-collapse",
  weekday: "h-8 text-xs font-medium text-muted",
  day: "p-0.5 text-center",
  day_button:
    "relative mx-auto grid aspect-square w-full min-w-8 max-w-11 place-items-center rounded-md tabular-nums transition-colors duration-120 hover:bg-subtle disabled:cursor-not-allowed disabled:text-muted disabled:line-through disabled:opacity-60 disabled:hover:bg-transparent",
  today: "[&>button]:font-semibold [&>button]:text-accent-text",
  selected:
    "[&>button]:bg-accent [&>button]:font-medium [&>button]:text-accent-foreground [&>button:hover]:bg-accent-hover",
  outside: "[&>button]:text-muted [&>button]:opacity-60",
  hidden: "invisible",
}

function Chevron({ orientation }: { orientation?: "left" | "right" | "up" | "down" }) {
  const Icon = orientation === "left" ? ChevronLeft : ChevronRight
  return <Icon aria-hidden="true" className="size-4" />
}

/** A month of days to choose from, Monday first. */
export function Calendar(props: CalendarProps) {
  const {
    value,
    onValueChange,
    min,
    max,
    disabledDates = [],
    marked = [],
    month,
    onMonthChange,
    className,
  } = props
  const [first, last] = [toDate(min), toDate(max)]
  const days = (list: readonly string[]) => list.map(toDate).filter((day) => day !== undefined)
  return (
    <DayPicker
      mode="single"
      required
      locale={enGB}
      weekStartsOn={1}
      autoFocus={props.autoFocus}
      selected={toDate(value)}
      defaultMonth={toDate(value) ?? first}
      month={toDate(month)}
      today={toDate(props.today)}
      onMonthChange={(date) => onMonthChange?.(fromDate(date))}
      onSelect={(date) => onValueChange?.(fromDate(date))}
      startMonth={first}
      endMonth={last}
      disabled={[
        ...days(disabledDates),
        ...(first ? [{ before: first }] : []),
        ...(last ? [{ after: last }] : []),
      ]}
      modifiers={{ marked: days(marked) }}
      modifiersClassNames={{
        marked:
          "[&>button]:after:absolute [&>button]:after:bottom-1 [&>button]:after:size-1 [&>button]:after:rounded-full [&>button]:after:bg-current",
      }}
      classNames={looks}
      components={{ Chevron }}
      className={cn("w-full max-w-86 text-base", className)}
    />
  )
}
