import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { LinkButton } from "@/components/ui/link-button"
import { formatDay, plural } from "@/lib/core/format"
import type { Duplicate, Mergeable } from "@/lib/crm/merge/types"
import { reasonWords } from "./merge-words"

type DuplicatePairsProps = { slug: string; pairs: readonly Duplicate[]; timezone: string }

function Side({ customer, timezone }: { customer: Mergeable; timezone: string }) {
  return (
    <div className="flex min-w-0 flex-1 items-start gap-2.5">
      <Avatar name={customer.full_name} size="sm" decorative />
      <div className="min-w-0">
        <p className="truncate font-medium">{customer.full_name}</p>
        <p className="truncate text-sm text-muted">
          {customer.email ?? customer.phone ?? "No way to reach them"}
        </p>
        <p className="text-sm text-muted">
          {plural(customer.figures?.bookings ?? 0, "booking")} · added{" "}
          {formatDay(customer.created_at, timezone)}
        </p>
      </div>
    </div>
  )
}

/** Pairs of customers who may be one, each with the reason. */
export function DuplicatePairs({ slug, pairs, timezone }: DuplicatePairsProps) {
  return (
    <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
      {pairs.map(({ first, second, reason }) => (
        <li
          key={`${first.id} ${second.id}`}
          className="flex items-center gap-4 px-card py-3.5 max-sm:flex-col max-sm:items-stretch"
        >
          <Side customer={first} timezone={timezone} />
          <Side customer={second} timezone={timezone} />
          <div className="flex shrink-0 items-center justify-between gap-3 sm:w-64 sm:justify-end">
            <Badge tone={reason === "contact" ? "caution" : "neutral"}>{reasonWords[reason]}</Badge>
            <LinkButton
              size="sm"
              data-row
              href={`/dashboard/${slug}/customers/merge?with=${first.id}&other=${second.id}`}
              aria-label={`Compare ${first.full_name} and ${second.full_name}`}
            >
              Compare
            </LinkButton>
          </div>
        </li>
      ))}
    </ul>
  )
}
