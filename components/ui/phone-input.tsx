"use client"

import { type ComponentProps, useState } from "react"
import { Input } from "./input"
import { formatPhone, parsePhone, phoneCountry } from "./phone"

type PhoneInputProps = Omit<
  ComponentProps<typeof Input>,
  "value" | "defaultValue" | "onValueChange" | "type"
> & {
  /** E.164 once it is a number, until then what was typed. */
  value: string
  onValueChange: (value: string) => void
  /** Two letters; numbers without + are read as of there. */
  country?: string
}

/** A telephone number: typed as people write it, kept as +447700900123. */
export function PhoneInput({ value, onValueChange, country, onBlur, ...props }: PhoneInputProps) {
  const region = phoneCountry(country)
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Input
      {...props}
      type="tel"
      inputMode="tel"
      autoComplete={props.autoComplete ?? "tel"}
      value={draft ?? (value ? formatPhone(value, region) : "")}
      onValueChange={(text) => {
        setDraft(text)
        onValueChange(parsePhone(text, region) ?? text)
      }}
      onBlur={(event) => {
        setDraft(null)
        onBlur?.(event)
      }}
    />
  )
}
