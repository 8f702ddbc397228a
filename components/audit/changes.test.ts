import { expect, test } from "vitest"
import { changesOf } from "./changes"

test("columns stand side by side, in the order of their names", () => {
  expect(changesOf({ status: "active", name: "Glow" }, { status: "suspended", name: "Glow" })).toEqual([
    { column: "name", before: "Glow", after: "Glow" },
    { column: "status", before: "active", after: "suspended" },
  ])
})

test("what was added or removed has one side only, and empty columns say nothing", () => {
  expect(changesOf(null, { name: "Glow", phone: null })).toEqual([
    { column: "name", before: null, after: "Glow" },
  ])
  expect(changesOf({ tags: ["vip"] }, null)).toEqual([{ column: "tags", before: '["vip"]', after: null }])
})
