import type { Metadata } from "next"
import { EarlierImports } from "@/components/crm/imports/earlier-imports"
import { ImportWizard } from "@/components/crm/imports/import-wizard"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { loadImports } from "@/lib/crm/imports/loaders"

export const metadata: Metadata = { title: "Import customers" }

type Props = { params: Promise<{ organization: string }> }

/** Brings customers in from a file. */
export default async function ImportPage({ params }: Props) {
  const { organization: slug } = await params
  const { imports, organization, mayUpdate } = await loadImports(slug)
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Customers", href: `/dashboard/${slug}/customers` }, { label: "Import" }]}
          />
        }
        title="Import customers"
      />
      <ImportWizard organization={{ slug, locale: organization.locale }} mayUpdate={mayUpdate} />
      <EarlierImports slug={slug} imports={imports} timezone={organization.timezone} />
    </>
  )
}
