import { ChevronRight, ScrollText } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { CopyText } from "@/components/ui/copy-text"
import { EmptyState } from "@/components/ui/empty-state"
import { formatDateTime } from "@/lib/core/format"
import type { AuditEntry } from "@/lib/platform/types"
import { AuditDiff } from "./audit-diff"
import { auditActor, auditSentence } from "./audit-words"

function Entry({ entry }: { entry: AuditEntry }) {
  return (
    <li>
      <details className="group">
        <summary className="grid list-none grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-card py-row transition-colors hover:bg-subtle md:grid-cols-[1rem_minmax(0,2.2fr)_minmax(0,2fr)_minmax(0,1.5fr)_8.5rem] [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 text-muted transition-transform group-open:rotate-90"
          />
          <span className="flex min-w-0 items-center gap-2 font-medium">
            <span className="truncate">{auditSentence(entry)}</span>
            {entry.success ? null : <Badge tone="negative">Refused</Badge>}
          </span>
          <span className="truncate text-muted max-md:col-start-2">{auditActor(entry)}</span>
          <span className="truncate text-muted max-md:hidden">{entry.organization_name ?? "Platform"}</span>
          <time
            dateTime={entry.created_at}
            className="text-right text-sm whitespace-nowrap text-muted max-md:col-start-3 max-md:row-start-1"
          >
            {formatDateTime(entry.created_at, "Europe/London")}
          </time>
        </summary>
        <div className="space-y-3 border-t border-border bg-background px-card py-3 md:pl-12">
          <AuditDiff before={entry.old_values} after={entry.new_values} />
          <p className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
            <span>Table {entry.table_name}</span>
            {entry.record_id ? (
              <span className="min-w-0 truncate">
                Record <CopyText value={entry.record_id} />
              </span>
            ) : null}
            {entry.ip ? <span>From {entry.ip}</span> : null}
            {entry.request_id ? (
              <span className="min-w-0 truncate">
                Request <CopyText value={entry.request_id} />
              </span>
            ) : null}
          </p>
        </div>
      </details>
    </li>
  )
}

/** Audit entries, newest first; each opens to what it changed. */
export function AuditList({ entries }: { entries: readonly AuditEntry[] }) {
  if (entries.length === 0) {
    return (
      <EmptyState icon={<ScrollText />} title="Nothing was recorded">
        No entry matches what you are looking for. Widen the filters to see more.
      </EmptyState>
    )
  }
  return (
    <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ul>
  )
}
