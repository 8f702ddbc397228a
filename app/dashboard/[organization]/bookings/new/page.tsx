import type { Metadata } from "next"
import { WalkInForm } from "@/components/booking/manage/walk-in-form"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { loadWalkIn } from "@/lib/booking/manage/loaders"
import { readWish } from "@/lib/booking/manage/rules"
import { dayOf } from "@/lib/core/days"
import { findCustomerName } from "@/lib/crm/loaders"

export const metadata: Metadata = { title: "New booking" }

type Props = {
  params: Promise<{ organization: string }>
  searchParams: Promise<{ customer?: string | string[]; start?: string; staff?: string }>
}

/** A booking made by a member for someone who is here or on the phone. */
export default async function NewBookingPage({ params, searchParams }: Props) {
  const [{ organization: slug }, query] = await Promise.all([params, searchParams])
  const { services, staff, organization } = await loadWalkIn(slug)
  const customer = typeof query.customer === "string" ? await findCustomerName(slug, query.customer) : null
  const path = `/dashboard/${slug}/bookings`
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ label: "Bookings", href: path }, { label: "New booking" }]} />}
        title="New booking"
        description="For someone who is here or on the phone. They pay on site."
      />
      <WalkInForm
        facts={{
          organization: slug,
          services,
          staff,
          today: dayOf(new Date(), organization.timezone),
          timezone: organization.timezone,
          locale: organization.locale,
          customer,
          wish: readWish(query, staff, organization.timezone),
        }}
      />
    </>
  )
}
