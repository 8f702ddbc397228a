"use client"

import { ListFilter, Search, X } from "lucide-react"
import { type ReactNode, useState } from "react"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { Combobox } from "@/components/ui/combobox"
import { Input } from "@/components/ui/input"
import { type Option, Select } from "@/components/ui/select"
import { Spinner } from "@/components/ui/spinner"
import type { CustomerChoices } from "@/lib/crm/list/types"
import { lifecycles, lifecycleWords } from "../lifecycle"
import { isNarrowed, type ListParameter } from "./list-query"

type CustomersFilterProps = {
  query: string
  term: string
  onTerm: (term: string) => void
  onFilter: (name: ListParameter, value: string) => void
  onClear: () => void
  choices: CustomerChoices
  pending: boolean
  children: ReactNode
}

const last: Option[] = [
  { value: "month", label: "In the last 30 days or to come" },
  { value: "lapsed", label: "More than 90 days ago" },
  { value: "year", label: "More than a year ago" },
  { value: "never", label: "Never booked" },
]
const same = (value: string): Option => ({ value, label: value })

/** Search as one types, and what narrows the list; all of it is in the URL. */
export function CustomersFilter(props: CustomersFilterProps) {
  const { query, term, onTerm, onFilter, onClear, choices, pending, children } = props
  const chosen = new URLSearchParams(query)
  const [open, setOpen] = useState(false)
  const active = [...chosen.keys()].filter((name) => name !== "q" && name !== "sort").length
  const select = (name: ListParameter, label: string, options: readonly Option[]) => (
    <Select
      aria-label={label}
      placeholder={label}
      options={[{ value: "", label: `${label}: all` }, ...options]}
      value={chosen.get(name) ?? ""}
      onValueChange={(value) => onFilter(name, value)}
      className="w-auto min-w-28 max-w-52 max-sm:flex-1"
    />
  )
  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      <Input
        type="search"
        aria-label="Search name, e-mail, phone"
        placeholder="Search name, e-mail, phone"
        value={term}
        onValueChange={onTerm}
        prefix={<Search aria-hidden="true" />}
        suffix={pending ? <Spinner label="Searching" /> : undefined}
        className="w-full sm:w-64"
      />
      <Button className="sm:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ListFilter aria-hidden="true" />
        {active > 0 ? `Filters (${active})` : "Filters"}
      </Button>
      <div
        className={cn(
          "flex flex-wrap items-center gap-2 sm:contents",
          open ? "max-sm:order-last max-sm:w-full" : "max-sm:hidden",
        )}
      >
        {select(
          "lifecycle",
          "State",
          lifecycles.map((value) => ({ value, label: lifecycleWords[value].label })),
        )}
        {choices.tags.length > 10 ? (
          <Combobox
            aria-label="Tag"
            placeholder="Tag"
            options={choices.tags.map(same)}
            value={chosen.get("tag")}
            onValueChange={(value) => onFilter("tag", value ?? "")}
            className="w-36 max-sm:flex-1"
          />
        ) : choices.tags.length > 0 ? (
          select("tag", "Tag", choices.tags.map(same))
        ) : null}
        {choices.owners.length > 0
          ? select("owner", "Owner", [
              { value: "nobody", label: "Nobody" },
              ...choices.owners.map(({ id, name }) => ({ value: id, label: name })),
            ])
          : null}
        {choices.sources.length > 1 ? select("source", "Source", choices.sources.map(same)) : null}
        {select("last", "Last booking", last)}
      </div>
      {isNarrowed(query) || term ? (
        <Button square variant="ghost" aria-label="Clear search and filters" onClick={onClear}>
          <X aria-hidden="true" />
        </Button>
      ) : null}
      <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{children}</div>
    </search>
  )
}
