import { expect, test } from "vitest"
import { isNarrowed, listQuery, withParameter } from "./list-query"

test("takes what the list knows, in one order", () => {
  expect(listQuery(new URLSearchParams("sort=name&x=1&q= ann "))).toBe("q=ann&sort=name")
  expect(listQuery({ tag: "vip", q: "", owner: ["a", "b"] })).toBe("tag=vip")
})

test("changes and takes out one parameter", () => {
  expect(withParameter("q=ann", "tag", "vip")).toBe("q=ann&tag=vip")
  expect(withParameter("q=ann&tag=vip", "tag", "")).toBe("q=ann")
})

test("an order alone narrows nothing", () => {
  expect(isNarrowed("sort=name")).toBe(false)
  expect(isNarrowed("q=a&sort=name")).toBe(true)
})
