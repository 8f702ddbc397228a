import type { Metadata } from "next"
import { CustomerHead } from "@/components/crm/customer-head"
import { CustomerSummary } from "@/components/crm/customer-summary"
import { CustomerWorth } from "@/components/crm/customer-worth"
import { DuplicateNotice } from "@/components/crm/merge/duplicate-notice"
import { ContactsCard } from "@/components/crm/work/contacts-card"
import { CustomerTimeline } from "@/components/crm/work/customer-timeline"
import { TagsCard } from "@/components/crm/work/tags-card"
import { TasksCard } from "@/components/crm/work/tasks-card"
import { dayOf } from "@/lib/core/days"
import { loadCustomer } from "@/lib/crm/loaders"

type Props = { params: Promise<{ organization: string; customer: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization, customer: id } = await params
  return { title: (await loadCustomer(organization, id)).customer.full_name }
}

/** One customer: who they are, what happened, what is to be done. */
export default async function CustomerPage({ params }: Props) {
  const { organization: slug, customer: id } = await params
  const { customer, bookings, timeline, tasks, contacts, duplicates, organization, ...shown } =
    await loadCustomer(slug, id)
  const { timezone, locale, currency } = organization
  const { names, mayUpdate } = shown
  const people = Object.entries(names).map(([member, name]) => ({ id: member, name }))
  const of = { organization: slug, customerId: customer.id, mayUpdate }
  return (
    <>
      <CustomerHead slug={slug} customer={customer} mayUpdate={mayUpdate} mayBook={shown.mayBook} />
      {shown.mayMerge ? <DuplicateNotice slug={slug} customerId={id} duplicates={duplicates} /> : null}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-4">
          <CustomerWorth
            bookings={bookings}
            withMoney={shown.seesMoney}
            {...{ currency, locale, timezone }}
            now={new Date()}
          />
          <CustomerTimeline
            organization={{ slug, timezone, locale }}
            customerId={customer.id}
            {...timeline}
            names={names}
            mayUpdate={mayUpdate}
          />
        </div>
        <div className="space-y-4">
          <CustomerSummary customer={customer} timezone={timezone} />
          <TagsCard {...of} given={customer.tags} known={shown.tags} />
          <TasksCard
            {...of}
            tasks={tasks}
            people={people}
            me={shown.me}
            today={dayOf(new Date(), timezone)}
          />
          <ContactsCard {...of} contacts={contacts} />
        </div>
      </div>
    </>
  )
}
