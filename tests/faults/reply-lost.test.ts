import { randomUUID } from "node:crypto"
import { createClient } from "@supabase/supabase-js"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { placeBooking } from "@/lib/booking/mutations"
import type { PlaceBookingInput } from "@/lib/booking/schema"
import type { Db } from "@/lib/core/context"
import type { Database } from "@/lib/core/database.types"
import { organizationId, serviceId } from "@/lib/core/ids"
import { stripe } from "@/lib/core/stripe"
import { systemContext } from "@/lib/core/system"
import { paymentsJobs } from "@/lib/payments/jobs"
import { startCheckout, syncPayment } from "@/lib/payments/mutations"
import { paymentReference } from "@/lib/payments/schema"
import { createStudio, type Studio } from "../database/factory.ts"
import { type Stage, setStage } from "./stage.ts"

/** The connection is cut after the work was done and before the answer came: the caller can't know, and asks again. */
let stage: Stage
let studio: Studio
let visitor: Db
beforeAll(async () => {
  stage = await setStage()
  studio = await createStudio(stage.sql)
  const { NEXT_PUBLIC_SUPABASE_URL: url = "", NEXT_PUBLIC_SUPABASE_ANON_KEY: key = "" } = process.env
  visitor = createClient<Database>(url, key, { auth: { persistSession: false } })
})
afterAll(() => stage.close())

/** Does the work once with its answer lost, and once more. */
async function withLostAnswer<T>(proxy: Stage["data"], path: RegExp, work: () => Promise<T>): Promise<T> {
  proxy.set("lose_answer", path)
  await expect(work()).rejects.toThrow()
  expect(proxy.met).toBeGreaterThan(0)
  proxy.set("none")
  return work()
}

function request(hour: number): Omit<PlaceBookingInput, "organization"> {
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
  return {
    idempotency_key: randomUUID(),
    items: [{ service_id: serviceId.parse(studio.serviceId), quantity: 1, option_ids: [] }],
    staff_id: null,
    starts_at: `${day}T${hour}:00:00Z`,
    customer: { full_name: "Gale Guest", email: `gale-${randomUUID()}@example.test`, phone: "" },
    address: null,
    notes: "",
    offer_code: "",
    payment: "card",
    marketing_consent: false,
  }
}

const place = (wish: ReturnType<typeof request>) =>
  placeBooking(visitor, organizationId.parse(studio.organizationId), wish)

/** The bookings that were made under a key; there should be one. */
async function bookingsOf(wish: ReturnType<typeof request>): Promise<{ id: string; number: string }[]> {
  return stage.sql`select id, number from public.bookings where idempotency_key = ${wish.idempotency_key}`
}

describe("the answer is lost after the commit", () => {
  test("of a booking: the same key gives the same booking, and there is one", async () => {
    const wish = request(10)
    const placed = await withLostAnswer(stage.data, /place_booking/, () => place(wish))
    expect(await place(wish)).toEqual(placed)
    const [booking, ...others] = await bookingsOf(wish)
    expect(others).toEqual([])
    expect(booking?.number).toBe(placed.number)
    const [counts] = await stage.sql`
      select (select count(*)::int from public.appointments where booking_id = ${booking?.id ?? ""}) as appointments,
             (select count(*)::int from public.booking_events where booking_id = ${booking?.id ?? ""}) as events,
             (select count(*)::int from graphile_worker.jobs where key = ${`booking.expire_hold:${booking?.id}`}) as expiries`
    expect(counts).toEqual({ appointments: 1, events: 1, expiries: 1 })
  })

  test("of anything on the way to the payment and after it: one payment row, one charge, one refund", async () => {
    const wishes = [request(12), request(14)] as const
    const placed = await place(wishes[0])
    const checkout = () => startCheckout(systemContext(), visitor, placed.public_token)
    await withLostAnswer(stage.data, /begin_checkout/, checkout)
    await withLostAnswer(stage.data, /attach_checkout/, checkout)

    const second = await place(wishes[1])
    const url = await withLostAnswer(stage.stripe, /checkout\/sessions/, () =>
      startCheckout(systemContext(), visitor, second.public_token),
    )
    const payments = await stage.sql<{ id: string; session: string; booking_id: string }[]>`
      select id, stripe_checkout_session_id as session, booking_id from public.payments
       where organization_id = ${studio.organizationId} order by created_at`
    const booked = [...(await bookingsOf(wishes[0])), ...(await bookingsOf(wishes[1]))]
    expect(payments.map((payment) => payment.booking_id)).toEqual(booked.map(({ id }) => id))
    const sessions = await stripe().checkout.sessions.list({ limit: 100 })
    expect(sessions.data.map(({ id }) => id).sort()).toEqual(payments.map(({ session }) => session).sort())
    expect(sessions.data.map((session) => session.url)).toContain(url)

    const paid = payments[1]
    if (!paid) throw new Error("There is no second payment.")
    await fetch(`${stage.behind.stripe}/_local/pay/${paid.session}`, { method: "POST", body: "{}" })
    const reference = paymentReference.parse({
      organization_id: studio.organizationId,
      payment_id: paid.id,
    })
    await withLostAnswer(stage.data, /apply_payment_state/, () => syncPayment(systemContext(), reference))
    expect((await stripe().charges.list({ limit: 100 })).data.map(({ amount }) => amount)).toEqual([5000])

    const [asked] = await stage.sql<{ id: string }[]>`
      insert into public.refunds (organization_id, payment_id, amount_cents, reason)
      values (${studio.organizationId}, ${paid.id}, 5000, 'Changed plans') returning id`
    const send = () =>
      paymentsJobs["payments.send_refund"].run(
        { organization_id: studio.organizationId, refund_id: asked?.id },
        { attempt: 1, isLast: false },
      )
    await withLostAnswer(stage.stripe, /\/refunds/, send)
    await send()
    expect((await stripe().refunds.list({ limit: 100 })).data.map(({ amount }) => amount)).toEqual([5000])
    const [booking] = await stage.sql`
      select b.payment_status, b.paid_cents::int, b.refunded_cents::int,
             (select count(*)::int from public.messages m
               where m.customer_id = b.customer_id and m.template = 'payment_received') as receipts
        from public.bookings b where b.number = ${second.number} and b.organization_id = ${studio.organizationId}`
    expect(booking).toEqual({
      payment_status: "refunded",
      paid_cents: 5000,
      refunded_cents: 5000,
      receipts: 1,
    })
  })
})
