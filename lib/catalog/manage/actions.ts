"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import {
  addCategory,
  archiveService,
  orderServices,
  removeCategory,
  renameCategory,
  saveService,
} from "./mutations"
import {
  addCategoryInput,
  archiveServiceInput,
  orderServicesInput,
  removeCategoryInput,
  renameCategoryInput,
  serviceInput,
} from "./schema"

/** The storefront shows the catalog too. */
function revalidate(organization: string) {
  revalidatePath(`/dashboard/${organization}`, "layout")
  revalidatePath(`/b/${organization}`, "layout")
}

export const changeService = organizationAction
  .metadata({ name: "catalog.save_service", permission: "services.update" })
  .inputSchema(serviceInput)
  .action(async ({ parsedInput, ctx }) => {
    const service = await saveService(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return service
  })

export const createService = organizationAction
  .metadata({ name: "catalog.save_service", permission: "services.create" })
  .inputSchema(serviceInput)
  .action(async ({ parsedInput, ctx }) => {
    const service = await saveService(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return service
  })

export const arrangeServices = organizationAction
  .metadata({ name: "catalog.order_services", permission: "services.update" })
  .inputSchema(orderServicesInput)
  .action(async ({ parsedInput, ctx }) => {
    await orderServices(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const shelveService = organizationAction
  .metadata({ name: "catalog.archive_service", permission: "services.update" })
  .inputSchema(archiveServiceInput)
  .action(async ({ parsedInput, ctx }) => {
    await archiveService(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const newCategory = organizationAction
  .metadata({ name: "catalog.add_category", permission: "services.create" })
  .inputSchema(addCategoryInput)
  .action(async ({ parsedInput, ctx }) => {
    await addCategory(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const nameCategory = organizationAction
  .metadata({ name: "catalog.rename_category", permission: "services.update" })
  .inputSchema(renameCategoryInput)
  .action(async ({ parsedInput, ctx }) => {
    await renameCategory(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const dropCategory = organizationAction
  .metadata({ name: "catalog.remove_category", permission: "services.delete" })
  .inputSchema(removeCategoryInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeCategory(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })
