import { csvDownload } from "@/lib/core/csv"
import { AppError } from "@/lib/core/errors"
import { organizationRoute } from "@/lib/core/organization-route"
import { findImport, listRefusedLines } from "@/lib/crm/imports/queries"

type Props = { params: Promise<{ organization: string; import: string }> }

const perPage = 1000

/** The lines an import refused, with the reasons, ready to be put right and imported again. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { organization, import: id } = await params
  return organizationRoute(organization, "customers.create", async (context) => {
    const found = await findImport(context, id)
    if (!found) throw new AppError("not_found")
    async function* lines() {
      for (let after = 0; ; ) {
        const rows = await listRefusedLines(context, id, after, perPage)
        yield rows.map(({ line, reason, fields }) => [
          line,
          fields.full_name,
          fields.email,
          fields.phone,
          fields.company_name,
          fields.tags.join(", "),
          reason,
        ])
        if (rows.length < perPage) return
        after = rows.at(-1)?.line ?? 0
      }
    }
    return csvDownload(
      `refused-${found.file_name}`,
      ["Line", "Name", "E-mail", "Phone", "Company", "Tags", "Reason"],
      lines(),
    )
  })
}
