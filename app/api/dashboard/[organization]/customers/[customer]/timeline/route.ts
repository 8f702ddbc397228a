import { z } from "zod"
import { organizationRoute } from "@/lib/core/organization-route"
import { listTimeline } from "@/lib/crm/work/queries"

type Props = { params: Promise<{ organization: string; customer: string }> }

const before = z.object({ at: z.string().max(64), id: z.string().max(64) })

/** The timeline of a customer before an entry, for reading on. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { organization, customer } = await params
  return organizationRoute(organization, "customers.read", (context) => {
    const asked = before.parse(Object.fromEntries(new URL(request.url).searchParams))
    return listTimeline(context, z.guid().parse(customer), asked)
  })
}
