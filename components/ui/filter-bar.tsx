"use client"

import { Search, X } from "lucide-react"
import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react"
import { Button } from "./button"
import { filteredQuery } from "./filter-query"
import { Input } from "./input"
import { type Option, Select } from "./select"
import { Spinner } from "./spinner"

/** One filter: its name in the URL and what it offers. "All" is added in front. */
export type Filter = { name: string; label: string; options: readonly Option[]; all?: string }

type FilterBarProps = {
  /** Placeholder and label of the search field; left out, there is none. */
  search?: string
  searchName?: string
  filters?: readonly Filter[]
  /** Further controls, at the end. */
  children?: ReactNode
}

const everything = ""

/** Search and filters of a list, kept in the URL; a change goes back to the first page. */
export function FilterBar({ search, searchName = "q", filters = [], children }: FilterBarProps) {
  const router = useRouter()
  const pathname = usePathname()
  const current = useSearchParams()
  const [pending, startTransition] = useTransition()
  const fromUrl = current.get(searchName) ?? ""
  const [term, setTerm] = useState(fromUrl)
  const asked = useRef(fromUrl)

  const go = (changes: Record<string, string>) =>
    startTransition(() =>
      router.replace(`${pathname}${filteredQuery(current.toString(), changes)}`, { scroll: false }),
    )

  useEffect(() => {
    if (fromUrl !== asked.current) {
      asked.current = fromUrl
      setTerm(fromUrl)
    }
  }, [fromUrl])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed may start the wait
  useEffect(() => {
    if (term === asked.current) return
    const timer = setTimeout(() => {
      asked.current = term
      go({ [searchName]: term })
    }, 250)
    return () => clearTimeout(timer)
  }, [term])

  const active = filters.some((filter) => current.has(filter.name)) || fromUrl !== ""
  const clear = () => {
    asked.current = ""
    setTerm("")
    go({ [searchName]: "", ...Object.fromEntries(filters.map((filter) => [filter.name, ""])) })
  }

  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      {search ? (
        <Input
          type="search"
          aria-label={search}
          placeholder={search}
          value={term}
          onValueChange={setTerm}
          prefix={<Search aria-hidden="true" />}
          suffix={pending ? <Spinner label="Searching" /> : undefined}
          className="w-full sm:w-64"
        />
      ) : null}
      {filters.map((filter) => (
        <Select
          key={filter.name}
          aria-label={filter.label}
          placeholder={filter.label}
          options={[{ value: everything, label: filter.all ?? `${filter.label}: all` }, ...filter.options]}
          value={current.get(filter.name) ?? everything}
          onValueChange={(value) => go({ [filter.name]: value })}
          className="w-auto min-w-32 max-sm:flex-1"
        />
      ))}
      {active ? (
        <Button variant="ghost" onClick={clear}>
          <X aria-hidden="true" />
          Clear
        </Button>
      ) : null}
      {children ? <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{children}</div> : null}
    </search>
  )
}
