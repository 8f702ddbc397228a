import { expect, test } from "vitest"
import { tell } from "./timeline-words"

const at = { id: "1", at: "2026-11-21T10:00:00Z", by: null }

test("a booking says what, its number and its price, and leads there", () => {
  const facts = {
    number: "B-000007",
    status: "completed",
    payment_status: "paid",
    total_cents: 4900,
    currency: "GBP",
    what: "Cut",
  }
  expect(tell({ ...at, kind: "booking", facts }, "en-GB")).toEqual({
    title: "Cut",
    detail: "B-000007 · £49.00",
    href: "/bookings/1",
  })
})

test("a change names the fields people speak of, with before and after", () => {
  const change = (old: object, now: object) =>
    tell({ ...at, kind: "change", facts: { action: "update", old: { ...old }, new: { ...now } } }, "en-GB")
  expect(
    change({ lifecycle: "lead", tags: "{}" }, { lifecycle: "booked", tags: '{vip,"two words"}' })?.detail,
  ).toBe("State: Lead → Booked · Tags: nothing → vip, two words")
  expect(change({}, { metadata: "{}" })).toBeNull()
})

test("a payment that was given back in part says so", () => {
  const facts = {
    method: "card",
    amount_cents: 5000,
    refunded_cents: 1000,
    currency: "GBP",
    status: "partially_refunded",
    booking_id: null,
  }
  expect(tell({ ...at, kind: "payment", facts }, "en-GB")?.detail).toContain("£10.00 given back")
})
