import { describe, expect, test } from "vitest"
import { serviceId } from "@/lib/core/ids"
import { byCategory, priceLabel } from "./rules"
import type { PublicService } from "./types"

const service = (name: string, category_id: string | null): PublicService => ({
  id: serviceId.parse("00000000-0000-7000-8000-000000000001"),
  category_id,
  kind: "appointment",
  name,
  slug: name,
  description: "",
  pricing: "fixed",
  price_cents: 100,
  currency: "GBP",
  duration_minutes: 30,
  capacity: 1,
  max_advance_days: 60,
  cancellation_window_hours: 24,
  cancellation_fees: [],
  no_show_fee_bp: null,
  deposit_bp: 0,
  turnaround_hours: null,
  service_options: [],
})

describe("a price", () => {
  test.each([
    ["fixed", 4800, "£48"],
    ["fixed", 4850, "£48.50"],
    ["per_kg", 320, "£3.20 a kilo"],
    ["from", 2000, "from £20"],
    ["fixed", 0, "Free"],
  ] as const)("%s %i is %s", (pricing, price_cents, label) => {
    expect(priceLabel({ pricing, price_cents, currency: "GBP" })).toBe(label)
  })
})

test("services stand under their headings, the rest last, empty headings nowhere", () => {
  const categories = [
    { id: "a", name: "A", description: "" },
    { id: "b", name: "B", description: "" },
  ]
  const groups = byCategory([service("one", "a"), service("loose", null)], categories)
  expect(groups.map((group) => [group.category?.name, group.services.map(({ name }) => name)])).toEqual([
    ["A", ["one"]],
    [undefined, ["loose"]],
  ])
})
