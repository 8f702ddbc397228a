import { describe, expect, test } from "vitest"
import { staffId } from "@/lib/core/ids"
import { choiceHref, describePolicy, nearestTimes, readChoice, timesByDay } from "./rules"

const massage = "11111111-1111-5111-8111-111111111111"
const maya = staffId.parse("22222222-2222-5222-8222-222222222222")
const haircut = {
  slug: "haircut",
  kind: "appointment" as const,
  service_options: [{ id: massage, name: "Massage", price_cents: 800, minutes: 10 }],
}
const wash = { slug: "wash", kind: "pickup_delivery" as const, service_options: [] }
const shirts = { slug: "shirts", kind: "pickup_delivery" as const }

describe("a choice", () => {
  test("survives its own address", () => {
    const choice = {
      optionIds: [massage],
      staffId: maya,
      quantities: { haircut: 1 },
      day: "2027-03-28",
      startsAt: "2027-03-28T09:00:00.000Z",
    }
    const search = Object.fromEntries(new URL(choiceHref("https://x.test/b", choice)).searchParams)
    expect(readChoice(search, haircut, [haircut], [maya])).toEqual(choice)
  })

  test("leaves out what is not on offer and what is no date", () => {
    const search = {
      options: "no,'--",
      staff: "33333333-3333-5333-8333-333333333333",
      day: "31/12",
      at: "soon",
    }
    expect(readChoice(search, haircut, [haircut], [maya])).toEqual({
      optionIds: [],
      staffId: null,
      quantities: { haircut: 1 },
      day: null,
      startsAt: null,
    })
  })

  test("of a collection holds several things, in sane numbers, and never nothing", () => {
    const read = (search: Record<string, string>) => readChoice(search, wash, [wash, shirts], []).quantities
    expect(read({ q_wash: "3", q_shirts: "1000000" })).toEqual({ wash: 3, shirts: 99 })
    expect(read({ q_wash: "0", q_shirts: "2" })).toEqual({ shirts: 2 })
    expect(read({ q_wash: "0", q_shirts: "-4" })).toEqual({ wash: 1 })
  })
})

test("free times stand under the day of the business, each once, seats added up", () => {
  const days = timesByDay(
    [
      {
        starts_at: "2026-07-01T23:30:00+00:00",
        ends_at: "2026-07-02T00:00:00+00:00",
        staff_id: maya,
        seats_left: 1,
      },
      {
        starts_at: "2026-07-01T09:00:00+00:00",
        ends_at: "2026-07-01T10:00:00+00:00",
        staff_id: maya,
        seats_left: 1,
      },
      {
        starts_at: "2026-07-01T09:00:00+00:00",
        ends_at: "2026-07-01T10:00:00+00:00",
        staff_id: null,
        seats_left: 2,
      },
    ],
    "Europe/London",
  )
  expect([...days]).toEqual([
    ["2026-07-02", [{ startsAt: "2026-07-01T23:30:00.000Z", seatsLeft: 1 }]],
    ["2026-07-01", [{ startsAt: "2026-07-01T09:00:00.000Z", seatsLeft: 3 }]],
  ])
})

test("a refusal's nearest times are read, and nothing else is believed", () => {
  expect(nearestTimes('{"nearest":[{"starts_at":"2027-01-01T10:00:00+00:00","staff_id":null}]}')).toEqual([
    "2027-01-01T10:00:00.000Z",
  ])
  for (const hint of [null, "", "no json", "[]", '{"nearest":"x"}', '{"nearest":[1,null]}'])
    expect(nearestTimes(hint)).toEqual([])
})

describe("the rules of calling off", () => {
  test("are told from the mildest on", () => {
    const fees = [
      { hours: 48, fee_bp: 2500 },
      { hours: 1, fee_bp: 10_000 },
    ]
    expect(describePolicy({ free_hours: 72, fees, no_show_fee_bp: 10_000 })).toEqual([
      "Free to cancel or move until 3 days before.",
      "Less than 2 days before: 25% of the price.",
      "Less than 1 hour before: the full price.",
      "If you don’t come: the full price.",
    ])
  })
  test("without fees keep what was paid", () => {
    expect(describePolicy({ free_hours: 24, fees: [] })).toEqual([
      "Free to cancel or move until 24 hours before.",
      "Later, or if you don’t come, what you have paid isn’t given back.",
    ])
    expect(describePolicy({ free_hours: 0, fees: [], no_show_fee_bp: 0 })).toEqual([
      "Free to cancel or move until it begins.",
      "Not coming costs nothing.",
    ])
  })
})
