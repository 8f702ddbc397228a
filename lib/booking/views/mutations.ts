import type { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { AppError, unwrap } from "@/lib/core/errors"
import type { changeViewInput, defaultViewInput, removeViewInput, saveViewInput } from "./schema"

const taken = {
  message: "You have a view of this name already.",
  fields: { name: ["You have a view of this name already."] },
}

function explain(error: unknown): never {
  if (error instanceof AppError && error.code === "duplicate") throw new AppError("duplicate", taken)
  throw error
}

/** Saves a list as it stands under a name. */
export async function saveView(
  { db, organization }: OrganizationContext,
  { list, name, query, isShared }: z.infer<typeof saveViewInput>,
): Promise<void> {
  const row = { organization_id: organization.id, list, name, query, is_shared: isShared }
  const answer = await db.from("saved_views").insert(row).select("id")
  try {
    unwrap(answer)
  } catch (error) {
    explain(error)
  }
}

/** Renames one's own view, shares it or takes it back. */
export async function changeView(
  { db, organization }: OrganizationContext,
  { viewId, name, isShared }: z.infer<typeof changeViewInput>,
): Promise<void> {
  const views = db.from("saved_views").update({ name, is_shared: isShared })
  const answer = await views.eq("organization_id", organization.id).eq("id", viewId).select("id")
  try {
    if (unwrap(answer).length === 0) throw new AppError("not_found")
  } catch (error) {
    explain(error)
  }
}

/** Removes one's own view. */
export async function removeView(
  { db, organization }: OrganizationContext,
  { viewId }: z.infer<typeof removeViewInput>,
): Promise<void> {
  const views = db.from("saved_views").delete()
  const gone = unwrap(await views.eq("organization_id", organization.id).eq("id", viewId).select("id"))
  if (gone.length === 0) throw new AppError("not_found")
}

/** Makes one's own view the one a list opens with; null takes the default away. */
export async function setDefaultView(
  { db, organization }: OrganizationContext,
  { list, viewId }: z.infer<typeof defaultViewInput>,
): Promise<void> {
  unwrap(
    await db.rpc("set_default_view", {
      p_organization_id: organization.id,
      p_list: list,
      ...(viewId ? { p_view_id: viewId } : {}),
    }),
  )
}
