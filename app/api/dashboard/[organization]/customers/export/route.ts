import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { csvDownload } from "@/lib/core/csv"
import { organizationRoute } from "@/lib/core/organization-route"
import { beginExport } from "@/lib/crm/list/mutations"
import { exportCustomers } from "@/lib/crm/list/queries"
import { customerExportHeading, customerExportLine } from "@/lib/crm/list/rules"
import { customerFilter } from "@/lib/crm/list/schema"

type Props = { params: Promise<{ organization: string }> }

async function download(context: OrganizationContext, query: URLSearchParams, ids: string[] | null) {
  const filter = customerFilter.parse(Object.fromEntries(query))
  await beginExport(context, filter)
  async function* lines() {
    for await (const rows of exportCustomers(context, filter, ids))
      yield rows.map((row) => customerExportLine(row, context.organization.timezone))
  }
  return csvDownload(`customers-${context.organization.slug}.csv`, customerExportHeading, lines())
}

/** Everybody the filter in the address finds. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return organizationRoute((await params).organization, "customers.export", (context) =>
    download(context, new URL(request.url).searchParams, null),
  )
}

/** Those who were selected; a form sends their ids, for which an address would be too short. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  return organizationRoute((await params).organization, "customers.export", async (context) => {
    const ids = z
      .array(z.guid())
      .max(10_000)
      .parse(String((await request.formData()).get("ids")).split(","))
    return download(context, new URL(request.url).searchParams, ids)
  })
}
