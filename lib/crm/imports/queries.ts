import { z } from "zod/mini"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import { type CustomerImport, customerImport, type RefusedLine, refusedLine } from "./types"

const columns =
  "id, file_name, on_duplicate, status, total, added, updated, skipped, refused, kept, created_at"

/** One import, or null. */
export async function findImport(
  { db, organization }: OrganizationContext,
  id: string,
): Promise<CustomerImport | null> {
  if (!z.guid().safeParse(id).success) return null
  const answer = await db
    .from("customer_imports")
    .select(columns)
    .eq("organization_id", organization.id)
    .eq("id", id)
    .maybeSingle()
  return z.nullable(customerImport).parse(unwrap(answer))
}

/** The latest imports that were started. */
export async function listImports({ db, organization }: OrganizationContext): Promise<CustomerImport[]> {
  const answer = await db
    .from("customer_imports")
    .select(columns)
    .eq("organization_id", organization.id)
    .neq("status", "staging")
    .order("created_at", { ascending: false })
    .limit(10)
  return z.array(customerImport).parse(unwrap(answer))
}

/** Lines that were refused after a line, in the file's order. */
export async function listRefusedLines(
  { db, organization }: OrganizationContext,
  importId: string,
  afterLine: number,
  limit: number,
): Promise<RefusedLine[]> {
  const answer = await db
    .from("customer_import_rows")
    .select("line, reason, fields")
    .eq("organization_id", organization.id)
    .eq("import_id", importId)
    .eq("outcome", "refused")
    .gt("line", afterLine)
    .order("line")
    .limit(limit)
  return z.array(refusedLine).parse(unwrap(answer))
}
