"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import { changeView, removeView, saveView, setDefaultView } from "./mutations"
import { changeViewInput, defaultViewInput, removeViewInput, saveViewInput } from "./schema"

const revalidate = (organization: string) => revalidatePath(`/dashboard/${organization}`, "layout")

export const save = organizationAction
  .metadata({ name: "booking.save_view", permission: "organization.read" })
  .inputSchema(saveViewInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveView(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const change = organizationAction
  .metadata({ name: "booking.change_view", permission: "organization.read" })
  .inputSchema(changeViewInput)
  .action(async ({ parsedInput, ctx }) => {
    await changeView(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const remove = organizationAction
  .metadata({ name: "booking.remove_view", permission: "organization.read" })
  .inputSchema(removeViewInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeView(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const setDefault = organizationAction
  .metadata({ name: "booking.set_default_view", permission: "organization.read" })
  .inputSchema(defaultViewInput)
  .action(async ({ parsedInput, ctx }) => {
    await setDefaultView(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })
