"use client"

import { type ComponentProps, useState } from "react"
import { parseClock } from "./clock"
import { Input } from "./input"

type TimeInputProps = Omit<
  ComponentProps<typeof Input>,
  "value" | "defaultValue" | "onValueChange" | "type"
> & {
  /** "09:30"; "24:00" is the end of the day. */
  value: string
  onValueChange: (value: string) => void
}

/** A time of day on a 24-hour clock: typed freely ("9", "930", "9 pm"), tidied when one leaves the field. */
export function TimeInput({ value, onValueChange, onBlur, ...props }: TimeInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Input
      {...props}
      data-numeric
      inputMode="numeric"
      autoComplete="off"
      placeholder="09:00"
      maxLength={8}
      value={draft ?? value}
      onValueChange={(text) => {
        setDraft(text)
        // What can't be read is handed on as typed, so that the schema can say so.
        onValueChange(parseClock(text) ?? text)
      }}
      onBlur={(event) => {
        if (draft !== null && parseClock(draft) !== null) setDraft(null)
        onBlur?.(event)
      }}
    />
  )
}
