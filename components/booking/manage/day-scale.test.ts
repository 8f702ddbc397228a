import { expect, test } from "vitest"
import { dayScale, placeOn } from "./day-scale"

const start = "2026-11-20T00:00:00.000Z"

test("shows nine to five on an empty day", () => {
  const scale = dayScale(start, [])
  expect(scale.hours[0]).toEqual({ label: "09:00", at: 0 })
  expect(scale.hours.at(-1)?.label).toBe("17:00")
})

test("opens wider for who comes early", () => {
  const scale = dayScale(start, [{ starts_at: "2026-11-20T06:45:00Z", ends_at: "2026-11-20T07:15:00Z" }])
  expect(scale.hours[0]?.label).toBe("06:00")
})

test("never passes midnight, and keeps moments inside", () => {
  const scale = dayScale(start, [{ starts_at: "2026-11-20T22:00:00Z", ends_at: "2026-11-21T03:00:00Z" }])
  expect(scale.until).toBe(Date.parse("2026-11-21T00:00:00Z"))
  expect(placeOn(scale, Date.parse("2026-11-21T05:00:00Z"))).toBe(100)
})
