"use client"

import { useRef, useState } from "react"
import { z } from "zod/mini"
import { Combobox } from "@/components/ui/combobox"

const customers = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.nullable(z.string()),
    phone: z.nullable(z.string()),
  }),
)

type CustomerChoiceProps = {
  organization: string
  chosen: { id: string; name: string } | null
  onChange: (customer: { id: string; name: string } | null) => void
}

/** Finds a customer one knows as one types. */
export function CustomerChoice({ organization, chosen, onChange }: CustomerChoiceProps) {
  const [found, setFound] = useState<z.infer<typeof customers>>([])
  const [pending, setPending] = useState(false)
  const asked = useRef<AbortController>(null)
  const search = (term: string) => {
    asked.current?.abort()
    if (term.trim().length < 2) {
      setPending(false)
      return
    }
    const ask = new AbortController()
    asked.current = ask
    setPending(true)
    setTimeout(async () => {
      if (ask.signal.aborted) return
      try {
        const answer = await fetch(
          `/api/dashboard/${organization}/customers?q=${encodeURIComponent(term.trim())}`,
          { signal: ask.signal },
        )
        if (answer.ok) setFound(customers.parse(await answer.json()))
      } catch {
        // A newer search took over, or the network is gone: what was found before stays.
      }
      if (asked.current === ask) setPending(false)
    }, 200)
  }
  const options = found.map(({ id, name, email, phone }) => ({
    value: id,
    label: name,
    description: email ?? phone ?? undefined,
  }))
  const all =
    chosen && !options.some((option) => option.value === chosen.id)
      ? [{ value: chosen.id, label: chosen.name }, ...options]
      : options
  return (
    <Combobox
      options={all}
      value={chosen?.id ?? null}
      onSearch={search}
      pending={pending}
      placeholder="Search name, e-mail or phone"
      emptyText="Type at least two letters. Nobody found? Enter their name below."
      onValueChange={(id) => {
        const option = all.find((one) => one.value === id)
        onChange(option ? { id: option.value, name: option.label } : null)
      }}
    />
  )
}
