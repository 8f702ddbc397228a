import { AppError } from "@/lib/core/errors"
import { organizationRoute } from "@/lib/core/organization-route"
import { findImport } from "@/lib/crm/imports/queries"

type Props = { params: Promise<{ organization: string; import: string }> }

/** How far an import is. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { organization, import: id } = await params
  return organizationRoute(organization, "customers.read", async (context) => {
    const found = await findImport(context, id)
    if (!found) throw new AppError("not_found")
    return found
  })
}
