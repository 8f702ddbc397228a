"use server"

import { publicAction } from "@/lib/core/action"
import { AppError } from "@/lib/core/errors"
import { findStorefront } from "@/lib/core/session"
import { anonymousClient, findSession, userClient } from "@/lib/core/supabase-server"
import { placeBooking } from "./mutations"
import { getQuote } from "./queries"
import { placeBookingInput, quoteInput } from "./schema"

/** What a choice costs, with an offer code where one was typed. */
export const quoteBooking = publicAction
  .metadata({ name: "booking.quote_booking" })
  .inputSchema(quoteInput)
  .action(async ({ parsedInput: { organization, ...choice } }) => {
    const context = await findStorefront(organization)
    if (!context) throw new AppError("not_found")
    return getQuote(context, choice)
  })

/** Places a booking for whoever is at the storefront, in their own name where they are signed in. */
export const placeStorefrontBooking = publicAction
  .metadata({ name: "booking.place_booking", limit: { attempts: 30, windowSeconds: 60, blockSeconds: 60 } })
  .inputSchema(placeBookingInput)
  .action(async ({ parsedInput: { organization, ...request } }) => {
    const context = await findStorefront(organization)
    if (!context) throw new AppError("not_found")
    const { id } = context.organization
    const session = await findSession()
    const placed = await placeBooking(
      session ? await userClient(session, id) : await anonymousClient(id),
      id,
      request,
    )
    return { token: placed.public_token, number: placed.number, dueNowCents: placed.due_now_cents }
  })
