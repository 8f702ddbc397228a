import { Star } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import type { BookableStaff } from "@/lib/catalog/types"

/** The people one can book. */
export function Team({ staff }: { staff: readonly BookableStaff[] }) {
  if (staff.length === 0) return null
  return (
    <section aria-labelledby="team">
      <h2 id="team" className="text-xl font-semibold tracking-tight">
        The team
      </h2>
      <ul className="mt-4 grid gap-4 sm:grid-cols-2">
        {staff.map((person) => (
          <li key={person.id} className="flex gap-4 rounded-xl border border-border bg-surface p-5">
            <Avatar name={person.full_name} size="lg" decorative />
            <div className="min-w-0">
              <p className="font-medium">{person.full_name}</p>
              <p className="text-sm text-muted">{person.title}</p>
              {person.bio ? <p className="mt-2 text-sm text-pretty">{person.bio}</p> : null}
              {person.rating_count > 0 ? (
                <Rating sum={person.rating_sum} count={person.rating_count} />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rating({ sum, count }: { sum: number; count: number }) {
  const average = (sum / count).toFixed(1)
  return (
    <p className="mt-2 flex items-center gap-1.5 text-sm text-muted tabular-nums">
      <Star aria-hidden="true" className="size-4 fill-current text-caution" />
      <span className="sr-only">Rated </span>
      {average} <span>({count} ratings)</span>
    </p>
  )
}
