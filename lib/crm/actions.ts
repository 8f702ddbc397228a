"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import { addCustomerNote, createCustomer, updateCustomer } from "./mutations"
import { createCustomerInput, customerNoteInput, updateCustomerInput } from "./schema"

const revalidate = (organization: string) => revalidatePath(`/dashboard/${organization}/customers`, "layout")

export const saveCustomer = organizationAction
  .metadata({ name: "crm.update_customer", permission: "customers.update" })
  .inputSchema(updateCustomerInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateCustomer(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const addCustomer = organizationAction
  .metadata({ name: "crm.create_customer", permission: "customers.create" })
  .inputSchema(createCustomerInput)
  .action(async ({ parsedInput, ctx }) => {
    const customer = await createCustomer(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return customer
  })

export const addNoteToCustomer = organizationAction
  .metadata({ name: "crm.add_note", permission: "customers.update" })
  .inputSchema(customerNoteInput)
  .action(async ({ parsedInput, ctx }) => {
    await addCustomerNote(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })
