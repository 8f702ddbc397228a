import type { Metadata } from "next"
import { CustomerHead } from "@/components/crm/customer-head"
import { CustomerBookings, CustomerPayments } from "@/components/crm/customer-history"
import { CustomerNotes } from "@/components/crm/customer-notes"
import { CustomerSummary } from "@/components/crm/customer-summary"
import { CustomerWorth } from "@/components/crm/customer-worth"
import { formatWhen } from "@/lib/core/format"
import { loadCustomer } from "@/lib/crm/loaders"

type Props = { params: Promise<{ organization: string; customer: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization, customer: id } = await params
  return { title: (await loadCustomer(organization, id)).customer.full_name }
}

/** One customer: who they are and what they bought. */
export default async function CustomerPage({ params }: Props) {
  const { organization: slug, customer: id } = await params
  const { customer, bookings, payments, names, organization, mayUpdate, mayBook } = await loadCustomer(
    slug,
    id,
  )
  const { timezone, locale, currency } = organization
  const notes = customer.notes.map((note) => ({
    id: note.id,
    body: note.body,
    by: names.get(note.created_by ?? "") ?? "A member",
    when: formatWhen(note.created_at, timezone),
  }))
  return (
    <>
      <CustomerHead slug={slug} customer={customer} mayUpdate={mayUpdate} mayBook={mayBook} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-4">
          <CustomerWorth
            bookings={bookings}
            withMoney={payments !== null}
            {...{ currency, locale, timezone }}
            now={new Date()}
          />
          <CustomerBookings bookings={bookings} organization={organization} />
          {payments ? <CustomerPayments payments={payments} organization={organization} /> : null}
        </div>
        <div className="space-y-4">
          <CustomerSummary customer={customer} timezone={timezone} />
          <CustomerNotes organization={slug} customerId={customer.id} notes={notes} mayWrite={mayUpdate} />
        </div>
      </div>
    </>
  )
}
