"use server"

import { revalidatePath } from "next/cache"
import { platformAction } from "@/lib/core/action"
import { restoreOrganization, suspendOrganization } from "./mutations"
import { restoreInput, suspendInput } from "./schema"

export const suspend = platformAction
  .metadata({ name: "platform.suspend_organization" })
  .inputSchema(suspendInput)
  .action(async ({ parsedInput, ctx }) => {
    await suspendOrganization(ctx.context, parsedInput)
    revalidatePath("/admin", "layout")
  })

export const restore = platformAction
  .metadata({ name: "platform.restore_organization" })
  .inputSchema(restoreInput)
  .action(async ({ parsedInput, ctx }) => {
    await restoreOrganization(ctx.context, parsedInput)
    revalidatePath("/admin", "layout")
  })
