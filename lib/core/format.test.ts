import { describe, expect, test } from "vitest"
import * as format from "./format"

const now = new Date("2026-11-20T12:00:00Z")
const london = "Europe/London"

describe("money", () => {
  test.each([
    [123456, "GBP", "£1,234.56"],
    [-500, "GBP", "−£5.00"],
    [1500, "JPY", "JP¥1,500"],
    [0, "EUR", "€0.00"],
  ])("%i %s reads %s", (cents, currency, text) => {
    expect(format.formatMoney(cents, currency)).toBe(text)
  })
})

describe("time", () => {
  test("is the organization's, not the server's", () => {
    expect(format.formatTime("2026-07-01T12:00:00Z", london)).toBe("13:00")
    expect(format.formatTime("2026-12-01T12:00:00Z", london)).toBe("12:00")
  })

  test("says today and tomorrow by the organization's calendar", () => {
    expect(format.formatWhen("2026-11-20T20:00:00Z", london, now)).toBe("Today 20:00")
    expect(format.formatWhen("2026-11-20T20:00:00Z", "Asia/Tokyo", now)).toBe("Tomorrow 05:00")
    expect(format.formatDay("2026-11-19T09:00:00Z", london, now)).toBe("Yesterday")
    expect(format.formatDay("2026-11-27T09:00:00Z", london, now)).toBe("Friday 27 November")
    expect(format.formatDay("2027-01-02T09:00:00Z", london, now)).toBe("Sat 2 Jan 2027")
  })

  test("midnight and clock changes are told as clocks show them", () => {
    expect(format.formatTime("2026-11-20T00:00:00Z", london)).toBe("00:00")
    expect(format.formatDateTime("2027-03-28T01:00:00Z", london)).toBe("28 Mar 2027, 02:00")
    expect(format.formatDateTime("2026-09-05T07:05:00Z", "America/New_York")).toBe("5 Sep 2026, 03:05")
  })

  test("lengths and counts", () => {
    expect([45, 60, 90].map(format.formatDuration)).toEqual(["45 min", "1 h", "1 h 30 min"])
    expect([format.plural(1, "booking"), format.plural(2500, "booking")]).toEqual([
      "1 booking",
      "2,500 bookings",
    ])
  })
})
