import { Badge } from "@/components/ui/badge"
import { SectionCard } from "@/components/ui/section-card"
import { Table } from "@/components/ui/table"
import { formatNumber, plural } from "@/lib/core/format"
import type { ImportRow } from "@/lib/crm/imports/rules"

type ImportPreviewProps = {
  rows: readonly ImportRow[]
  faulty: readonly { row: ImportRow; faults: readonly string[] }[]
}

const shown = 5
const faultsShown = 50

/** What will come of the file: a few lines as they will be stored, and every line that can't be. */
export function ImportPreview({ rows, faulty }: ImportPreviewProps) {
  const wrong = new Set(faulty.map(({ row }) => row.line))
  const ready = rows.filter(({ line }) => !wrong.has(line))
  return (
    <>
      <SectionCard
        title={`${plural(ready.length, "line")} ready`}
        description={ready.length > shown ? `The first ${shown} as they will be stored.` : undefined}
        flush
      >
        <Table
          caption="Lines as they will be stored"
          className="max-sm:px-card max-sm:pb-4 sm:rounded-t-none sm:border-x-0 sm:border-b-0"
          rows={ready.slice(0, shown)}
          rowKey={({ line }) => String(line)}
          empty={<p className="px-card pb-4 text-muted">No line can be imported as it is. See below why.</p>}
          columns={[
            {
              key: "name",
              header: "Name",
              primary: true,
              cell: ({ fields }) => fields.full_name || fields.company_name,
            },
            { key: "email", header: "E-mail", cell: ({ fields }) => fields.email || "–" },
            { key: "phone", header: "Phone", cell: ({ fields }) => fields.phone || "–" },
            {
              key: "tags",
              header: "Tags",
              cell: ({ fields }) => (
                <span className="inline-flex flex-wrap gap-1">
                  {fields.tags.length > 0 ? fields.tags.map((tag) => <Badge key={tag}>{tag}</Badge>) : "–"}
                </span>
              ),
            },
          ]}
        />
      </SectionCard>
      {faulty.length > 0 ? (
        <SectionCard
          title={`${plural(faulty.length, "line")} with a problem`}
          description="They will be left out; afterwards you can download them, put them right and import them again."
        >
          <ul className="max-h-72 space-y-2 overflow-y-auto">
            {faulty.slice(0, faultsShown).map(({ row, faults }) => (
              <li key={row.line} className="flex gap-3">
                <span data-numeric className="w-16 shrink-0 text-muted">
                  Line {row.line}
                </span>
                <span className="min-w-0">
                  <span className="block break-words">
                    {row.fields.full_name || row.fields.email || row.fields.phone || "Empty"}
                  </span>
                  <span className="block text-sm text-negative">{faults.join(" ")}</span>
                </span>
              </li>
            ))}
          </ul>
          {faulty.length > faultsShown ? (
            <p className="pt-2 text-sm text-muted">And {formatNumber(faulty.length - faultsShown)} more.</p>
          ) : null}
        </SectionCard>
      ) : null}
    </>
  )
}
