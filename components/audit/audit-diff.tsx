import { changesOf } from "./changes"

type AuditDiffProps = {
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What a change changed, column by column. */
export function AuditDiff({ before, after }: AuditDiffProps) {
  const changes = changesOf(before, after)
  if (changes.length === 0) {
    return (
      <p className="text-sm text-muted">
        What was in it belongs to the tenant. That it happened is all we see.
      </p>
    )
  }
  return (
    <dl className="divide-y divide-border overflow-hidden rounded-md border border-border font-mono text-xs">
      {changes.map((change) => (
        <div key={change.column} className="grid gap-x-3 gap-y-1 px-3 py-1.5 sm:grid-cols-[10rem_1fr]">
          <dt className="truncate text-muted">{change.column}</dt>
          <dd className="min-w-0 space-y-1">
            {change.before === null ? null : (
              <del className="block rounded-sm bg-negative-soft px-1.5 py-0.5 break-words text-negative no-underline">
                <span aria-hidden="true">− </span>
                {change.before}
              </del>
            )}
            {change.after === null ? null : (
              <ins className="block rounded-sm bg-positive-soft px-1.5 py-0.5 break-words text-positive no-underline">
                <span aria-hidden="true">+ </span>
                {change.after}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
