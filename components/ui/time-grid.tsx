"use client"

import { Radio } from "@base-ui/react/radio"
import { RadioGroup } from "@base-ui/react/radio-group"
import { cn } from "./cn"
import { byDayPart } from "./day-parts"

/** One time that can be chosen. */
export type TimeOption = {
  /** The moment, ISO 8601; also the value. */
  value: string
  /** A word under the time, for example "2 left". */
  note?: string
  disabled?: boolean
}

type TimeGridProps = {
  times: readonly TimeOption[]
  timeZone: string
  locale?: string
  name?: string
  value?: string | null
  onValueChange?: (value: string) => void
  /** What is being chosen, for example "Times on Tuesday 3 March". */
  label: string
  className?: string
}

/** Free times of one day by part of the day; arrow keys move through them. */
export function TimeGrid({
  times,
  timeZone,
  locale = "en-GB",
  label,
  onValueChange,
  className,
  ...props
}: TimeGridProps) {
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone })
  return (
    <RadioGroup
      {...props}
      aria-label={label}
      onValueChange={(value) => onValueChange?.(String(value))}
      className={cn("space-y-5", className)}
    >
      {byDayPart(times, timeZone).map(({ part, times: members }) => (
        <div key={part} role="presentation">
          <p className="pb-2 text-sm font-medium text-muted">{part}</p>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2">
            {members.map((time) => {
              const text = clock.format(new Date(time.value))
              return (
                <Radio.Root
                  key={time.value}
                  value={time.value}
                  disabled={time.disabled}
                  aria-label={time.note ? `${text}, ${time.note}` : text}
                  className={cn(
                    "flex min-h-11 cursor-pointer flex-col items-center justify-center rounded-md border border-border bg-surface font-medium tabular-nums transition-colors duration-120 select-none",
                    "hover:border-accent-text data-checked:border-accent data-checked:bg-accent data-checked:text-accent-foreground",
                    "data-disabled:cursor-not-allowed data-disabled:border-transparent data-disabled:bg-subtle data-disabled:text-muted data-disabled:line-through",
                  )}
                >
                  {text}
                  {time.note ? <span className="text-xs leading-tight font-normal">{time.note}</span> : null}
                </Radio.Root>
              )
            })}
          </div>
        </div>
      ))}
    </RadioGroup>
  )
}
