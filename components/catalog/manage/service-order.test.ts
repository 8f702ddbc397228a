import { expect, test } from "vitest"
import { moveTo } from "./service-order"

test.each([
  ["a", "c", "bcad"],
  ["d", "a", "dabc"],
  ["b", "b", "abcd"],
  ["x", "b", "abcd"],
  ["a", "x", "abcd"],
])("%s moved to the place of %s gives %s", (moved, target, order) => {
  expect(moveTo([..."abcd"], moved, target).join("")).toBe(order)
})
