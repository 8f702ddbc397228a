"use client"

import { type ComponentProps, useState } from "react"
import { Input } from "./input"
import { currencySymbol, editableMoney, parseMoney } from "./money"

type MoneyInputProps = Omit<
  ComponentProps<typeof Input>,
  "value" | "defaultValue" | "onValueChange" | "prefix" | "type"
> & {
  currency: string
  locale?: string
  /** In minor units; null when empty or no amount. */
  value: number | null
  onValueChange: (value: number | null) => void
}

/** An amount of money: typed freely, tidied when one leaves the field, kept in minor units. */
export function MoneyInput({ currency, locale, value, onValueChange, onBlur, ...props }: MoneyInputProps) {
  const shown = value === null ? "" : editableMoney(value, currency, locale)
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Input
      {...props}
      inputMode="decimal"
      autoComplete="off"
      prefix={<span className="text-sm">{currencySymbol(currency, locale)}</span>}
      value={draft ?? shown}
      onValueChange={(text) => {
        setDraft(text)
        onValueChange(parseMoney(text, currency))
      }}
      onBlur={(event) => {
        // What can't be read stays as typed, so that it can be put right.
        if (draft !== null && (draft.trim() === "" || parseMoney(draft, currency) !== null)) setDraft(null)
        onBlur?.(event)
      }}
    />
  )
}
