import { expect, test } from "vitest"
import { dueWords } from "./due-words"

test.each([
  ["2026-11-21", "Today", "caution"],
  ["2026-11-22", "Tomorrow", "neutral"],
  ["2026-11-20", "Overdue since 20 November", "negative"],
  ["2025-12-31", "Overdue since 31 December 2025", "negative"],
  ["2027-01-02", "2 January 2027", "neutral"],
])("%s is said as %s", (due, label, tone) => {
  expect(dueWords(due, "2026-11-21")).toEqual({ label, tone })
})
