import { createClient } from "@supabase/supabase-js"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { z } from "zod"
import type { Db } from "@/lib/core/context"
import type { Database } from "@/lib/core/database.types"
import { stripe } from "@/lib/core/stripe"
import { systemContext } from "@/lib/core/system"
import { sendByResend } from "@/lib/messaging/providers/resend"
import { startCheckout } from "@/lib/payments/mutations"
import { jobs } from "@/worker/jobs"
import { startWorker } from "@/worker/runner"
import { bookingRequest, createStudio, type Placed, place, type Studio } from "../database/factory.ts"
import type { Fault } from "./proxy.ts"
import { type Stage, setStage } from "./stage.ts"

/** The real worker and its real jobs, while a provider is down in one way after the other. */
let stage: Stage
let studio: Studio
let visitor: Db
let worker: Awaited<ReturnType<typeof startWorker>>
beforeAll(async () => {
  stage = await setStage()
  studio = await createStudio(stage.sql)
  const { NEXT_PUBLIC_SUPABASE_URL: url = "", NEXT_PUBLIC_SUPABASE_ANON_KEY: key = "" } = process.env
  visitor = createClient<Database>(url, key, { auth: { persistSession: false } })
  worker = await startWorker({ databaseUrl: stage.databaseUrl, jobs })
})
afterAll(async () => {
  await worker.stop()
  await stage.close()
})

const patience = { timeout: 20_000, interval: 20 }

let wishes = 0
/** Books the next free hour as a visitor, for good. */
async function book(payment: "on_site" | "card"): Promise<Placed & { email: string }> {
  const day = new Date(Date.now() + (9 + Math.floor(wishes / 6)) * 86_400_000).toISOString().slice(0, 10)
  const email = `outage-${wishes}@example.test`
  const request = bookingRequest(studio.serviceId, `${day}T${10 + (wishes++ % 6)}:00:00Z`, {
    payment,
    customer: { full_name: "Gale Guest", email },
  })
  const placed = await stage.sql.begin(async (db) => {
    await db`select set_config('role', 'anon', true), set_config('request.jwt.claims', '{"role": "anon"}', true)`
    return place(db, studio.organizationId, request)
  })
  return { ...placed, email }
}

/** Instead of waiting until jobs that failed are due again. */
const retryNow = () => stage.sql`
  update graphile_worker._private_jobs set run_at = now()
   where locked_at is null and run_at > now() and (key is null or key not like 'booking.expire_hold:%')`

const mailbox = z.object({ data: z.array(z.object({ to: z.array(z.string()), subject: z.string() })) })
/** Every mail that the provider took: to whom, and whether it says that a booking is off. */
async function delivered(): Promise<string[]> {
  const answer = await fetch(`${stage.behind.mail}/emails`, { headers: { authorization: "Bearer re_test" } })
  const { data } = mailbox.parse(await answer.json())
  return data
    .map(({ to, subject }) => `${to.join()} ${subject.startsWith("Cancelled") ? "off" : "on"}`)
    .sort()
}

