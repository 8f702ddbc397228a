import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Table } from "@/components/ui/table"
import { plural } from "@/lib/core/format"
import { weekMinutes, weekOn } from "@/lib/people/rules"
import type { PersonRow } from "@/lib/people/types"
import { memberTypeWords } from "./people-words"

/** Everybody on the team, what they do and how long they work. */
export function TeamTable({
  slug,
  people,
  today,
}: {
  slug: string
  people: readonly PersonRow[]
  today: string
}) {
  return (
    <Table
      caption="Team"
      rows={people}
      rowKey={(person) => person.id}
      rowHref={(person) => `/dashboard/${slug}/team/${person.id}`}
      columns={[
        {
          key: "name",
          header: "Name",
          primary: true,
          cell: (person) => (
            <span className="flex items-center gap-3">
              <Avatar name={person.full_name} size="sm" decorative />
              <span className="min-w-0">
                <span className="block truncate font-medium">{person.full_name}</span>
                {person.title ? (
                  <span className="block truncate text-sm text-muted">{person.title}</span>
                ) : null}
              </span>
            </span>
          ),
        },
        { key: "does", header: "Does", cell: (person) => memberTypeWords[person.member_type] },
        {
          key: "offers",
          header: "Offers",
          cell: (person) =>
            person.staff_services.length > 0 ? plural(person.staff_services.length, "service") : "–",
        },
        {
          key: "week",
          header: "This week",
          align: "end",
          cell: (person) => {
            const hours = weekMinutes(weekOn(person.staff_hours, today)) / 60
            return hours > 0 ? `${hours.toLocaleString("en-GB", { maximumFractionDigits: 1 })} h` : "No hours"
          },
        },
        {
          key: "booking",
          header: "Online",
          cell: (person) =>
            person.is_bookable ? <Badge tone="positive">Bookable</Badge> : <Badge>Not bookable</Badge>,
        },
      ]}
    />
  )
}
