import "server-only"
import { notFound } from "next/navigation"
import { requireOrganization } from "@/lib/core/session"
import { findImport, listImports, listRefusedLines } from "./queries"

const refusedShown = 100

/** What the import begins with: earlier ones, and whether duplicates may be updated. */
export async function loadImports(slug: string) {
  const context = await requireOrganization(slug, "customers.create")
  return {
    imports: await listImports(context),
    organization: context.organization,
    mayUpdate: context.permissions.has("customers.update"),
  }
}

/** One import with the lines it refused. */
export async function loadImport(slug: string, id: string) {
  const context = await requireOrganization(slug, "customers.read")
  const found = (await findImport(context, id)) ?? notFound()
  const may = context.permissions
  return {
    found,
    refused: found.refused > 0 ? await listRefusedLines(context, id, 0, refusedShown) : [],
    organization: context.organization,
    mayUndo: may.has("customers.create") && may.has("customers.update"),
  }
}
