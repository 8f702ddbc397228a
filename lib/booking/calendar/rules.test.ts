import { describe, expect, test } from "vitest"
import {
  clock,
  clockChange,
  daysBetween,
  fromLocal,
  placeQuery,
  readPlace,
  snap,
  stepDate,
  toLocal,
  viewDays,
} from "./rules"

const london = "Europe/London"
const spring = "2027-03-28"
const autumn = "2027-10-31"
const iso = (day: string, minute: number, zone = london) =>
  new Date(fromLocal({ day, minute }, zone)).toISOString()

describe("the wall clock", () => {
  test("goes there and back on every quarter of an hour of a year, but where the clocks skip", () => {
    for (const zone of [london, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]) {
      for (let day = 0; day < 365; day++) {
        const date = new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10)
        const skipped = clockChange(date, zone)
        for (let minute = 0; minute < 1440; minute += 15) {
          if (skipped?.kind === "skipped" && minute >= skipped.from && minute < skipped.until) continue
          const back = toLocal(fromLocal({ day: date, minute }, zone), zone)
          if (back.day !== date || back.minute !== minute) expect.fail(`${zone} ${date} ${minute}`)
        }
      }
    }
  })

  test("skips an hour in March: what would lie in it is read an hour later", () => {
    expect(iso(spring, 59)).toBe("2027-03-28T00:59:00.000Z")
    expect(iso(spring, 90)).toBe("2027-03-28T01:30:00.000Z")
    expect(toLocal(Date.parse("2027-03-28T01:30:00Z"), london)).toEqual({ day: spring, minute: 150 })
    expect(iso(spring, 9 * 60)).toBe("2027-03-28T08:00:00.000Z")
    expect(clockChange(spring, london)).toEqual({ kind: "skipped", from: 60, until: 120 })
  })

  test("shows an hour twice in October: the first is meant", () => {
    expect(iso(autumn, 90)).toBe("2027-10-31T00:30:00.000Z")
    expect(toLocal(Date.parse("2027-10-31T01:30:00Z"), london)).toEqual({ day: autumn, minute: 90 })
    expect(iso(autumn, 9 * 60)).toBe("2027-10-31T09:00:00.000Z")
    expect(clockChange(autumn, london)).toEqual({ kind: "repeated", from: 60, until: 120 })
  })

  test("changes on no other day, and by half an hour on Lord Howe", () => {
    expect(clockChange("2027-03-27", london)).toBeNull()
    expect(clockChange("2027-03-28", "UTC")).toBeNull()
    expect(clockChange("2027-10-03", "Australia/Lord_Howe")).toEqual({
      kind: "skipped",
      from: 120,
      until: 150,
    })
  })

  test("takes minutes before and after the day", () => {
    expect(iso(spring, -30)).toBe("2027-03-27T23:30:00.000Z")
    expect(iso(spring, 1440)).toBe("2027-03-28T23:00:00.000Z")
  })

  test("reads as people write it", () => {
    expect([0, 545, 1439, 1440, 1500].map(clock)).toEqual(["00:00", "09:05", "23:59", "24:00", "01:00"])
  })
})

describe("the views", () => {
  test("show their days; a week begins on Monday, on a Sunday too", () => {
    expect(viewDays("day", "2026-11-21")).toEqual(["2026-11-21"])
    expect(viewDays("three", "2026-11-29")).toEqual(["2026-11-29", "2026-11-30", "2026-12-01"])
    expect(viewDays("week", "2026-11-22")[0]).toBe("2026-11-16")
    expect(viewDays("week", "2026-11-16")).toHaveLength(7)
    expect(viewDays("agenda", "2026-11-21").at(-1)).toBe("2026-12-04")
  })

  test("step by what they show", () => {
    expect(stepDate("day", "2027-03-28", 1)).toBe("2027-03-29")
    expect(stepDate("three", "2026-11-21", -1)).toBe("2026-11-18")
    expect(stepDate("week", "2026-12-28", 1)).toBe("2027-01-04")
    expect(daysBetween("2027-03-27", "2027-03-29")).toBe(2)
  })

  test("snap to the nearest step", () => {
    expect([snap(607, 15), snap(608, 15), snap(607, 5), snap(-8, 15)]).toEqual([600, 615, 605, -15])
  })
})

describe("a place", () => {
  const today = "2026-11-21"
  const read = (query: string) => {
    const params = new URLSearchParams(query)
    return readPlace((name) => params.get(name), today)
  }
  const id = "0193c8a2-1111-7000-8000-000000000001"

  test("is read from its address and written back the same", () => {
    const query = `view=week&date=2026-12-01&staff=${id}&person=${id}&hours=all&snap=5&open=${id}`
    expect(placeQuery(read(query), today)).toBe(query)
    expect(placeQuery(read(""), today)).toBe("")
  })

  test("is today's day where the address makes no sense", () => {
    expect(read("view=year&date=2026-13-45&staff=me&open=%3Cb%3E&snap=7")).toEqual({
      view: "day",
      date: today,
      staff: null,
      person: null,
      whole: false,
      grain: 15,
      open: null,
    })
  })
})
