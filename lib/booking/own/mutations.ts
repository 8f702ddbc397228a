import { z } from "zod"
import type { CustomerContext, PublicContext } from "@/lib/core/context"
import { AppError, unwrap } from "@/lib/core/errors"
import type { StaffId } from "@/lib/core/ids"
import { findOwnBooking } from "./queries"

const cancelled = z.object({ late: z.boolean(), refund_cents: z.number().nullable() })

async function bookingOf(context: PublicContext, token: string) {
  const found = await findOwnBooking(context, token)
  if (!found) throw new AppError("not_found")
  return found.booking
}

/** Cancels by link; what is given back is the policy's to say. */
export async function cancelOwnBooking(context: PublicContext, token: string, reason: string) {
  const { id } = await bookingOf(context, token)
  const answer = await context.db.rpc("cancel_booking", {
    p_organization_id: context.organization.id,
    p_booking_id: id,
    p_reason: reason,
    p_token: token,
  })
  return cancelled.parse(unwrap(answer))
}

/** Moves a booking to another free time by link. Throws `slot_taken` where someone was quicker. */
export async function rescheduleOwnBooking(
  context: PublicContext,
  token: string,
  to: { starts_at: string; staff_id: StaffId | null },
): Promise<void> {
  const { id } = await bookingOf(context, token)
  unwrap(
    await context.db.rpc("reschedule_booking", {
      p_organization_id: context.organization.id,
      p_booking_id: id,
      p_starts_at: to.starts_at,
      p_token: token,
      ...(to.staff_id ? { p_staff_id: to.staff_id } : {}),
    }),
  )
}

/** Brings in what the person booked as a guest with the same, confirmed address. Answers how many bookings came. */
export async function claimBookings({ db }: CustomerContext): Promise<number> {
  return unwrap(await db.rpc("claim_bookings"))
}
