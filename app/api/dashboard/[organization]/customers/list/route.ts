import { organizationRoute } from "@/lib/core/organization-route"
import { listCustomers } from "@/lib/crm/list/queries"
import { customerCursor, customerFilter } from "@/lib/crm/list/schema"

type Props = { params: Promise<{ organization: string }> }

/** A stretch of the customers list, for searching as one types and for scrolling on. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return organizationRoute((await params).organization, "customers.read", (context) => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const after = customerCursor.safeParse({ value: query.after, id: query.after_id })
    return listCustomers(context, customerFilter.parse(query), after.success ? after.data : null)
  })
}
