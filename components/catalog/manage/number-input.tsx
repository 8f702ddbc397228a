"use client"

import { useState } from "react"
import { Input } from "@/components/ui/input"

type NumberInputProps = {
  value: number | null
  onValueChange: (value: number | null) => void
  /** A short unit: "min", "%", "h". */
  suffix?: string
  "aria-label"?: string
}

const read = (text: string) => {
  const value = Number(text.trim().replace(",", "."))
  return text.trim() === "" || Number.isNaN(value) ? null : value
}

/** A number that may be empty or half-typed. What can't be read stays as typed, so that it can be put right. */
export function NumberInput({ value, onValueChange, ...props }: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const shown = value === null || Number.isNaN(value) ? "" : String(value)
  return (
    <Input
      {...props}
      inputMode="decimal"
      autoComplete="off"
      data-numeric
      value={draft ?? shown}
      onValueChange={(text) => {
        setDraft(text)
        onValueChange(read(text))
      }}
      onBlur={() => {
        if (draft !== null && (draft.trim() === "" || read(draft) !== null)) setDraft(null)
      }}
    />
  )
}
