import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Stripe from "stripe"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type RunningStripe, startStripe } from "../stripe/server.ts"

// Point STRIPE_CONTRACT_KEY at a test-mode account to hold the real service to the same contract.
const hostedKey = process.env.STRIPE_CONTRACT_KEY
const day = 86_400
let local: RunningStripe | undefined
let stripe: Stripe
let dataDir = ""

beforeAll(async () => {
  if (hostedKey) {
    stripe = new Stripe(hostedKey)
    return
  }
  dataDir = await mkdtemp(join(tmpdir(), "stripe-billing-"))
  local = await startStripe({ port: 0, dataDir, env: { STRIPE_SECRET_KEY: "sk_test_billing" } })
  const { hostname, port } = new URL(local.url)
  stripe = new Stripe("sk_test_billing", { host: hostname, port, protocol: "http", telemetry: false })
})

afterAll(async () => {
  await local?.close()
  if (dataDir) await rm(dataDir, { recursive: true })
})

/** A customer who lives by a clock of their own, with a card on file. */
async function subscriber(card = "pm_card_visa") {
  const start = Math.floor(Date.now() / 1000)
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start })
  const customer = await stripe.customers.create({ email: "owner@example.com", test_clock: clock.id })
  const method = await stripe.paymentMethods.attach(card, { customer: customer.id })
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } })
  const advance = async (days: number) => {
    const { frozen_time } = await stripe.testHelpers.testClocks.retrieve(clock.id)
    await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: frozen_time + days * day })
    for (let status = "advancing"; status === "advancing"; ) {
      status = (await stripe.testHelpers.testClocks.retrieve(clock.id)).status
    }
  }
  return { customer: customer.id, start, advance }
}

function plan(unit_amount: number, interval: "month" | "year" = "month") {
  return stripe.prices.create({
    currency: "gbp",
    unit_amount,
    recurring: { interval },
    product_data: { name: `Plan ${unit_amount}` },
  })
}

function itemOf(subscription: Stripe.Subscription) {
  const item = subscription.items.data[0]
  if (!item) throw new Error("the subscription has no item")
  return item
}

describe("subscriptions", () => {
  test("bill at once and again each month", async () => {
    const { customer, advance } = await subscriber()
    const price = await plan(2900)
    const subscription = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] })
    expect(subscription.status).toBe("active")
    await advance(32)
    const invoices = await stripe.invoices.list({ subscription: subscription.id })
    expect(invoices.data.map(({ status, total }) => ({ status, total }))).toEqual([
      { status: "paid", total: 2900 },
      { status: "paid", total: 2900 },
    ])
  })

  test("are free during a trial, then charged", async () => {
    const { customer, advance } = await subscriber()
    const price = await plan(2900)
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price: price.id }],
      trial_period_days: 14,
    })
    expect(subscription.status).toBe("trialing")
    await advance(15)
    const after = await stripe.subscriptions.retrieve(subscription.id, { expand: ["latest_invoice"] })
    expect(after).toMatchObject({ status: "active", latest_invoice: { total: 2900, status: "paid" } })
  })

  test("are prorated on an upgrade, and previewed exactly", async () => {
    const { customer, start, advance } = await subscriber()
    const [small, large] = [await plan(1000), await plan(3000)]
    const subscription = await stripe.subscriptions.create({ customer, items: [{ price: small.id }] })
    await advance(10)
    const change = {
      items: [{ id: itemOf(subscription).id, price: large.id }],
      proration_behavior: "always_invoice" as const,
      proration_date: start + 10 * day,
    }
    const preview = await stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: change,
    })
    const upgraded = await stripe.subscriptions.update(subscription.id, {
      ...change,
      expand: ["latest_invoice"],
    })
    expect(itemOf(upgraded).price.id).toBe(large.id)
    const invoice = upgraded.latest_invoice
    const total = typeof invoice === "object" ? invoice?.total : 0
    expect(total).toBe(preview.total)
    expect(total).toBeGreaterThan(1200)
    expect(total).toBeLessThan(1400)
  })

  test("give the unused part back on a downgrade, with the next invoice", async () => {
    const { customer, advance } = await subscriber()
    const [small, large] = [await plan(1000), await plan(3000)]
    const subscription = await stripe.subscriptions.create({ customer, items: [{ price: large.id }] })
    await advance(10)
    await stripe.subscriptions.update(subscription.id, {
      items: [{ id: itemOf(subscription).id, price: small.id }],
    })
    await advance(22)
    const [latest] = (await stripe.invoices.list({ subscription: subscription.id })).data
    expect(latest?.total).toBeLessThan(0)
  })

  test("end with their period when asked to, not before", async () => {
    const { customer, advance } = await subscriber()
    const price = await plan(2900)
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] })
    const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true })
    expect(ending).toMatchObject({ status: "active", cancel_at_period_end: true })
    await advance(32)
    expect((await stripe.subscriptions.retrieve(id)).status).toBe("canceled")
  })

  test("fall behind when the card fails, and end after the last try", async () => {
    const { customer, advance } = await subscriber()
    const price = await plan(2900)
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] })
    const bad = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer })
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: bad.id } })
    await advance(32)
    expect((await stripe.subscriptions.retrieve(id)).status).toBe("past_due")
    await advance(20)
    expect((await stripe.subscriptions.retrieve(id)).status).toBe("canceled")
  })

  test("collect nothing while paused", async () => {
    const { customer, advance } = await subscriber()
    const price = await plan(2900)
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] })
    await stripe.subscriptions.update(id, { pause_collection: { behavior: "void" } })
    await advance(32)
    const [latest] = (await stripe.invoices.list({ subscription: id })).data
    expect(latest?.status).toBe("void")
  })

  test("cost less for as long as a coupon lasts", async () => {
    const { customer, advance } = await subscriber()
    const price = await plan(2000)
    const coupon = await stripe.coupons.create({ percent_off: 50, duration: "once" })
    const { id } = await stripe.subscriptions.create({
      customer,
      items: [{ price: price.id }],
      discounts: [{ coupon: coupon.id }],
    })
    await advance(32)
    const invoices = await stripe.invoices.list({ subscription: id })
    expect(invoices.data.map((invoice) => invoice.total)).toEqual([2000, 1000])
  })

  test("bill what a meter counted", async () => {
    const { customer, advance, start } = await subscriber()
    const event_name = `emails_${crypto.randomUUID().slice(0, 8)}`
    const meter = await stripe.billing.meters.create({
      display_name: "Emails",
      event_name,
      default_aggregation: { formula: "sum" },
    })
    const price = await stripe.prices.create({
      currency: "gbp",
      unit_amount: 2,
      recurring: { interval: "month", usage_type: "metered", meter: meter.id },
      product_data: { name: "Emails" },
    })
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] })
    const identifier = crypto.randomUUID()
    const usage = { event_name, identifier, payload: { stripe_customer_id: customer, value: "150" } }
    await stripe.billing.meterEvents.create({ ...usage, timestamp: start + 60 })
    await expect(stripe.billing.meterEvents.create(usage)).rejects.toMatchObject({ statusCode: 400 })
    await advance(32)
    const [latest] = (await stripe.invoices.list({ subscription: id })).data
    expect(latest?.total).toBe(300)
  })
})

