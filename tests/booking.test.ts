import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import { createOrganization, createUser } from "./database/accounts.ts"
import {
  at,
  bookingRequest,
  createCustomer,
  createOption,
  createProduct,
  createService,
  createStaff,
  place,
  setClock,
  studioAt,
  visit,
} from "./database/factory.ts"
import { asAnon, asUser, connect, failure } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

/** A studio at half past eight on a Monday morning. */
const inTheMorning = studioAt(sql, at("08:30"))

describe("placing a booking", () => {
  test("as a guest, to pay on site: confirmed at once, with everything that belongs to it", () =>
    inTheMorning(async (db, studio) => {
      const optionId = await createOption(db, studio.organizationId, studio.serviceId)
      const placed = await visit(
        db,
        studio,
        bookingRequest(studio.serviceId, at("10:00"), {
          items: [{ service_id: studio.serviceId, option_ids: [optionId] }],
          notes: "By the window",
          tip_cents: 300,
        }),
      )
      expect(placed).toMatchObject({
        number: "B-000001",
        status: "confirmed",
        payment_status: "unpaid",
        total_cents: 6300,
        due_now_cents: 0,
        currency: "GBP",
        hold_expires_at: null,
      })
      const [row] = await db`
        select b.channel, b.subtotal_cents::int, b.tax_cents::int, b.notes, c.lifecycle, a.status as appointment, i.description, e.event_type,
               (select count(*)::int from public.messages m where m.customer_id = c.id and m.template = 'booking_placed') as mails,
               (select count(*)::int from public.notifications n where n.organization_id = b.organization_id and n.kind = 'booking_placed') as notices
          from public.bookings b
          join public.customers c on c.id = b.customer_id
          join public.appointments a on a.booking_id = b.id
          join public.booking_items i on i.booking_id = b.id
          join public.booking_events e on e.booking_id = b.id
         where b.id = ${placed.booking_id}`
      expect(row).toEqual({
        channel: "storefront",
        subtotal_cents: 6000,
        tax_cents: 1000,
        notes: "By the window",
        lifecycle: "booked",
        appointment: "confirmed",
        description: "Cut · Treatment",
        event_type: "placed",
        mails: 1,
        notices: 2,
      })
    }))

  test("by card: the time is held for 15 minutes, nothing is announced yet", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(
        db,
        studio,
        bookingRequest(studio.serviceId, at("10:00"), { payment: "card" }),
      )
      expect(placed).toMatchObject({ status: "pending", due_now_cents: 5000 })
      expect(new Date(placed.hold_expires_at ?? 0).toISOString()).toBe("2027-03-15T08:45:00.000Z")
      const [row] = await db`
        select (select count(*)::int from public.messages where organization_id = ${studio.organizationId}) as mails,
               (select count(*)::int from graphile_worker.jobs where key = ${`booking.expire_hold:${placed.booking_id}`}) as jobs`
      expect(row).toEqual({ mails: 0, jobs: 1 })
    }))

  test("with a deposit asks for the deposit, with nothing to pay asks for nothing", () =>
    inTheMorning(async (db, studio) => {
      const deposit = await createService(db, studio.organizationId, [studio.staffId], { deposit_bp: 2500 })
      const free = await createService(db, studio.organizationId, [studio.staffId], { price_cents: 0 })
      expect(
        (await visit(db, studio, bookingRequest(deposit, at("10:00"), { payment: "card" }))).due_now_cents,
      ).toBe(1250)
      expect(await visit(db, studio, bookingRequest(free, at("12:00"), { payment: "card" }))).toMatchObject({
        status: "confirmed",
        due_now_cents: 0,
      })
    }))

  test("ignores every price, status and tenant a client sends", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(
        db,
        studio,
        bookingRequest(studio.serviceId, at("10:00"), {
          total_cents: 1,
          status: "completed",
          payment_status: "paid",
          organization_id: randomUUID(),
          discount_cents: 4999,
          channel: "dashboard",
          items: [{ service_id: studio.serviceId, unit_price_cents: 1, total_cents: 1, duration_minutes: 5 }],
        }),
      )
      expect(placed).toMatchObject({ total_cents: 5000, status: "confirmed", payment_status: "unpaid" })
      const [row] =
        await db`select channel, organization_id from public.bookings where id = ${placed.booking_id}`
      expect(row).toEqual({ channel: "storefront", organization_id: studio.organizationId })
    }))

  test("twice with one key is one booking; with the key and another's name it is refused", () =>
    inTheMorning(async (db, studio) => {
      const request = bookingRequest(studio.serviceId, at("10:00"))
      const first = await visit(db, studio, request)
      expect(await visit(db, studio, request)).toEqual(first)
      const thief = { ...request, customer: { full_name: "Eve", email: "eve@example.test" } }
      expect(await failure(visit(db, studio, thief))).toBe("invalid_request")
    }))

  test("numbers have no gaps, whoever fails in between", () =>
    inTheMorning(async (db, studio) => {
      const numbers: string[] = []
      for (const time of ["10:00", "10:00", "11:00", "11:30", "12:00"]) {
        try {
          numbers.push((await visit(db, studio, bookingRequest(studio.serviceId, at(time)))).number)
        } catch {}
      }
      expect(numbers).toEqual(["B-000001", "B-000002", "B-000003"])
    }))

  test("a taken time is refused with the three nearest free ones", () =>
    inTheMorning(async (db, studio) => {
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))
      const refused = await visit(db, studio, bookingRequest(studio.serviceId, at("12:00"))).catch(
        (error) => error,
      )
      expect(refused.detail).toBe("slot_taken")
      expect(
        JSON.parse(refused.hint).nearest.map((near: { starts_at: string }) => near.starts_at.slice(11, 16)),
      ).toEqual(["11:00", "13:00", "10:45"])
    }))

  test("any person is the one with the least to do that day", () =>
    inTheMorning(async (db, studio) => {
      const colleague = await createStaff(db, studio.organizationId, { name: "Bo" })
      await db`insert into public.staff_services (organization_id, staff_id, service_id) values (${studio.organizationId}, ${colleague}, ${studio.serviceId})`
      await visit(db, studio, bookingRequest(studio.serviceId, at("09:00"), { staff_id: studio.staffId }))
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))
      const [row] = await db`select staff_id from public.appointments where booking_id = ${placed.booking_id}`
      expect(row?.staff_id).toBe(colleague)
    }))

  test("a hold that ran out gives way at once, without waiting for the job", () =>
    inTheMorning(async (db, studio) => {
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:00"), { payment: "card" }))
      expect(await failure(visit(db, studio, bookingRequest(studio.serviceId, at("12:00"))))).toBe(
        "slot_taken",
      )
      await setClock(db, at("08:46"))
      expect((await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))).status).toBe(
        "confirmed",
      )
    }))

  test("the same person twice is one customer, a signed-in one is linked by a verified e-mail only", () =>
    inTheMorning(async (db, studio) => {
      const shopper = await createUser(db)
      const customer = (email: string) => ({
        customer: { full_name: "Sam", email, phone: "+44 7700 900123" },
      })
      await visit(db, studio, bookingRequest(studio.serviceId, at("09:00"), customer(shopper.email)))
      await visit(
        db,
        studio,
        bookingRequest(studio.serviceId, at("10:00"), customer(shopper.email.toUpperCase())),
      )
      await asUser(db, shopper, (as) =>
        place(
          as,
          studio.organizationId,
          bookingRequest(studio.serviceId, at("11:00"), customer("someone@example.test")),
        ),
      )
      expect(await asUser(db, shopper, (as) => as`select id from public.bookings`)).toHaveLength(0)
      await asUser(db, shopper, (as) =>
        place(
          as,
          studio.organizationId,
          bookingRequest(studio.serviceId, at("12:00"), customer(shopper.email)),
        ),
      )
      expect(await asUser(db, shopper, (as) => as`select id from public.my_bookings()`)).toHaveLength(3)
      const rows =
        await db`select email, phone from public.customers where organization_id = ${studio.organizationId} order by email`
      expect(rows).toHaveLength(2)
      expect(rows.filter((row) => row.phone !== null)).toHaveLength(1)
    }))

  test("by a member: for a customer of theirs, outside hours, but never over another appointment", () =>
    inTheMorning(async (db, studio) => {
      const { organizationId, serviceId, owner, viewer } = studio
      const customerId = await createCustomer(db, organizationId)
      const request = (time: string) =>
        bookingRequest(serviceId, at(time), { customer_id: customerId, channel: "dashboard" })
      const placed = await asUser(db, owner, (as) => place(as, organizationId, request("20:07")))
      const [row] =
        await db`select customer_id, channel, placed_by from public.bookings where id = ${placed.booking_id}`
      expect(row).toEqual({ customer_id: customerId, channel: "dashboard", placed_by: owner.userId })
      expect(await failure(asUser(db, owner, (as) => place(as, organizationId, request("20:30"))))).toBe(
        "slot_taken",
      )
      // A viewer is a visitor here: the booking is the guest's, and the customer's id says nothing.
      const asGuest = await asUser(db, viewer, (as) => place(as, organizationId, request("12:00")))
      const [guest] =
        await db`select customer_id, channel from public.bookings where id = ${asGuest.booking_id}`
      expect(guest?.customer_id).not.toBe(customerId)
      expect(guest?.channel).toBe("storefront")
      const foreign = await createCustomer(db, (await createOrganization(db)).id)
      expect(
        await failure(
          asUser(db, owner, (as) => place(as, organizationId, { ...request("15:00"), customer_id: foreign })),
        ),
      ).toBe("not_found")
    }))

  test("by a member: for somebody without an e-mail, known by phone the second time; nobody is kept if it fails", () =>
    inTheMorning(async (db, studio) => {
      const { organizationId, serviceId, owner } = studio
      const walkIn = { full_name: "Jo Marsh", email: null, phone: "+44 7700 900123" }
      const request = (time: string) => bookingRequest(serviceId, at(time), { customer: walkIn })
      const people = () =>
        db`select full_name, email, phone from public.customers where organization_id = ${organizationId}`
      await asUser(db, owner, (as) => place(as, organizationId, request("10:00")))
      await asUser(db, owner, (as) => place(as, organizationId, request("11:00")))
      expect(await people()).toEqual([{ full_name: "Jo Marsh", email: null, phone: "+447700900123" }])
      const refused = { ...request("11:15"), customer: { ...walkIn, phone: "+44 7700 900999" } }
      expect(await failure(asUser(db, owner, (as) => place(as, organizationId, refused)))).toBe("slot_taken")
      expect(await people()).toHaveLength(1)
      expect(await failure(visit(db, studio, request("14:00")))).toBe("invalid_request")
    }))

  test("sells products with it, and not more than there are", () =>
    inTheMorning(async (db, studio) => {
      const productId = await createProduct(db, studio.organizationId, 3)
      const request = (time: string) =>
        bookingRequest(studio.serviceId, at(time), {
          items: [{ service_id: studio.serviceId }, { product_id: productId, quantity: 2 }],
        })
      const placed = await visit(db, studio, request("10:00"))
      expect(placed.total_cents).toBe(7400)
      expect(await failure(visit(db, studio, request("11:00")))).toBe("out_of_stock")
      await asUser(
        db,
        studio.owner,
        (as) => as`select public.cancel_booking(${studio.organizationId}, ${placed.booking_id}, null)`,
      )
      expect(
        (await db`select stock_on_hand from public.products where id = ${productId}`)[0]?.stock_on_hand,
      ).toBe(3)
    }))

  test("stops at the plan's limit", () =>
    inTheMorning(async (db, studio) => {
      await db`update public.plans set limits = limits || '{"bookings_month": 1}' where key = 'professional'`
      await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      expect(await failure(visit(db, studio, bookingRequest(studio.serviceId, at("11:00"))))).toBe(
        "limit_reached",
      )
    }))

  test("for collection keeps both windows and addresses", () =>
    inTheMorning(async (db, studio) => {
      const { organizationId } = studio
      const serviceId = await createService(db, organizationId, [studio.staffId], {
        kind: "pickup_delivery",
        pricing: "per_kg",
        price_cents: 333,
        duration_minutes: 120,
        capacity: 5,
        turnaround_hours: 24,
      })
      const placed = await visit(
        db,
        studio,
        bookingRequest(serviceId, at("11:00"), {
          items: [{ service_id: serviceId, quantity: 2.5 }],
          pickup_address: { line1: "1 High Street", city: "Manchester", postcode: "M1 1AA" },
        }),
      )
      expect(placed.total_cents).toBe(833)
      const [row] =
        await db`select pickup_from, pickup_until, delivery_from, delivery_until, delivery_address ->> 'line1' as line1 from public.bookings where id = ${placed.booking_id}`
      expect(row).toEqual({
        pickup_from: new Date(at("11:00")),
        pickup_until: new Date(at("13:00")),
        line1: "1 High Street",
        delivery_from: new Date(at("11:00", "2027-03-16")),
        delivery_until: new Date(at("13:00", "2027-03-16")),
      })
    }))
})

describe("a quote", () => {
  test("says what placing will cost, and shows nothing internal", () =>
    inTheMorning(async (db, studio) => {
      await db`update public.staff_services set price_cents = 7000, duration_minutes = 90 where staff_id = ${studio.staffId}`
      const request = { items: [{ service_id: studio.serviceId, staff_id: studio.staffId }], tip_cents: 100 }
      const [row] = await asAnon(
        db,
        {},
        (as) => as`select public.quote_booking(${studio.organizationId}, ${as.json(request)}) as quote`,
      )
      expect(row?.quote).toEqual({
        currency: "GBP",
        subtotal_cents: 7000,
        discount_cents: 0,
        tax_cents: 1167,
        tip_cents: 100,
        total_cents: 7100,
        deposit_cents: 0,
        duration_minutes: 90,
        offer: null,
        lines: [
          {
            service_id: studio.serviceId,
            product_id: null,
            description: "Cut",
            quantity: 1,
            unit_price_cents: 7000,
            total_cents: 7000,
            duration_minutes: 90,
          },
        ],
      })
    }))
})
