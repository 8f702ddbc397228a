import { expect, test } from "vitest"
import type { Recurring } from "../types.ts"
import { after, periodEnd } from "./periods.ts"

const at = (text: string) => Date.parse(text) / 1000
const each = (interval: Recurring["interval"], count = 1): Recurring => ({
  interval,
  interval_count: count,
  meter: null,
  usage_type: "licensed",
  trial_period_days: null,
})

test("a month from the 31st ends on the last day there is, and comes back to the 31st", () => {
  const anchor = at("2027-01-31T12:00:00Z")
  expect(after(anchor, each("month"), 1)).toBe(at("2027-02-28T12:00:00Z"))
  expect(after(anchor, each("month"), 2)).toBe(at("2027-03-31T12:00:00Z"))
})

test("a year from a leap day ends on 28 February", () => {
  expect(after(at("2028-02-29T00:00:00Z"), each("year"), 1)).toBe(at("2029-02-28T00:00:00Z"))
})

test("a period ends after the moment it is asked for", () => {
  const anchor = at("2027-01-10T00:00:00Z")
  expect(periodEnd(anchor, each("month"), anchor)).toBe(at("2027-02-10T00:00:00Z"))
  expect(periodEnd(anchor, each("month", 3), at("2027-04-10T00:00:00Z"))).toBe(at("2027-07-10T00:00:00Z"))
})
