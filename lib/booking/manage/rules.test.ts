import { describe, expect, test } from "vitest"
import { addToDay, dayOf } from "@/lib/core/days"
import {
  costInWords,
  dayBounds,
  mayUndo,
  openCents,
  readWish,
  refundableCents,
  spreadOverLanes,
  stepsFrom,
} from "./rules"

const step = (from_status: string, to_status: string, permission_key = "bookings.update") => ({
  from_status,
  to_status,
  permission_key,
})
const machine = [
  step("confirmed", "in_progress"),
  step("confirmed", "cancelled"),
  step("confirmed", "no_show"),
  step("ready", "out_for_delivery"),
  step("ready", "completed"),
  step("out_for_delivery", "ready"),
]
const all = new Set(["bookings.update"])

describe("a day", () => {
  test("begins and ends at midnight where the business is", () => {
    expect(dayBounds("2026-07-01", "Europe/London")).toEqual({
      from: "2026-06-30T23:00:00.000Z",
      until: "2026-07-01T23:00:00.000Z",
    })
  })

  test("has 23 hours when clocks go forward and 25 when they go back", () => {
    const hours = ({ from, until }: { from: string; until: string }) =>
      (Date.parse(until) - Date.parse(from)) / 3_600_000
    expect(hours(dayBounds("2027-03-28", "Europe/London"))).toBe(23)
    expect(hours(dayBounds("2027-10-31", "Europe/London"))).toBe(25)
  })

  test("is the one the business is in, not the server", () => {
    expect(dayOf(new Date("2026-11-20T23:30:00Z"), "Europe/London")).toBe("2026-11-20")
    expect(dayOf(new Date("2026-11-20T23:30:00Z"), "Asia/Tokyo")).toBe("2026-11-21")
  })

  test("is counted over the end of a year", () => {
    expect(addToDay("2026-12-31", 1)).toBe("2027-01-01")
  })
})

describe("the steps of a booking", () => {
  test("name the next one, the others, and whether it can be cancelled", () => {
    expect(stepsFrom("confirmed", machine, all)).toEqual({
      next: "in_progress",
      others: ["no_show"],
      mayCancel: true,
    })
  })

  test("prefer the nearest of several steps forward", () => {
    expect(stepsFrom("ready", machine, all)).toMatchObject({
      next: "out_for_delivery",
      others: ["completed"],
    })
  })

  test("are none for someone without the permission", () => {
    expect(stepsFrom("confirmed", machine, new Set())).toEqual({ next: null, others: [], mayCancel: false })
  })

  test("can be taken back only where the machine leads back", () => {
    expect(mayUndo("ready", "out_for_delivery", machine)).toBe(true)
    expect(mayUndo("confirmed", "in_progress", machine)).toBe(false)
  })
})

describe("money", () => {
  const booking = {
    status: "confirmed",
    total_cents: 5000,
    fee_cents: 0,
    paid_cents: 3000,
    refunded_cents: 500,
  } as const

  test("that is open is the total less what stayed", () => {
    expect(openCents(booking)).toBe(2500)
  })

  test("is open on a cancelled booking only for the fee", () => {
    expect(openCents({ ...booking, status: "cancelled" })).toBe(0)
    expect(openCents({ ...booking, status: "cancelled", fee_cents: 4000 })).toBe(1500)
  })

  test("of calling off is told in words", () => {
    const money = (cents: number) => `£${cents / 100}`
    expect(costInWords({ fee_cents: 0, refund_cents: 0, owed_cents: 0 }, money)).toBe("No fee.")
    expect(costInWords({ fee_cents: 2000, refund_cents: 3000, owed_cents: 0 }, money)).toBe(
      "The fee is £20. £30 go back.",
    )
    expect(costInWords({ fee_cents: 2000, refund_cents: 0, owed_cents: 2000 }, money)).toBe(
      "The fee is £20. £20 still to be paid.",
    )
    expect(costInWords({ fee_cents: 2000, refund_cents: 0, owed_cents: 0 }, money)).toBe(
      "The fee is £20. It is kept from what was paid.",
    )
  })

  test("can be given back up to what is left of a payment that went through", () => {
    const payment = { amount_cents: 4000, refunded_cents: 1500 }
    expect(refundableCents({ ...payment, status: "partially_refunded" })).toBe(2500)
    expect(refundableCents({ ...payment, status: "pending" })).toBe(0)
  })
})

describe("lanes", () => {
  const span = (starts_at: string, ends_at: string) => ({
    starts_at: `2026-11-20T${starts_at}:00Z`,
    ends_at: `2026-11-20T${ends_at}:00Z`,
  })

  test("keep overlapping spans apart and reuse a lane that is free again", () => {
    const { placed, lanes } = spreadOverLanes([
      span("09:00", "10:00"),
      span("09:30", "11:00"),
      span("10:00", "12:00"),
    ])
    expect(placed.map(({ lane }) => lane)).toEqual([0, 1, 0])
    expect(lanes).toBe(2)
  })

  test("are one where there is nothing", () => {
    expect(spreadOverLanes([]).lanes).toBe(1)
  })
})

describe("a wish from the calendar", () => {
  const staff = [{ id: "maya" }]

  test("is a time and a person one knows", () => {
    expect(readWish({ start: "2027-03-28T23:30:00Z", staff: "maya" }, staff, "Europe/London")).toEqual({
      startsAt: "2027-03-28T23:30:00.000Z",
      day: "2027-03-29",
      staffId: "maya",
    })
    expect(readWish({ start: "2027-03-28T10:00:00Z", staff: "tess" }, staff, "UTC")?.staffId).toBeNull()
  })

  test("is none where the address makes no sense", () => {
    for (const start of [undefined, "soon", ["2027-03-28T10:00:00Z"], ""])
      expect(readWish({ start }, staff, "UTC")).toBeNull()
  })
})
