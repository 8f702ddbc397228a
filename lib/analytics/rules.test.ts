import { expect, test } from "vitest"
import { changeAgainst } from "./rules"

test("a rise is good and a fall is not", () => {
  expect(changeAgainst(12, 10)).toEqual({ text: "20%", direction: "up", good: true })
  expect(changeAgainst(5, 10)).toEqual({ text: "50%", direction: "down", good: false })
})

test("nothing is said where nothing changed, or there was nothing to compare with", () => {
  expect(changeAgainst(10, 10)).toBeUndefined()
  expect(changeAgainst(10, 0)).toBeUndefined()
  expect(changeAgainst(1001, 1000)).toBeUndefined()
})

test("an absurd rise is capped", () => {
  expect(changeAgainst(1_000_000, 1)?.text).toBe("999+%")
})
