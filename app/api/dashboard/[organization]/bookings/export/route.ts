import { beginExport } from "@/lib/booking/manage/mutations"
import { exportBookings } from "@/lib/booking/manage/queries"
import { bookingExportHeading, bookingExportLine } from "@/lib/booking/manage/rules"
import { bookingFilter } from "@/lib/booking/manage/schema"
import { csvDownload } from "@/lib/core/csv"
import { organizationRoute } from "@/lib/core/organization-route"

type Props = { params: Promise<{ organization: string }> }

/** Every booking the filter in the address finds. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return organizationRoute((await params).organization, "bookings.export", async (context) => {
    const filter = bookingFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
    await beginExport(context, filter)
    async function* lines() {
      for await (const rows of exportBookings(context, filter, new Date()))
        yield rows.map((row) => bookingExportLine(row, context.organization.timezone))
    }
    return csvDownload(`bookings-${context.organization.slug}.csv`, bookingExportHeading, lines())
  })
}