describe("invoices", () => {
  test("are drafted, finalized, paid and downloaded", async () => {
    const { customer } = await subscriber()
    await stripe.invoiceItems.create({ customer, amount: 4200, currency: "gbp", description: "Set-up" })
    const draft = await stripe.invoices.create({ customer, pending_invoice_items_behavior: "include" })
    expect(draft).toMatchObject({ status: "draft", total: 4200 })
    const open = await stripe.invoices.finalizeInvoice(draft.id)
    expect(open.number).toBeTruthy()
    const paid = await stripe.invoices.pay(draft.id)
    expect(paid).toMatchObject({ status: "paid", amount_paid: 4200, amount_remaining: 0 })
    const pdf = Buffer.from(await (await fetch(paid.invoice_pdf ?? "")).arrayBuffer())
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
  })

  test("are voided, and then can't be paid", async () => {
    const { customer } = await subscriber()
    await stripe.invoiceItems.create({ customer, amount: 4200, currency: "gbp" })
    const draft = await stripe.invoices.create({ customer, pending_invoice_items_behavior: "include" })
    await stripe.invoices.finalizeInvoice(draft.id)
    expect((await stripe.invoices.voidInvoice(draft.id)).status).toBe("void")
    await expect(stripe.invoices.pay(draft.id)).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe("Connect", () => {
  test("takes a share of a charge and hands the rest on", async () => {
    const account = await stripe.accounts.create({ type: "express", country: "GB" })
    const link = await stripe.accountLinks.create({
      account: account.id,
      type: "account_onboarding",
      refresh_url: "http://127.0.0.1:3000/refresh",
      return_url: "http://127.0.0.1:3000/return",
    })
    if (!local) return
    expect(account.charges_enabled).toBe(false)
    const done = await fetch(link.url, { method: "POST", redirect: "manual" })
    expect(done.headers.get("location")).toBe("http://127.0.0.1:3000/return")
    expect((await stripe.accounts.retrieve(account.id)).charges_enabled).toBe(true)
    const intent = await stripe.paymentIntents.create({
      amount: 5000,
      currency: "gbp",
      application_fee_amount: 250,
      transfer_data: { destination: account.id },
      payment_method: "pm_card_visa",
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      expand: ["latest_charge.transfer", "latest_charge.application_fee"],
    })
    expect(intent.latest_charge).toMatchObject({
      transfer: { destination: account.id, amount: 5000 },
      application_fee: { amount: 250 },
    })
  })

  test("keeps accounts apart", async () => {
    if (!local) return
    const account = await stripe.accounts.create({ type: "express", country: "GB" })
    const customer = await stripe.customers.create({ name: "Theirs" }, { stripeAccount: account.id })
    await expect(stripe.customers.retrieve(customer.id)).rejects.toMatchObject({ code: "resource_missing" })
  })
})

describe("the customer portal", () => {
  test("leads to a page where a subscription is ended", async () => {
    const { customer } = await subscriber()
    const price = await plan(2900)
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: price.id }] })
    const session = await stripe.billingPortal.sessions.create({
      customer,
      return_url: "http://127.0.0.1:3000/billing",
    })
    if (!local) return
    expect(await (await fetch(session.url)).text()).toContain("Plan 2900")
    const body = new URLSearchParams({ action: "cancel", subscription: id })
    await fetch(session.url, { method: "POST", body, redirect: "manual" })
    expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(true)
  })

  test.skipIf(hostedKey)("subscription checkout starts a trial", async () => {
    const price = await plan(2900)
    const session = await stripe.checkout.sessions.create({
      mode: "subscription",
      success_url: "http://127.0.0.1:3000/done",
      line_items: [{ price: price.id, quantity: 1 }],
      subscription_data: { trial_period_days: 14, metadata: { organization_id: "o1" } },
    })
    const paid = await fetch(`${local?.url}/_local/pay/${session.id}`, { method: "POST" })
    expect(paid.status).toBe(200)
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ["subscription"] })
    expect(after).toMatchObject({
      status: "complete",
      subscription: { status: "trialing", metadata: { organization_id: "o1" } },
    })
  })
})
