"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import { mergeCustomers } from "./mutations"
import { mergeInput } from "./schema"

export const merge = organizationAction
  .metadata({ name: "crm.merge_customers", permission: "customers.delete" })
  .inputSchema(mergeInput)
  .action(async ({ parsedInput, ctx }) => {
    await mergeCustomers(ctx.context, parsedInput)
    revalidatePath(`/dashboard/${parsedInput.organization}`, "layout")
  })
