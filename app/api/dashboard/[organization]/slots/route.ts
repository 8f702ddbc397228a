import { listSlots } from "@/lib/booking/manage/queries"
import { slotsQuery } from "@/lib/booking/manage/schema"
import { organizationRoute } from "@/lib/core/organization-route"

type Props = { params: Promise<{ organization: string }> }

/** Free times of a service, for the time chooser. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return organizationRoute((await params).organization, "bookings.read", async (context) => {
    const wanted = slotsQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
    return listSlots(context, wanted)
  })
}
