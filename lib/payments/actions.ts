"use server"

import { revalidatePath } from "next/cache"
import { organizationAction, publicAction } from "@/lib/core/action"
import { anonymousClient } from "@/lib/core/supabase-server"
import { systemContext } from "@/lib/core/system"
import { recordPayment, requestRefund, startCheckout } from "./mutations"
import { recordPaymentSchema, requestRefundSchema, startCheckoutSchema } from "./schema"

/** Opens the payment page of a booking for whoever holds its link; answers where to go. */
export const startCheckoutAction = publicAction
  .metadata({ name: "payments.start_checkout" })
  .inputSchema(startCheckoutSchema)
  .action(async ({ parsedInput }) => ({
    url: await startCheckout(systemContext(), await anonymousClient(), parsedInput.token),
  }))

/** Takes cash or a bank transfer for a booking. */
export const recordPaymentAction = organizationAction
  .metadata({ name: "payments.record_payment", permission: "payments.create" })
  .inputSchema(recordPaymentSchema)
  .action(async ({ parsedInput, ctx }) => {
    await recordPayment(ctx.context, parsedInput)
    revalidatePath(`/dashboard/${ctx.context.organization.slug}`, "layout")
  })

/** Gives money back. */
export const requestRefundAction = organizationAction
  .metadata({ name: "payments.request_refund", permission: "payments.approve" })
  .inputSchema(requestRefundSchema)
  .action(async ({ parsedInput, ctx }) => {
    await requestRefund(ctx.context, parsedInput)
    revalidatePath(`/dashboard/${ctx.context.organization.slug}`, "layout")
  })
