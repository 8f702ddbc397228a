"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import { recordPayment, requestRefund } from "./mutations"
import { refundInput, takePaymentInput } from "./schema"

export const takePayment = organizationAction
  .metadata({ name: "payments.record_payment", permission: "payments.create" })
  .inputSchema(takePaymentInput)
  .action(async ({ parsedInput, ctx }) => {
    await recordPayment(ctx.context, parsedInput)
    revalidatePath(`/dashboard/${parsedInput.organization}`, "layout")
  })

export const refundPayment = organizationAction
  .metadata({ name: "payments.request_refund", permission: "payments.approve" })
  .inputSchema(refundInput)
  .action(async ({ parsedInput, ctx }) => {
    const refund = await requestRefund(ctx.context, parsedInput)
    revalidatePath(`/dashboard/${parsedInput.organization}`, "layout")
    return refund
  })
