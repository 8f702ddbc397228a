import Link from "next/link"
import { SectionCard } from "@/components/ui/section-card"
import { formatWhen, plural } from "@/lib/core/format"
import type { CustomerImport } from "@/lib/crm/imports/types"

type EarlierImportsProps = { slug: string; imports: readonly CustomerImport[]; timezone: string }

const words: Record<CustomerImport["status"], string> = {
  staging: "not started",
  running: "running",
  done: "done",
  undone: "taken back",
}

/** Files that were taken in before. */
export function EarlierImports({ slug, imports, timezone }: EarlierImportsProps) {
  if (imports.length === 0) return null
  return (
    <SectionCard title="Earlier imports" flush className="mt-6 max-w-3xl">
      <ul className="divide-y divide-border border-t border-border">
        {imports.map((one) => (
          <li key={one.id} className="relative px-card py-2.5 transition-colors hover:bg-subtle">
            <Link
              data-row
              href={`/dashboard/${slug}/customers/import/${one.id}`}
              className="block truncate font-medium after:absolute after:inset-0"
            >
              {one.file_name}
            </Link>
            <p className="text-sm text-muted">
              {formatWhen(one.created_at, timezone)} · {plural(one.added, "customer")} added ·{" "}
              {words[one.status]}
            </p>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
