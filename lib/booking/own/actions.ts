"use server"

import { revalidatePath } from "next/cache"
import { publicAction } from "@/lib/core/action"
import { AppError } from "@/lib/core/errors"
import { findStorefront } from "@/lib/core/session"
import { cancelOwnBooking, rescheduleOwnBooking } from "./mutations"
import { cancelInput, rescheduleInput } from "./schema"

/** Cancels a booking for whoever holds its link. */
export const cancelByLink = publicAction
  .metadata({ name: "booking.cancel_booking" })
  .inputSchema(cancelInput)
  .action(async ({ parsedInput: { organization, token, reason } }) => {
    const context = await findStorefront(organization)
    if (!context) throw new AppError("not_found")
    const outcome = await cancelOwnBooking(context, token, reason)
    revalidatePath(`/b/${organization}/bookings/${token}`)
    return outcome
  })

/** Moves a booking for whoever holds its link. */
export const rescheduleByLink = publicAction
  .metadata({ name: "booking.reschedule_booking" })
  .inputSchema(rescheduleInput)
  .action(async ({ parsedInput: { organization, token, ...to } }) => {
    const context = await findStorefront(organization)
    if (!context) throw new AppError("not_found")
    await rescheduleOwnBooking(context, token, to)
    revalidatePath(`/b/${organization}/bookings/${token}`)
  })
