import { listHref, type PageQuery } from "@/components/dashboard/list-href"
import { LinkTabs } from "@/components/ui/tabs"

type WhenTabsProps = { path: string; query: PageQuery; when: "upcoming" | "past" | "all" }

const parts = [
  { value: "upcoming", label: "Upcoming" },
  { value: "past", label: "Past" },
  { value: "all", label: "All" },
] as const

/** The part of time the list shows; filters stay, dates go. */
export function WhenTabs({ path, query, when }: WhenTabsProps) {
  return (
    <LinkTabs
      label="Part of time"
      className="mb-3"
      tabs={parts.map(({ value, label }) => ({
        label,
        active: when === value,
        href: listHref(path, query, {
          when: value,
          page: undefined,
          sort: undefined,
          from: undefined,
          until: undefined,
        }),
      }))}
    />
  )
}
