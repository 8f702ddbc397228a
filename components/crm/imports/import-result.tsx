import { Download } from "lucide-react"
import { Callout } from "@/components/ui/callout"
import { LinkButton } from "@/components/ui/link-button"
import { SectionCard } from "@/components/ui/section-card"
import { Stat } from "@/components/ui/stat"
import { formatNumber, plural } from "@/lib/core/format"
import type { CustomerImport, RefusedLine } from "@/lib/crm/imports/types"

type ImportResultProps = { slug: string; found: CustomerImport; refused: readonly RefusedLine[] }

/** What came of an import, and the lines that were refused. */
export function ImportResult({ slug, found, refused }: ImportResultProps) {
  return (
    <>
      {found.status === "undone" ? (
        <Callout tone="info" title="This import was taken back">
          {found.kept > 0
            ? `${plural(found.kept, "customer")} stayed, because something hangs on them by now.`
            : "Who was added is gone, and who was updated is as before."}
        </Callout>
      ) : null}
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Stat label="Added" value={formatNumber(found.added)} />
        <Stat label="Updated" value={formatNumber(found.updated)} />
        <Stat label="Skipped" value={formatNumber(found.skipped)} note="known already" />
        <Stat label="Refused" value={formatNumber(found.refused)} />
      </div>
      {found.refused > 0 ? (
        <SectionCard
          title="Refused lines"
          description={
            found.refused > refused.length
              ? `The first ${refused.length} of ${formatNumber(found.refused)}.`
              : undefined
          }
          actions={
            <LinkButton
              size="sm"
              download
              prefetch={false}
              href={`/api/dashboard/${slug}/customers/imports/${found.id}/refused`}
            >
              <Download aria-hidden="true" />
              Download
            </LinkButton>
          }
        >
          <ul className="space-y-2">
            {refused.map((row) => (
              <li key={row.line} className="flex gap-3">
                <span data-numeric className="w-16 shrink-0 text-muted">
                  Line {row.line}
                </span>
                <span className="min-w-0">
                  <span className="block break-words">
                    {row.fields.full_name || row.fields.company_name || row.fields.email || "Empty"}
                  </span>
                  <span className="block text-sm text-negative">{row.reason}</span>
                </span>
              </li>
            ))}
          </ul>
        </SectionCard>
      ) : null}
    </>
  )
}
