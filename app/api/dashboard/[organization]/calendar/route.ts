import { getCalendar, getCalendarVersion } from "@/lib/booking/calendar/queries"
import { calendarQuery } from "@/lib/booking/calendar/schema"
import { organizationRoute } from "@/lib/core/organization-route"

type Props = { params: Promise<{ organization: string }> }

/** What the calendar draws of some days, or 304 where the asker has it already. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return organizationRoute((await params).organization, "appointments.read", async (context) => {
    const days = calendarQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
    const known = request.headers.get("if-none-match")?.replace(/^W\//, "")
    if (known && known === `"${await getCalendarVersion(context, days)}"`)
      return new Response(null, { status: 304 })
    const data = await getCalendar(context, days)
    return Response.json(data, { headers: { "cache-control": "no-store", etag: `"${data.version}"` } })
  })
}
