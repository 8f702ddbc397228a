import { describe, expect, test } from "vitest"
import { bookingId, organizationId } from "@/lib/core/ids"
import { cancelConsequence, eventWords, standing } from "./rules"
import type { OwnBooking } from "./types"

const id = "00000000-0000-7000-8000-000000000001"
function booking(changes: Partial<OwnBooking["booking"]>): OwnBooking {
  return {
    booking: {
      id: bookingId.parse(id),
      number: "B-000001",
      kind: "appointment",
      status: "confirmed",
      payment_status: "unpaid",
      payment_method: "card",
      starts_at: "2027-01-10T10:00:00Z",
      ends_at: "2027-01-10T11:00:00Z",
      pickup_address: null,
      delivery_from: null,
      delivery_until: null,
      notes: null,
      subtotal_cents: 4800,
      discount_cents: 0,
      tax_cents: 800,
      tip_cents: 0,
      total_cents: 4800,
      paid_cents: 0,
      refunded_cents: 0,
      due_now_cents: 0,
      currency: "GBP",
      hold_expires_at: null,
      policy: { free_hours: 24, fees: [] },
      fee_cents: 0,
      owed_fee_cents: 0,
      cancel_reason: null,
      created_at: "2027-01-01T10:00:00Z",
      ...changes,
    },
    customer: { full_name: "Robin", email: null },
    items: [],
    appointment: null,
    organization: {
      id: organizationId.parse(id),
      name: "Glow",
      slug: "glow",
      timezone: "Europe/London",
      contact_email: null,
      phone: null,
      address_line1: null,
      city: null,
      postcode: null,
    },
    events: [],
    may_cancel: true,
    may_reschedule: true,
    cancel_until: "2027-01-09T10:00:00Z",
    cancel_cost: { fee_cents: 0, refund_cents: 0, owed_cents: 0 },
  }
}

describe("how a booking stands", () => {
  const held = booking({ status: "pending", hold_expires_at: "2027-01-01T10:15:00Z" })
  test("an unpaid hold says so until its time runs out", () => {
    expect(standing(held, new Date("2027-01-01T10:14:59Z")).title).toBe("Held for you until it is paid")
    expect(standing(held, new Date("2027-01-01T10:15:01Z")).title).toBe("The time to pay has run out")
  })
  test("without a hold it waits for the business", () => {
    expect(standing(booking({ status: "pending" }), new Date()).title).toBe("Waiting to be confirmed")
  })
})

test.each([
  [0, 0, 0, "It costs nothing."],
  [0, 4800, 0, "You get the £48.00 you paid back."],
  [4800, 0, 0, "Cancelling now costs £48.00. It is taken from what you paid."],
  [1200, 3600, 0, "Cancelling now costs £12.00. You get £36.00 of what you paid back."],
  [1200, 0, 1200, "Cancelling now costs £12.00. Glow will ask you for £12.00."],
])("cancelling for %i, with %i back and %i owed, says so", (fee_cents, refund_cents, owed_cents, words) => {
  expect(cancelConsequence({ ...booking({}), cancel_cost: { fee_cents, refund_cents, owed_cents } })).toBe(
    words,
  )
})

test("the timeline names amounts, and is silent about what has no word", () => {
  const zone = { currency: "GBP", timezone: "Europe/London" }
  const at = { created_at: "2027-01-01T10:00:00Z" }
  expect(
    eventWords({ event_type: "payment_received", event_data: { amount_cents: 4800 }, ...at }, zone),
  ).toBe("Paid · £48.00")
  expect(eventWords({ event_type: "placed", event_data: {}, ...at }, zone)).toBe("You booked")
  expect(eventWords({ event_type: "internal_thing", event_data: {}, ...at }, zone)).toBeNull()
})
