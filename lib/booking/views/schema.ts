import { z } from "zod"
import { organizationSlug } from "@/lib/core/ids"

export const viewLists = ["bookings", "customers"] as const
export type ViewList = (typeof viewLists)[number]

const organization = organizationSlug
const list = z.enum(viewLists)
const viewId = z.guid()
const name = z.string().trim().min(1, "Give the view a name.").max(60, "Keep it under 60 characters.")

export const saveViewInput = z.object({
  organization,
  list,
  name,
  query: z.string().max(2000),
  isShared: z.boolean(),
})
export const changeViewInput = z.object({ organization, viewId, name, isShared: z.boolean() })
export const removeViewInput = z.object({ organization, viewId })
export const defaultViewInput = z.object({ organization, list, viewId: viewId.nullable() })
