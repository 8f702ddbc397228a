import { expect, test } from "vitest"
import { spread } from "./discounts.ts"

test("a discount spread over lines adds up to itself", () => {
  const shares = spread(100, [333, 333, 334])
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100)
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
})

test("nothing to discount is no division by zero", () => {
  expect(spread(0, [0, 0])).toEqual([0, 0])
})
