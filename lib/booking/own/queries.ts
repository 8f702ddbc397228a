import type { PublicContext } from "@/lib/core/context"
import { AppError, unwrap } from "@/lib/core/errors"
import { type OwnBooking, ownBooking } from "./types"

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
