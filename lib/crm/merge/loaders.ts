import "server-only"
import { forbidden, notFound } from "next/navigation"
import { requireOrganization } from "@/lib/core/session"
import { listDuplicates, listMergeable } from "./queries"

async function requireMerge(slug: string) {
  const context = await requireOrganization(slug, "customers.delete")
  if (!context.permissions.has("customers.update")) forbidden()
  return context
}

/** Pairs of customers that may be one. */
export async function loadDuplicates(slug: string) {
  const context = await requireMerge(slug)
  return { pairs: await listDuplicates(context), organization: context.organization }
}

/** The two customers of a merge, in the order they were asked for. */
export async function loadPair(slug: string, ids: readonly [string, string]) {
  const context = await requireMerge(slug)
  const found = await listMergeable(context, ids)
  const [first, second] = ids.map((id) => found.find((customer) => customer.id === id))
  if (!first || !second || first.id === second.id) notFound()
  return { first, second, organization: context.organization }
}
