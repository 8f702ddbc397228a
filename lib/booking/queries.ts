import { z } from "zod"
import type { PublicContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { QuoteInput } from "./schema"
import { type Quote, quote, type Slot, slot } from "./types"

/** Free starts of a service on the days from `from` to `to`, in the organization's time zone. */
export async function listSlots(
  { db, organization }: PublicContext,
  wanted: { serviceId: string; staffId: string | null; optionIds: string[]; from: string; to: string },
): Promise<Slot[]> {
  const answer = await db.rpc("available_slots", {
    p_organization_id: organization.id,
    p_service_id: wanted.serviceId,
    p_from: wanted.from,
    p_to: wanted.to,
    p_option_ids: wanted.optionIds,
    ...(wanted.staffId ? { p_staff_id: wanted.staffId } : {}),
  })
  return z.array(slot).parse(unwrap(answer))
}

/** What a choice costs. Throws what is wrong with it, such as `offer_invalid`. */
export async function getQuote(
  { db, organization }: PublicContext,
  { items, staff_id, starts_at, offer_code }: Omit<QuoteInput, "organization">,
): Promise<Quote> {
  const answer = await db.rpc("quote_booking", {
    p_organization_id: organization.id,
    p_request: {
      items: items.map((item) => ({ ...item, ...(staff_id ? { staff_id } : {}) })),
      ...(starts_at ? { starts_at } : {}),
      ...(offer_code ? { offer_code } : {}),
    },
  })
  return quote.parse(unwrap(answer))
}
