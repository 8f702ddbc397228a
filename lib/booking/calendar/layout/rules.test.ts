import { describe, expect, test } from "vitest"
import type { CalendarAppointment } from "../types"
import {
  closedBetween,
  hoursShown,
  inLanes,
  merged,
  nobody,
  onDay,
  openOn,
  toEntries,
  toSegments,
} from "./rules"

const london = "Europe/London"
const day = "2026-11-24"
const now = Date.parse("2026-11-20T09:00:00Z")

let count = 0
function appointment(
  from: string,
  until: string,
  more: Partial<CalendarAppointment> = {},
): CalendarAppointment {
  count += 1
  const id = `a${String(count).padStart(4, "0")}`
  return {
    id,
    booking_id: `b-${id}`,
    service_id: "cut",
    staff_id: "maya",
    starts_at: from,
    ends_at: until,
    blocked_from: from,
    blocked_until: until,
    status: "confirmed",
    hold_expires_at: null,
    updated_at: "2026-11-20T08:00:00+00:00",
    service: { name: "Haircut", kind: "appointment", capacity: 1 },
    booking: {
      number: "B-000001",
      status: "confirmed",
      payment_status: "unpaid",
      notes: null,
      currency: "GBP",
      customer: { id: "c", full_name: "Gale Guest", phone: null },
    },
    ...more,
  }
}
const at = (time: string, on = day) => `${on}T${time}:00+00:00`
const yoga = (more: Partial<CalendarAppointment> = {}) =>
  appointment(at("18:00"), at("19:00"), {
    service_id: "yoga",
    service: { name: "Yoga", kind: "class", capacity: 8 },
    ...more,
  })

describe("lanes", () => {
  const lanes = (...stretches: [number, number][]) =>
    inLanes(stretches.map(([from, until]) => ({ from, until }))).map(({ from, lane, lanes: all }) => [
      from,
      lane,
      all,
    ])

  test("are one where nothing overlaps, touching included", () => {
    expect(lanes([540, 600], [600, 660])).toEqual([
      [540, 0, 1],
      [600, 0, 1],
    ])
  })

  test("keep a cluster apart and reuse what is free again; the next cluster has the whole width", () => {
    expect(lanes([540, 600], [570, 660], [600, 720], [720, 780])).toEqual([
      [540, 0, 2],
      [570, 1, 2],
      [600, 0, 2],
      [720, 0, 1],
    ])
  })

  test("put the longer of two with one begin first", () => {
    expect(
      inLanes([
        { from: 540, until: 600 },
        { from: 540, until: 700 },
      ]).map(({ until }) => until),
    ).toEqual([700, 600])
  })

  test("give very short ones the room their words need", () => {
    expect(lanes([540, 545], [550, 560]).map(([, lane]) => lane)).toEqual([0, 1])
  })

  test("never let two of a thousand overlap in one lane", () => {
    const stretches = Array.from({ length: 1000 }, (_, n) => {
      const from = (n * 7919) % 1380
      return { from, until: from + 15 + ((n * 104_729) % 90) }
    })
    const placed = inLanes(stretches)
    expect(placed).toHaveLength(1000)
    for (const a of placed)
      for (const b of placed)
        if (a !== b && a.lane === b.lane && a.from < b.until && b.from < a.until) expect.fail("two overlap")
    expect(placed.every(({ lane, lanes: all }) => lane < all)).toBe(true)
  })
})

describe("blocks", () => {
  test("show a class once with its seats, and move it by its latest change", () => {
    const [entry] = toEntries(
      [
        yoga(),
        yoga({ updated_at: "2026-11-20T08:30:00.12+00:00" }),
        yoga({ updated_at: "2026-11-20T08:30:00+00:00" }),
      ],
      now,
    )
    expect(entry).toMatchObject({
      title: "Yoga",
      seats: { taken: 3, capacity: 8 },
      expected: "2026-11-20T08:30:00.12+00:00",
      movable: true,
    })
  })

  test("keep two classes at one time by two people apart", () => {
    expect(toEntries([yoga(), yoga({ staff_id: "noor" })], now)).toHaveLength(2)
  })

  test("leave out holds that ran out, and mark those that live", () => {
    const held = { status: "held", hold_expires_at: "2026-11-20T09:10:00Z" } as const
    expect(toEntries([appointment(at("10:00"), at("11:00"), held)], now)[0]?.held).toBe(true)
    expect(toEntries([appointment(at("10:00"), at("11:00"), held)], now + 3_600_000)).toEqual([])
  })

  test("can't be moved once they are over, nor collection rounds ever", () => {
    const done = appointment(at("10:00"), at("11:00"), { status: "done" })
    const round = appointment(at("10:00"), at("12:00"), {
      staff_id: null,
      service: { name: "Wash", kind: "pickup_delivery", capacity: 10 },
    })
    expect(toEntries([done, round], now).map(({ movable }) => movable)).toEqual([false, false])
  })

  test("stand in the column of their person, what belongs to nobody in its own", () => {
    const known = new Set(["maya", "noor"])
    const columns = ["maya", "noor", nobody].map((staffId) => ({ key: staffId, day, staffId }))
    const entries = toEntries(
      [
        appointment(at("10:00"), at("11:00")),
        yoga({ staff_id: "noor" }),
        appointment(at("10:00"), at("12:00"), { staff_id: null }),
      ],
      now,
    )
    const segments = toSegments(entries, columns, known, london)
    expect(columns.map(({ key }) => segments.get(key)?.length)).toEqual([1, 1, 1])
  })
})

