import { expect, test } from "vitest"
import type { PipelineColumn } from "@/lib/crm/list/types"
import { beside, moved } from "./board-moves"

const card = (id: string, lifecycle: PipelineColumn["lifecycle"]): PipelineColumn["rows"][number] => ({
  id,
  full_name: id,
  partner_name: null,
  company_name: null,
  email: null,
  phone: null,
  lifecycle,
  source: "dashboard",
  tags: [],
  owner_name: null,
  bookings: 0,
  last_booking_at: null,
  created_at: "2026-11-21T00:00:00Z",
  sort_value: "",
})
const board: PipelineColumn[] = [
  { lifecycle: "lead", rows: [card("a", "lead"), card("b", "lead")], total: 70 },
  { lifecycle: "booked", rows: [card("c", "booked")], total: 1 },
]

test("a card goes to the top of its new column and both are counted", () => {
  const [lead, booked] = moved(board, "b", "booked")
  expect(lead).toMatchObject({ total: 69, rows: [{ id: "a" }] })
  expect(booked).toMatchObject({ total: 2, rows: [{ id: "b", lifecycle: "booked" }, { id: "c" }] })
})

test("to where it is, or unknown, nothing moves", () => {
  expect(moved(board, "a", "lead")).toEqual(board)
  expect(moved(board, "z", "booked")).toEqual(board)
})

test("beside the last column there is none", () => {
  expect(beside(board, "lead", 1)).toBe("booked")
  expect(beside(board, "lead", -1)).toBeNull()
  expect(beside(board, "booked", 1)).toBeNull()
})
