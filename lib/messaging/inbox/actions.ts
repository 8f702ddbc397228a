"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import { markRead } from "./mutations"
import { markReadInput } from "./schema"

export const markNoticeRead = organizationAction
  .metadata({ name: "messaging.mark_read", permission: "organization.read" })
  .inputSchema(markReadInput)
  .action(async ({ parsedInput, ctx }) => {
    await markRead(ctx.context, parsedInput.noticeId, new Date())
    revalidatePath(`/dashboard/${parsedInput.organization}`, "layout")
  })
