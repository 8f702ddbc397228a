import { expect, test } from "vitest"
import { parseClock } from "./clock"

test.each([
  ["9", "09:00"],
  ["930", "09:30"],
  ["0930", "09:30"],
  ["9.30", "09:30"],
  ["14:05", "14:05"],
  ["9 pm", "21:00"],
  ["12 am", "00:00"],
  ["12:30pm", "12:30"],
  ["24:00", "24:00"],
  ["24:01", null],
  ["25", null],
  ["9:75", null],
  ["13 pm", null],
  ["soon", null],
  ["", null],
])("%j is %s", (typed, time) => {
  expect(parseClock(typed)).toBe(time)
})