describe("the mail provider is down", () => {
  test("bookings go on, and on its return each mail that is still true goes out once", async () => {
    const booked: Awaited<ReturnType<typeof book>>[] = []
    let cancelled: (typeof booked)[number] | undefined
    for (const fault of ["refuse", "error", "hang", "lose_answer"] satisfies Fault[]) {
      stage.mail.set(fault)
      booked.push(await book("on_site"), await book("on_site"))
      await retryNow()
      // A hanging mail holds up those behind it, the other ways fail at once.
      const waiting = fault === "hang" ? 1 : booked.length
      await vi.waitUntil(() => stage.mail.met >= waiting, patience)
      if (cancelled) continue
      cancelled = booked.shift()
      await stage.sql`
        select public.cancel_booking(${studio.organizationId}, ${cancelled?.booking_id ?? null}, 'Ill', ${cancelled?.public_token ?? null})`
    }
    expect(new Set(booked.map(({ status }) => status))).toEqual(new Set(["confirmed"]))

    stage.mail.set("none")
    await vi.waitFor(async () => {
      await retryNow()
      expect(
        await stage.sql`select id from public.email_queue where status = 'queued' and organization_id = ${studio.organizationId}`,
      ).toEqual([])
    }, patience)
    expect(await delivered()).toEqual(
      [...booked.map(({ email }) => `${email} on`), `${cancelled?.email} off`].sort(),
    )
    const outcomes = await stage.sql`
      select m.address::text, m.template, m.status, q.status as queue, q.last_error
        from public.email_queue q join public.messages m on m.id = q.message_id
       where q.organization_id = ${studio.organizationId} and q.status <> 'sent'`
    expect(outcomes).toEqual([
      {
        address: cancelled?.email,
        template: "booking_placed",
        status: "skipped",
        queue: "skipped",
        last_error: "The booking was cancelled before this went out.",
      },
    ])
  })

  const mail = (subject: string) => ({
    id: crypto.randomUUID(),
    to: `${subject.toLowerCase()}@example.test`,
    from: "hello@tenantry.demo",
    replyTo: null,
    subject,
    html: "<p>Hello</p>",
    text: "Hello",
    attachments: [],
  })

  test("and never answers: other work waits for none of the mails", async () => {
    stage.mail.set("hang")
    const held = await book("card")
    for (let mails = 0; mails < 12; mails++) await book("on_site")
    await vi.waitUntil(() => stage.mail.met > 0, patience)
    await stage.sql`
      update public.bookings set hold_expires_at = now() - interval '1 second' where id = ${held.booking_id}`
    await stage.sql`
      update public.appointments set hold_expires_at = now() - interval '1 second' where booking_id = ${held.booking_id}`
    await stage.sql`
      update graphile_worker._private_jobs set run_at = now() where key = ${`booking.expire_hold:${held.booking_id}`}`
    await vi.waitFor(
      async () =>
        expect(await stage.sql`select status from public.bookings where id = ${held.booking_id}`).toEqual([
          { status: "cancelled" },
        ]),
      { timeout: 6_000, interval: 50 },
    )
    stage.mail.set("none")
  })

  test("and never answers: sending gives up by itself, to be tried again later", async () => {
    stage.mail.set("hang")
    const hung = sendByResend(mail("Hung"), { apiKey: "re_test", baseUrl: stage.mail.url, patience: 50 })
    expect(await hung).toMatchObject({ outcome: "unavailable" })
  })

  test("and took a mail without saying so: worded anew meanwhile, it still counts as sent, once", async () => {
    const told = mail("Tomorrow")
    const provider = { apiKey: "re_test", baseUrl: stage.mail.url }
    stage.mail.set("lose_answer")
    expect(await sendByResend(told, provider)).toMatchObject({ outcome: "unavailable" })
    stage.mail.set("none")
    expect(await sendByResend({ ...told, text: "Today" }, provider)).toMatchObject({ outcome: "sent" })
    expect((await delivered()).filter((line) => line.startsWith(told.to))).toHaveLength(1)
  })
})

describe("the payment provider is down", () => {
  const sentence = "The payment page can't be reached right now. Nothing was charged; try again shortly."

  test("paying says so in one sentence, leaves nothing half done, and works on its return", async () => {
    const placed = await book("card")
    const checkout = () => startCheckout(systemContext(), visitor, placed.public_token)
    const standing = () => stage.sql`
      select b.status, b.payment_status, p.status as payment, p.stripe_checkout_session_id as session
        from public.bookings b join public.payments p on p.booking_id = b.id where b.id = ${placed.booking_id}`
    for (const fault of ["refuse", "error"] satisfies Fault[]) {
      stage.stripe.set(fault)
      await expect(checkout()).rejects.toMatchObject({ code: "payment_unavailable", message: sentence })
      expect(await standing()).toEqual([
        { status: "pending", payment_status: "unpaid", payment: "pending", session: null },
      ])
    }
    stage.stripe.set("none")
    const url = await checkout()
    const [session, ...others] = (await stripe().checkout.sessions.list({ limit: 100 })).data
    expect(others).toEqual([])
    expect(session?.url).toBe(url)
    expect(await standing()).toEqual([
      { status: "pending", payment_status: "unpaid", payment: "pending", session: session?.id },
    ])
  })

  test("an event about a payment waits for its return and then counts once", async () => {
    const placed = await book("card")
    await startCheckout(systemContext(), visitor, placed.public_token)
    const [payment] = await stage.sql<{ session: string }[]>`
      select stripe_checkout_session_id as session from public.payments where booking_id = ${placed.booking_id}`
    await fetch(`${stage.behind.stripe}/_local/pay/${payment?.session}`, { method: "POST", body: "{}" })
    const event = {
      type: "checkout.session.completed",
      data: { object: await stripe().checkout.sessions.retrieve(payment?.session ?? "") },
    }

    stage.stripe.set("refuse")
    await stage.sql`select public.receive_webhook('stripe', 'evt_outage', ${event.type}, ${JSON.stringify(event)}::text::jsonb)`
    const standing = async () => {
      const [row] = await stage.sql`
        select b.status, b.payment_status, w.status as event, w.error is not null as failed
          from public.bookings b, public.webhook_events w where b.id = ${placed.booking_id} and w.external_id = 'evt_outage'`
      return row
    }
    await vi.waitFor(
      async () => expect(await standing()).toMatchObject({ status: "pending", failed: true }),
      patience,
    )
    stage.stripe.set("none")
    await vi.waitFor(async () => {
      await retryNow()
      expect(await standing()).toMatchObject({
        status: "confirmed",
        payment_status: "paid",
        event: "processed",
      })
    }, patience)
    expect((await stripe().charges.list({ limit: 100 })).data).toHaveLength(1)
  })
})
