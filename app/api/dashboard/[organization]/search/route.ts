import { listBookings } from "@/lib/booking/manage/queries"
import { bookingFilter } from "@/lib/booking/manage/schema"
import { formatWhen } from "@/lib/core/format"
import { organizationRoute } from "@/lib/core/organization-route"
import { searchCustomers } from "@/lib/crm/queries"

type Props = { params: Promise<{ organization: string }> }

/** What the palette finds: bookings and customers, as far as the caller may see them. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return organizationRoute((await params).organization, "organization.read", async (context) => {
    const q = new URL(request.url).searchParams.get("q") ?? ""
    const may = context.permissions
    const [bookings, customers] = await Promise.all([
      may.has("bookings.read") ? listBookings(context, bookingFilter.parse({ q }), new Date()) : null,
      may.has("customers.read") ? searchCustomers(context, q) : [],
    ])
    return {
      bookings: (bookings?.rows ?? []).slice(0, 6).map((row) => ({
        id: row.id,
        number: row.number,
        customer: row.customer?.full_name ?? "Customer",
        when: formatWhen(row.starts_at, context.organization.timezone),
      })),
      customers: customers.slice(0, 6).map(({ id, full_name: name, email }) => ({ id, name, email })),
    }
  })
}
