import type { Metadata } from "next"
import { ServiceForm } from "@/components/catalog/manage/service-form"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { loadServiceEditor } from "@/lib/catalog/manage/loaders"

export const metadata: Metadata = { title: "New service" }

type Props = {
  params: Promise<{ organization: string }>
  searchParams: Promise<{ from?: string | string[] }>
}

/** Adds a service, from nothing or from a copy of another. */
export default async function NewServicePage({ params, searchParams }: Props) {
  const { organization: slug } = await params
  const { from } = await searchParams
  const editor = await loadServiceEditor(slug, null, typeof from === "string" ? from : undefined)
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Services", href: `/dashboard/${slug}/services` }, { label: "New" }]}
          />
        }
        title="New service"
      />
      <ServiceForm
        values={editor.values}
        categories={editor.categories}
        staff={editor.staff}
        currency={editor.currency}
        locale={editor.organization.locale}
        brandColor={editor.organization.brandColor}
      />
    </>
  )
}
