import type { Metadata } from "next"
import { ImportProgress } from "@/components/crm/imports/import-progress"
import { ImportResult } from "@/components/crm/imports/import-result"
import { UndoImport } from "@/components/crm/imports/undo-import"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { loadImport } from "@/lib/crm/imports/loaders"

export const metadata: Metadata = { title: "Import" }

type Props = { params: Promise<{ organization: string; import: string }> }

/** One import: how far it is, then what came of it. */
export default async function ImportResultPage({ params }: Props) {
  const { organization: slug, import: id } = await params
  const { found, refused, mayUndo } = await loadImport(slug, id)
  const path = `/dashboard/${slug}/customers`
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Customers", href: path },
              { label: "Import", href: `${path}/import` },
              { label: found.file_name },
            ]}
          />
        }
        title={found.file_name}
        actions={mayUndo && found.status === "done" ? <UndoImport organization={slug} found={found} /> : null}
      />
      <div className="max-w-3xl space-y-4">
        {found.status === "running" ? (
          <ImportProgress organization={slug} first={found} />
        ) : (
          <ImportResult slug={slug} found={found} refused={refused} />
        )}
      </div>
    </>
  )
}
