import { ExternalLink } from "lucide-react"
import type { Metadata } from "next"
import { ServiceForm } from "@/components/catalog/manage/service-form"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { Callout } from "@/components/ui/callout"
import { LinkButton } from "@/components/ui/link-button"
import { PageHeader } from "@/components/ui/page-header"
import { loadServiceEditor } from "@/lib/catalog/manage/loaders"

type Props = { params: Promise<{ organization: string; service: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization, service } = await params
  return { title: (await loadServiceEditor(organization, service)).name }
}

/** One service and its rules. */
export default async function ServicePage({ params }: Props) {
  const { organization: slug, service } = await params
  const editor = await loadServiceEditor(slug, service)
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Services", href: `/dashboard/${slug}/services` }, { label: editor.name ?? "" }]}
          />
        }
        title={editor.name}
        actions={
          editor.publicPath ? (
            <LinkButton href={editor.publicPath}>
              <ExternalLink aria-hidden="true" />
              View
            </LinkButton>
          ) : null
        }
      />
      {editor.mayChange ? null : (
        <Callout title="You may look at services, but not change them." className="mb-4" />
      )}
      <fieldset disabled={!editor.mayChange} className="contents">
        <ServiceForm
          values={editor.values}
          categories={editor.categories}
          staff={editor.staff}
          currency={editor.currency}
          locale={editor.organization.locale}
          brandColor={editor.organization.brandColor}
        />
      </fieldset>
    </>
  )
}
