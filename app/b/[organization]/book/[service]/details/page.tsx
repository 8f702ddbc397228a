import type { Metadata } from "next"
import { BookFrame } from "@/components/booking/storefront/book-frame"
import { DetailsForm } from "@/components/booking/storefront/details-form"
import { loadBookDetails, loadService } from "@/lib/booking/loaders"
import { choiceHref, policyOf, type Search } from "@/lib/booking/rules"

type Props = {
  params: Promise<{ organization: string; service: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization, service } = await params
  const loaded = await loadService(organization, service)
  return { title: { absolute: `Your details · ${loaded.service.name} · ${loaded.organization.name}` } }
}

/** Who it is for, and how it is paid. */
export default async function BookDetailsPage({ params, searchParams }: Props) {
  const { organization: slug, service: serviceSlug } = await params
  const book = await loadBookDetails(slug, serviceSlug, await searchParams)
  const { organization, choice, path } = book
  return (
    <BookFrame
      title="Your details"
      back={{ href: choiceHref(path, { ...choice, startsAt: null }), label: "Change the time" }}
      step={1}
    >
      <DetailsForm
        key={book.startsAt}
        organization={{
          slug,
          name: organization.name,
          timezone: organization.timezone,
          payment: organization.payment,
        }}
        service={{
          name: book.service.name,
          kind: book.lead.kind,
          minutes: book.quote.duration_minutes,
          policy: policyOf(book.lead),
        }}
        items={book.items}
        choice={{ ...choice, startsAt: book.startsAt }}
        path={path}
        quote={book.quote}
        staffName={book.person?.full_name ?? null}
        user={book.user}
      />
    </BookFrame>
  )
}
