import { organizationRoute } from "@/lib/core/organization-route"
import { searchCustomers } from "@/lib/crm/queries"

type Props = { params: Promise<{ organization: string }> }

/** Customers by a part of their name, e-mail or phone, for choosing one as one types. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return organizationRoute((await params).organization, "customers.read", async (context) => {
    const found = await searchCustomers(context, new URL(request.url).searchParams.get("q") ?? "")
    return found.map(({ id, full_name: name, email, phone }) => ({ id, name, email, phone }))
  })
}
