import { getCallingOffCosts } from "@/lib/booking/manage/queries"
import { bookingId } from "@/lib/core/ids"
import { organizationRoute } from "@/lib/core/organization-route"

type Props = { params: Promise<{ organization: string; booking: string }> }

/** What calling a booking off would cost its customer now, for the dialog that asks. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { organization, booking } = await params
  return organizationRoute(organization, "bookings.update", async (context) =>
    getCallingOffCosts(context, bookingId.parse(booking)),
  )
}
