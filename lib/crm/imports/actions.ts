"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import { beginImport, stageRows, startImport, undoImport } from "./mutations"
import { beginImportInput, importInput, stageRowsInput } from "./schema"

export const begin = organizationAction
  .metadata({ name: "crm.begin_import", permission: "customers.create" })
  .inputSchema(beginImportInput)
  .action(({ parsedInput, ctx }) => beginImport(ctx.context, parsedInput))

export const stage = organizationAction
  .metadata({ name: "crm.stage_import", permission: "customers.create" })
  .inputSchema(stageRowsInput)
  .action(({ parsedInput, ctx }) => stageRows(ctx.context, parsedInput))

export const start = organizationAction
  .metadata({ name: "crm.start_import", permission: "customers.create" })
  .inputSchema(importInput)
  .action(({ parsedInput, ctx }) => startImport(ctx.context, parsedInput.importId))

export const takeBack = organizationAction
  .metadata({ name: "crm.undo_import", permission: "customers.update" })
  .inputSchema(importInput)
  .action(async ({ parsedInput, ctx }) => {
    const kept = await undoImport(ctx.context, parsedInput.importId)
    revalidatePath(`/dashboard/${parsedInput.organization}/customers`, "layout")
    return kept
  })
