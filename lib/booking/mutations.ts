import type { Db } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { OrganizationId } from "@/lib/core/ids"
import type { PlaceBookingInput } from "./schema"
import { type PlacedBooking, placedBooking } from "./types"

/**
 * Places a booking, once for each idempotency key. `db` is the customer's own client, signed in or
 * not. Throws `slot_taken` with the nearest times as its hint, and whatever else the database says no to.
 */
export async function placeBooking(
  db: Db,
  organizationId: OrganizationId,
  {
    customer,
    address,
    items,
    staff_id,
    offer_code,
    notes,
    ...request
  }: Omit<PlaceBookingInput, "organization">,
): Promise<PlacedBooking> {
  const { marketing_consent, ...rest } = request
  const phone = customer.phone.replace(/[\s().-]/g, "").replace(/^0/, "+44")
  const answer = await db.rpc("place_booking", {
    p_organization_id: organizationId,
    p_request: {
      ...rest,
      channel: "storefront",
      items: items.map((item) => ({ ...item, ...(staff_id ? { staff_id } : {}) })),
      staff_id,
      customer: { ...customer, phone, marketing_consent },
      ...(notes ? { notes } : {}),
      ...(offer_code ? { offer_code } : {}),
      ...(address
        ? { pickup_address: { ...address, country: "GB" }, delivery_address: { ...address, country: "GB" } }
        : {}),
    },
  })
  return placedBooking.parse(unwrap(answer))
}
