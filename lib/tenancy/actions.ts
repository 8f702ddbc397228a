"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import { updateGeneralSettings } from "./mutations"
import { generalInput } from "./schema"

export const saveGeneralSettings = organizationAction
  .metadata({ name: "tenancy.update_organization", permission: "organization.update" })
  .inputSchema(generalInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateGeneralSettings(ctx.context, parsedInput)
    revalidatePath(`/dashboard/${parsedInput.organization}`, "layout")
  })
