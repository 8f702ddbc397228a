import { Plus, Scissors } from "lucide-react"
import type { Metadata } from "next"
import { CategoriesSheet } from "@/components/catalog/manage/categories-sheet"
import { ServiceList } from "@/components/catalog/manage/service-list"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { PageHeader } from "@/components/ui/page-header"
import { LinkTabs } from "@/components/ui/tabs"
import { loadServices } from "@/lib/catalog/manage/loaders"

export const metadata: Metadata = { title: "Services" }

type Props = {
  params: Promise<{ organization: string }>
  searchParams: Promise<{ show?: string | string[] }>
}

/** What the business offers, in the order customers see. */
export default async function ServicesPage({ params, searchParams }: Props) {
  const { organization: slug } = await params
  const archived = (await searchParams).show === "archived"
  const { services, categories, permissions } = await loadServices(slug)
  const path = `/dashboard/${slug}/services`
  const shown = services.filter((service) => service.is_active !== archived)
  const add = permissions.has("services.create") ? (
    <LinkButton href={`${path}/new`} variant="primary">
      <Plus aria-hidden="true" />
      New service
    </LinkButton>
  ) : null
  return (
    <>
      <PageHeader
        title="Services"
        actions={
          <>
            {permissions.has("services.update") ? (
              <CategoriesSheet
                organization={slug}
                categories={categories}
                mayRemove={permissions.has("services.delete")}
              />
            ) : null}
            {add}
          </>
        }
      />
      <LinkTabs
        label="Which services"
        className="mb-4"
        tabs={[
          { href: path, label: "Offered", active: !archived },
          { href: `${path}?show=archived`, label: "Archived", active: archived },
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState
          icon={<Scissors aria-hidden="true" />}
          title={archived ? "Nothing is archived" : "What do you offer?"}
          action={archived ? undefined : add}
        >
          {archived
            ? "Services you take off your storefront wait here, with all their bookings."
            : "Add your first service, and customers can book it within a minute."}
        </EmptyState>
      ) : (
        <ServiceList
          organization={slug}
          services={shown}
          categories={categories}
          mayCreate={permissions.has("services.create")}
          mayChange={permissions.has("services.update")}
        />
      )}
    </>
  )
}
