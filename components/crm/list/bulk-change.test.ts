import { expect, test } from "vitest"
import type { ListedCustomer } from "@/lib/crm/list/types"
import { applied, inverses } from "./bulk-change"

const row = (id: string, lifecycle: ListedCustomer["lifecycle"], tags: string[]): ListedCustomer => ({
  id,
  full_name: id,
  partner_name: null,
  company_name: null,
  email: null,
  phone: null,
  lifecycle,
  source: "dashboard",
  tags,
  owner_name: null,
  bookings: 0,
  last_booking_at: null,
  created_at: "2026-11-21T00:00:00Z",
  sort_value: "",
})
const rows = [row("a", "lead", ["vip"]), row("b", "booked", []), row("c", "lead", [])]

test("a move is undone to where each stood", () => {
  expect(inverses(rows, { lifecycle: "booked" })).toEqual([
    { ids: ["a", "c"], change: { lifecycle: "lead" } },
  ])
})

test("a tag is taken only off those who didn't have it", () => {
  expect(inverses(rows, { add_tag: "vip" })).toEqual([{ ids: ["b", "c"], change: { remove_tag: "vip" } }])
  expect(inverses(rows, { remove_tag: "vip" })).toEqual([{ ids: ["a"], change: { add_tag: "vip" } }])
  expect(inverses(rows, { remove_tag: "none" })).toEqual([])
})

test("a change shows at once, and twice is once", () => {
  const tagged = applied(row("b", "booked", []), { add_tag: "vip" })
  expect(tagged.tags).toEqual(["vip"])
  expect(applied(tagged, { add_tag: "vip" }).tags).toEqual(["vip"])
  expect(applied(tagged, { remove_tag: "vip" }).tags).toEqual([])
  expect(applied(tagged, { lifecycle: "archived" }).lifecycle).toBe("archived")
})
