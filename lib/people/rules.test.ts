import { describe, expect, test } from "vitest"
import { changesAfter, copyDay, nextStretch, weekMinutes, weekOn } from "./rules"

const row = (
  weekday: number,
  starts: string,
  ends: string,
  from: string | null = null,
  until: string | null = null,
) => ({
  weekday,
  starts_at: `${starts}:00`,
  ends_at: `${ends}:00`,
  valid_from: from,
  valid_until: until,
})
const rows = [
  row(2, "13:00", "17:00", null, "2027-01-31"),
  row(1, "09:00", "12:00", null, "2027-01-31"),
  row(1, "10:00", "18:00", "2027-02-01"),
  row(3, "10:00", "18:00", "2027-02-01"),
]

describe("a week", () => {
  test("is the one that holds on the day, in order", () => {
    expect(weekOn(rows, "2027-01-31")).toEqual([
      { weekday: 1, starts: "09:00", ends: "12:00" },
      { weekday: 2, starts: "13:00", ends: "17:00" },
    ])
    expect(weekOn(rows, "2027-02-01").map(({ weekday }) => weekday)).toEqual([1, 3])
  })
  test("changes on the days to come", () => {
    expect(changesAfter(rows, "2027-01-10")).toEqual(["2027-02-01"])
    expect(changesAfter(rows, "2027-02-01")).toEqual([])
  })
  test("is as long as its stretches", () => {
    expect(weekMinutes(weekOn(rows, "2027-01-10"))).toBe(7 * 60)
  })
  test("gets one day's hours on others, in place of theirs", () => {
    const week = copyDay(weekOn(rows, "2027-01-10"), 1, [1, 2, 5])
    expect(week).toEqual([1, 2, 5].map((weekday) => ({ weekday, starts: "09:00", ends: "12:00" })))
  })
})

test("a day is begun at nine and goes on after a break", () => {
  expect(nextStretch([], 4)).toEqual({ weekday: 4, starts: "09:00", ends: "17:00" })
  expect(nextStretch([{ weekday: 4, starts: "09:00", ends: "12:30" }], 4)).toEqual({
    weekday: 4,
    starts: "13:30",
    ends: "15:30",
  })
  expect(nextStretch([{ weekday: 4, starts: "09:00", ends: "23:30" }], 4).ends).toBe("24:00")
})
