"use server"

import { organizationAction } from "@/lib/core/action"
import { changeCustomers } from "./mutations"
import { changeCustomersInput } from "./schema"

export const changeMany = organizationAction
  .metadata({ name: "crm.change_customers", permission: "customers.update" })
  .inputSchema(changeCustomersInput)
  .action(({ parsedInput, ctx }) => changeCustomers(ctx.context, parsedInput))
