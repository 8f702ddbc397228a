import "server-only"
import { redirect } from "next/navigation"
import { cache } from "react"
import { requireOrganization } from "@/lib/core/session"
import { listViews } from "./queries"
import type { ViewList } from "./schema"

/** The views of a list one may open. */
export const loadViews = cache(async (slug: string, list: ViewList) =>
  listViews(await requireOrganization(slug, "organization.read"), list),
)

/** Leads to the default view, where the list was asked for without saying what of it. */
export async function openDefaultView(slug: string, list: ViewList, query: object): Promise<void> {
  if (Object.keys(query).length > 0) return
  const chosen = (await loadViews(slug, list)).find((view) => view.isDefault)
  if (chosen?.query) redirect(`/dashboard/${slug}/${list}?${chosen.query}`)
}
