import { afterAll, describe, expect, test } from "vitest"
import {
  at,
  type BookingRequest,
  bookingRequest,
  createService,
  createStudio,
  type Studio,
  studioAt,
  visit,
} from "./database/factory.ts"
import { asAnon, connect, failure } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

/** A studio at half past eight on a Monday morning. */
const inTheMorning = studioAt(sql, at("08:30"))

describe("placing a booking", () => {
  const bad: [string, string, (studio: Studio, other: Studio) => BookingRequest | null][] = [
    ["no request", "invalid_request", () => null],
    ["no items", "invalid_request", () => ({ items: [] })],
    ["items that are no list", "invalid_request", () => ({ items: "many" })],
    ["a list of numbers", "invalid_request", () => ({ items: [1] })],
    [
      "twenty-one items",
      "invalid_request",
      (s) => ({ items: Array.from({ length: 21 }, () => ({ service_id: s.serviceId })) }),
    ],
    ["a malformed service", "invalid_request", () => ({ items: [{ service_id: "x" }] })],
    [
      "options that are no list",
      "invalid_request",
      (s) => ({ items: [{ service_id: s.serviceId, option_ids: "x" }] }),
    ],
    [
      "a malformed option",
      "invalid_request",
      (s) => ({ items: [{ service_id: s.serviceId, option_ids: ["x"] }] }),
    ],
    [
      "another tenant's service",
      "service_unavailable",
      (_, other) => ({ items: [{ service_id: other.serviceId }] }),
    ],
    ["another tenant's person", "slot_taken", (_, other) => ({ staff_id: other.staffId })],
    [
      "two appointments",
      "invalid_request",
      (s) => ({ items: [{ service_id: s.serviceId }, { service_id: s.serviceId }] }),
    ],
    ["nought of it", "invalid_quantity", (s) => ({ items: [{ service_id: s.serviceId, quantity: 0 }] })],
    ["less than none", "invalid_quantity", (s) => ({ items: [{ service_id: s.serviceId, quantity: -1 }] })],
    ["a thousandth", "invalid_quantity", (s) => ({ items: [{ service_id: s.serviceId, quantity: 0.001 }] })],
    ["a billion", "invalid_quantity", (s) => ({ items: [{ service_id: s.serviceId, quantity: 1e9 }] })],
    [
      "a quantity in words",
      "invalid_quantity",
      (s) => ({ items: [{ service_id: s.serviceId, quantity: "one" }] }),
    ],
    ["a time that passed", "past_time", () => ({ starts_at: at("08:00") })],
    ["a time beyond the horizon", "outside_horizon", () => ({ starts_at: "2028-03-15T10:00:00Z" })],
    ["a time before opening", "slot_taken", () => ({ starts_at: at("08:45") })],
    ["a time off the grid", "slot_taken", () => ({ starts_at: at("10:07") })],
    ["a time in words", "invalid_request", () => ({ starts_at: "now" })],
    ["infinity", "invalid_request", () => ({ starts_at: "infinity" })],
    ["the 31st of February", "invalid_request", () => ({ starts_at: "2027-02-31T10:00:00Z" })],
    ["no time", "invalid_request", () => ({ starts_at: null })],
    ["a short key", "invalid_request", () => ({ idempotency_key: "short" })],
    [
      "a nameless customer",
      "invalid_request",
      () => ({ customer: { full_name: " ", email: "a@example.test" } }),
    ],
    ["an address that is none", "invalid_request", () => ({ customer: { full_name: "A", email: "a@b" } })],
    [
      "a header in the address",
      "invalid_request",
      () => ({ customer: { full_name: "A", email: "a@example.test\nbcc: b@example.test" } }),
    ],
    [
      "a phone in words",
      "invalid_request",
      () => ({ customer: { full_name: "A", email: "a@example.test", phone: "call me" } }),
    ],
    ["a customer that is a list", "invalid_request", () => ({ customer: [] })],
    ["a negative tip", "invalid_request", () => ({ tip_cents: -1 })],
    ["half a penny", "invalid_request", () => ({ tip_cents: 0.5 })],
    ["a way of paying we don't know", "invalid_request", () => ({ payment: "barter" })],
    ["an address without a line", "invalid_request", () => ({ pickup_address: { city: "Leeds" } })],
    [
      "an address with more fields",
      "invalid_request",
      () => ({ pickup_address: { line1: "1", organization_id: "x" } }),
    ],
    ["an essay", "invalid_request", () => ({ notes: "x".repeat(2001) })],
    ["an unknown offer", "offer_invalid", () => ({ offer_code: "NOPE" })],
  ]
  test.each(bad)("refuses %s (%s) and leaves nothing behind", (_, code, change) =>
    inTheMorning(async (db, studio) => {
      const other = await createStudio(db)
      const changes = change(studio, other)
      const request =
        changes === null ? null : { ...bookingRequest(studio.serviceId, at("10:00")), ...changes }
      const attempt = asAnon(
        db,
        {},
        (as) => as`select public.place_booking(${studio.organizationId}, ${as.json(request)})`,
      )
      expect(await failure(attempt)).toBe(code)
      expect(
        await db`select 1 from public.bookings b, public.customers c where b.organization_id = ${studio.organizationId}`,
      ).toHaveLength(0)
    }),
  )

  test("too soon for the lead time, or at a business that isn't open for it, is refused", () =>
    inTheMorning(async (db, studio) => {
      const slow = await createService(db, studio.organizationId, [studio.staffId], {
        lead_time_minutes: 180,
      })
      expect(await failure(visit(db, studio, bookingRequest(slow, at("11:00"))))).toBe("too_soon")
      await db`update public.organizations set status = 'suspended', suspended_at = now() where id = ${studio.organizationId}`
      expect(await failure(visit(db, studio, bookingRequest(studio.serviceId, at("11:00"))))).toBe(
        "organization_unavailable",
      )
      const nowhere = asAnon(db, {}, (as) => as`select public.place_booking(null, '{}')`)
      expect(await failure(nowhere)).toBe("organization_unavailable")
    }))
})
