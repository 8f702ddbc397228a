import type { Metadata } from "next"
import { BusinessHead } from "@/components/booking/storefront/business-head"
import { Contact } from "@/components/booking/storefront/contact"
import { ServiceList } from "@/components/booking/storefront/service-list"
import { Team } from "@/components/booking/storefront/team"
import { Unavailable } from "@/components/booking/storefront/unavailable"
import { loadBusiness } from "@/lib/catalog/loaders"

type Props = { params: Promise<{ organization: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await loadBusiness((await params).organization)
  return {
    title: { absolute: `${organization.name} · Book online` },
    description: organization.about ?? undefined,
  }
}

/** A business: what it is, what it offers, who does it and where. */
export default async function BusinessPage({ params }: Props) {
  const { organization, groups, staff } = await loadBusiness((await params).organization)
  if (!organization.isPublished) return <Unavailable name={organization.name} />
  return (
    <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="space-y-12">
        <BusinessHead organization={organization} />
        <ServiceList slug={organization.slug} groups={groups} />
        <Team staff={staff} />
      </div>
      <Contact organization={organization} />
    </div>
  )
}
