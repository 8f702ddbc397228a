"use server"

import { publicAction } from "@/lib/core/action"
import { anonymousClient } from "@/lib/core/supabase-server"
import { systemContext } from "@/lib/core/system"
import { startCheckout } from "./mutations"
import { startCheckoutSchema } from "./schema"

/** Opens the payment page of a booking for whoever holds its link; answers where to go. */
export const startCheckoutAction = publicAction
  .metadata({ name: "payments.start_checkout" })
  .inputSchema(startCheckoutSchema)
  .action(async ({ parsedInput }) => ({
    url: await startCheckout(systemContext(), await anonymousClient(), parsedInput.token),
  }))
