import type { Metadata } from "next"
import { BookFrame } from "@/components/booking/storefront/book-frame"
import { ChooseItems } from "@/components/booking/storefront/choose-items"
import { ChooseOptions } from "@/components/booking/storefront/choose-options"
import { ChooseStaff } from "@/components/booking/storefront/choose-staff"
import { ChooseTime } from "@/components/booking/storefront/choose-time"
import { PriceCard } from "@/components/booking/storefront/price-card"
import { loadBookService, loadService } from "@/lib/booking/loaders"
import { policyOf, type Search } from "@/lib/booking/rules"

type Props = {
  params: Promise<{ organization: string; service: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization, service } = await params
  const loaded = await loadService(organization, service)
  return { title: { absolute: `${loaded.service.name} · ${loaded.organization.name}` } }
}

/** Choosing what, with whom and when. Every step is a link, so it works before any script has loaded. */
export default async function BookServicePage({ params, searchParams }: Props) {
  const { organization: slug, service: serviceSlug } = await params
  const book = await loadBookService(slug, serviceSlug, await searchParams)
  const path = `/b/${slug}/book/${serviceSlug}`
  return (
    <BookFrame
      title={book.service.name}
      description={book.service.description}
      back={{ href: `/b/${slug}`, label: "All services" }}
      step={0}
      aside={
        <PriceCard
          quote={book.quote}
          kind={book.lead.kind}
          policy={policyOf(book.lead)}
          staffName={null}
          startsAt={null}
          timezone={book.organization.timezone}
        />
      }
    >
      {book.service.kind === "pickup_delivery" ? (
        <ChooseItems path={path} choice={book.choice} services={book.services} />
      ) : null}
      <ChooseOptions path={path} choice={book.choice} service={book.service} />
      {book.service.kind === "appointment" ? (
        <ChooseStaff path={path} choice={book.choice} staff={book.staff} service={book.service} />
      ) : null}
      <ChooseTime path={path} book={book} timezone={book.organization.timezone} />
    </BookFrame>
  )
}
