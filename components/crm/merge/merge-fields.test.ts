import { expect, test } from "vitest"
import type { Mergeable } from "@/lib/crm/merge/types"
import { contested, elder, proposed } from "./merge-fields"

const customer = (change: Partial<Mergeable>): Mergeable => ({
  id: "1",
  full_name: "Ann Smith",
  partner_name: null,
  company_name: null,
  email: null,
  phone: null,
  event_date: null,
  event_type: null,
  lifecycle: "lead",
  source: "dashboard",
  marketing_consent: false,
  tags: [],
  created_at: "2026-01-01T00:00:00Z",
  figures: { bookings: 0, last_booking_at: null },
  ...change,
})

test("one chooses only where both say something different", () => {
  const fields = contested(
    customer({ email: "a@x.test", phone: "+441" }),
    customer({ email: "b@x.test", full_name: "Anne Smith" }),
  )
  expect(fields.map(({ name }) => name)).toEqual(["full_name", "email"])
})

test("a no to offers wins over a yes", () => {
  const yes = customer({ marketing_consent: true })
  expect([...proposed(yes, customer({}))]).toEqual(["marketing_consent"])
  expect([...proposed(customer({}), yes)]).toEqual([])
})

test("who has more bookings stays, else who was there first", () => {
  const busy = customer({ id: "busy", figures: { bookings: 3, last_booking_at: null } })
  const late = customer({ id: "late", created_at: "2026-02-01T00:00:00Z" })
  expect(elder(late, busy).id).toBe("busy")
  expect(elder(late, customer({ id: "early" })).id).toBe("early")
})
