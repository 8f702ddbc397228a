import { describe, expect, test } from "vitest"
import { headerText, isPastTrying, senderOf, staleReason } from "./rules"

const now = new Date("2026-11-20T12:00:00Z")
const told = { status: "confirmed", starts_at: "2026-11-21T10:00:00+00:00" }
const confirmed = { status: "confirmed", startsAt: "2026-11-21T10:00:00Z" }
const cancelled = { ...confirmed, status: "cancelled" }
const moved = { ...confirmed, startsAt: "2026-11-22T10:00:00Z" }

describe("a mail that waited out an outage", () => {
  test.each(["booking_placed", "booking_status", "booking_notice"])(
    "%s goes out while it is true",
    (template) => {
      expect(staleReason(template, told, confirmed, now)).toBeNull()
    },
  )

  test.each([
    ["booking_placed", cancelled],
    ["booking_placed", moved],
    ["booking_placed", null],
    ["booking_notice", cancelled],
    ["booking_status", cancelled],
    ["booking_status", moved],
    ["booking_cancelled", confirmed],
  ])("%s doesn't once things stand otherwise", (template, present) => {
    expect(staleReason(template, told, present, now)).toMatch(/\w/)
  })

  test("money that moved stays true whatever became of the booking", () => {
    expect(staleReason("payment_received", told, cancelled, now)).toBeNull()
    expect(staleReason("refund_sent", told, null, now)).toBeNull()
  })

  test("is given up after a day, not before", () => {
    expect(isPastTrying("2026-11-19T12:00:01Z", now)).toBe(false)
    expect(isPastTrying("2026-11-19T11:59:59Z", now)).toBe(true)
  })
})

describe("a mail's headers", () => {
  test("can't be split by a name", () => {
    const name = 'Evil"\r\nBcc: all@example.com\u2028<x@evil.example>'
    expect(headerText(name)).toBe("Evil Bcc: all@example.com x@evil.example")
    expect(senderOf(name, "Tenantry <hello@tenantry.demo>")).toMatch(/^"[^"<>\r\n]*" <hello@tenantry\.demo>$/)
  })
})
