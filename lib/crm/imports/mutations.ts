import type { z } from "zod"
import type { OrganizationContext, SystemContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { OrganizationId } from "@/lib/core/ids"
import type { beginImportInput, stageRowsInput } from "./schema"

/** Lines taken in within one transaction: few enough that a batch ends within a second. */
const linesPerBatch = 200

/** Begins an import and answers its id; its rows follow. */
export async function beginImport(
  { db, organization }: OrganizationContext,
  { fileName, onDuplicate }: z.infer<typeof beginImportInput>,
): Promise<string> {
  return unwrap(
    await db.rpc("begin_customer_import", {
      p_organization_id: organization.id,
      p_file_name: fileName,
      p_on_duplicate: onDuplicate,
    }),
  )
}

/** Lays down rows of an import; lines sent twice count once. */
export async function stageRows(
  { db, organization }: OrganizationContext,
  { importId, rows }: z.infer<typeof stageRowsInput>,
): Promise<void> {
  unwrap(
    await db.rpc("stage_customer_rows", {
      p_organization_id: organization.id,
      p_import_id: importId,
      p_rows: rows,
    }),
  )
}

/** Starts an import; a job does it from here. */
export async function startImport(
  { db, organization }: OrganizationContext,
  importId: string,
): Promise<void> {
  unwrap(await db.rpc("start_customer_import", { p_organization_id: organization.id, p_import_id: importId }))
}

/** Takes an import back; answers how many customers stayed because something hangs on them. */
export async function undoImport(
  { db, organization }: OrganizationContext,
  importId: string,
): Promise<number> {
  return unwrap(
    await db.rpc("undo_customer_import", { p_organization_id: organization.id, p_import_id: importId }),
  )
}

/** Takes in the next lines of an import and answers whether there are more. */
export async function importBatch(
  { db }: SystemContext,
  organizationId: OrganizationId,
  importId: string,
): Promise<boolean> {
  return unwrap(
    await db.rpc("import_customers_batch", {
      p_organization_id: organizationId,
      p_import_id: importId,
      p_size: linesPerBatch,
    }),
  )
}
