import type { CustomerContext, PublicContext } from "@/lib/core/context"
import { AppError, unwrap } from "@/lib/core/errors"
import type { BookingId } from "@/lib/core/ids"
import {
  type MyBooking,
  type MyBookingKey,
  myBooking,
  myBookingKey,
  type OwnBooking,
  ownBooking,
} from "./types"

/** The booking behind a private link at this business; null where the link leads nowhere. */
export async function findOwnBooking(
  { db, organization }: PublicContext,
  token: string,
): Promise<OwnBooking | null> {
  try {
    const found = ownBooking.parse(unwrap(await db.rpc("booking_by_token", { p_token: token })))
    return found.organization.id === organization.id ? found : null
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null
    throw error
  }
}

/** Past ones come a page at a time; those to come all at once, as many as the database gives. */
const pageSize = { past: 20, next: 99 }

/** A place in a list of bookings: the one it goes on after. */
export interface AfterBooking {
  start: string
  id: string
}

/** The person's bookings at every business: those to come, the nearest first, or those that are over. */
export async function listMyBookings(
  { db }: CustomerContext,
  when: "next" | "past",
  after: AfterBooking | null,
): Promise<{ bookings: MyBooking[]; more: AfterBooking | null }> {
  const answer = await db.rpc("my_bookings", {
    p_when: when,
    p_limit: pageSize[when] + 1,
    ...(after ? { p_after_start: after.start, p_after_id: after.id } : {}),
  })
  const found = myBooking.array().parse(unwrap(answer))
  const bookings = found.slice(0, pageSize[when])
  const last = bookings.at(-1)
  return {
    bookings,
    more: found.length > pageSize[when] && last ? { start: last.starts_at, id: last.id } : null,
  }
}

/** How one of the person's own bookings is opened; null where it isn't theirs. */
export async function findMyBooking({ db }: CustomerContext, id: BookingId): Promise<MyBookingKey | null> {
  try {
    return myBookingKey.parse(unwrap(await db.rpc("my_booking", { p_booking_id: id })))
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null
    throw error
  }
}