describe("the part of a stretch on a day", () => {
  const part = (from: string, until: string, on: string) =>
    onDay(Date.parse(from), Date.parse(until), on, london)

  test("ends and begins at midnight", () => {
    expect(part("2026-11-24T22:00:00Z", "2026-11-25T01:00:00Z", "2026-11-24")).toEqual({
      from: 1320,
      until: 1440,
    })
    expect(part("2026-11-24T22:00:00Z", "2026-11-25T01:00:00Z", "2026-11-25")).toEqual({ from: 0, until: 60 })
    expect(part("2026-11-24T22:00:00Z", "2026-11-25T00:00:00Z", "2026-11-25")).toBeNull()
    expect(part("2026-11-24T22:00:00Z", "2026-11-25T00:00:00Z", "2026-11-26")).toBeNull()
  })

  test("is drawn by the wall clock when it changes", () => {
    expect(part("2027-03-28T00:30:00Z", "2027-03-28T02:00:00Z", "2027-03-28")).toEqual({
      from: 30,
      until: 180,
    })
    expect(part("2027-03-28T08:00:00Z", "2027-03-28T09:00:00Z", "2027-03-28")).toEqual({
      from: 540,
      until: 600,
    })
    expect(part("2027-10-31T00:30:00Z", "2027-10-31T02:00:00Z", "2027-10-31")).toEqual({
      from: 90,
      until: 120,
    })
  })

  test("has its true length where the end would show an earlier time than the begin", () => {
    expect(part("2027-10-31T00:45:00Z", "2027-10-31T01:15:00Z", "2027-10-31")).toEqual({
      from: 105,
      until: 135,
    })
  })
})

describe("hours", () => {
  const hours = [
    {
      staff_id: "maya",
      weekday: 2,
      starts_at: "09:00:00",
      ends_at: "13:00:00",
      valid_from: null,
      valid_until: null,
    },
    {
      staff_id: "maya",
      weekday: 2,
      starts_at: "14:00:00",
      ends_at: "24:00:00",
      valid_from: null,
      valid_until: "2026-11-24",
    },
    {
      staff_id: "noor",
      weekday: 2,
      starts_at: "12:00:00",
      ends_at: "15:00:00",
      valid_from: "2026-12-01",
      valid_until: null,
    },
  ]
  const open = (on: string, ...who: string[]) => openOn(on, new Set(who), { hours, closures: [] })

  test("are those of the weekday while they are valid, joined over people", () => {
    expect(open(day, "maya")).toEqual([
      { from: 540, until: 780 },
      { from: 840, until: 1440 },
    ])
    expect(open("2026-12-01", "maya", "noor")).toEqual([{ from: 540, until: 900 }])
    expect(open("2026-11-25", "maya")).toEqual([])
  })

  test("are none while the business is closed", () => {
    const closures = [{ id: "x", starts_on: "2026-11-23", ends_on: day, reason: "" }]
    expect(openOn(day, new Set(["maya"]), { hours, closures })).toEqual([])
  })

  test("leave the rest of the day closed", () => {
    expect(closedBetween(open(day, "maya"))).toEqual([
      { from: 0, until: 540 },
      { from: 780, until: 840 },
    ])
    expect(closedBetween([])).toEqual([{ from: 0, until: 1440 }])
    expect(
      merged([
        { from: 60, until: 90 },
        { from: 0, until: 60 },
      ]),
    ).toEqual([{ from: 0, until: 90 }])
  })

  test("decide what is worth drawing", () => {
    expect(hoursShown([])).toEqual({ from: 480, until: 1080 })
    expect(hoursShown([{ from: 425, until: 1300 }])).toEqual({ from: 360, until: 1380 })
    expect(hoursShown([{ from: 0, until: 1440 }])).toEqual({ from: 0, until: 1440 })
  })
})
