import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Stripe from "stripe"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type RunningStripe, startStripe } from "../stripe/server.ts"

// Point STRIPE_CONTRACT_KEY at a test-mode account to hold the real service to the same contract.
const hostedKey = process.env.STRIPE_CONTRACT_KEY
const key = hostedKey ?? "sk_test_contract"
const webhookSecret = "whsec_contract"
let local: RunningStripe | undefined
let stripe: Stripe
let dataDir = ""

const received: { body: string; signature: string }[] = []
let refuseNext = 0
const receiver = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on("data", (part) => parts.push(part))
  request.on("end", () => {
    const body = Buffer.concat(parts).toString()
    received.push({ body, signature: String(request.headers["stripe-signature"]) })
    response.writeHead(refuseNext-- > 0 ? 500 : 200).end()
  })
})

beforeAll(async () => {
  if (hostedKey) {
    stripe = new Stripe(key)
    return
  }
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve))
  const address = receiver.address()
  const appPort = typeof address === "object" ? address?.port : undefined
  dataDir = await mkdtemp(join(tmpdir(), "stripe-contract-"))
  const env = {
    APP_URL: `http://127.0.0.1:${appPort}`,
    STRIPE_SECRET_KEY: key,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
  }
  local = await startStripe({ port: 0, dataDir, env })
  stripe = client()
})

afterAll(async () => {
  await local?.close()
  receiver.close()
  if (dataDir) await rm(dataDir, { recursive: true })
})

function client(apiKey = key, config: Partial<Stripe.StripeConfig> = {}) {
  const { hostname, port } = new URL(local?.url ?? "")
  return new Stripe(apiKey, { host: hostname, port, protocol: "http", telemetry: false, ...config })
}

async function control(path: string, body: object = {}) {
  const answer = await fetch(`${local?.url}/_local/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  })
  return answer.json()
}

/** Fills in the hosted page as a browser without scripts would. */
function submitCard(url: string, number: string) {
  return fetch(url, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({
      email: "casey@example.com",
      number,
      expiry: "12 / 34",
      cvc: "123",
      name: "Casey Morgan",
      country: "GB",
      postcode: "BS1 4DJ",
    }),
  })
}

function order(extra: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  return stripe.checkout.sessions.create({
    mode: "payment",
    success_url: "http://127.0.0.1:3000/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://127.0.0.1:3000/cancelled",
    line_items: [
      {
        quantity: 2,
        price_data: { currency: "gbp", unit_amount: 1250, product_data: { name: "Wash and fold" } },
      },
    ],
    metadata: { booking_id: "b1" },
    payment_intent_data: { metadata: { payment_id: "p1" }, description: "Booking 1001" },
    ...extra,
  })
}

describe("the API", () => {
  test("refuses a wrong key", async () => {
    await expect(client("sk_test_wrong").customers.list()).rejects.toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    )
  })

  test("names what doesn't exist", async () => {
    await expect(stripe.customers.retrieve("cus_none")).rejects.toMatchObject({
      code: "resource_missing",
      statusCode: 404,
    })
  })

  test("names a missing parameter", async () => {
    // The SDK's types would not let the currency be left out.
    const incomplete = stripe.rawRequest("POST", "/v1/payment_intents", { amount: 100 })
    await expect(incomplete).rejects.toMatchObject({ param: "currency" })
  })

  test("gives the same answer to the same idempotency key, and refuses it with other parameters", async () => {
    const idempotencyKey = `contract-${crypto.randomUUID()}`
    const first = await stripe.customers.create({ name: "Once" }, { idempotencyKey })
    const again = await stripe.customers.create({ name: "Once" }, { idempotencyKey })
    expect(again.id).toBe(first.id)
    await expect(stripe.customers.create({ name: "Twice" }, { idempotencyKey })).rejects.toBeInstanceOf(
      Stripe.errors.StripeIdempotencyError,
    )
  })

  test("pages through a list without gaps", async () => {
    const email = `page-${crypto.randomUUID()}@example.com`
    const made = []
    for (let index = 0; index < 5; index++) made.push((await stripe.customers.create({ email })).id)
    const seen = []
    for await (const customer of stripe.customers.list({ email, limit: 2 })) seen.push(customer.id)
    expect(seen).toEqual(made.reverse())
  })

  test("merges metadata", async () => {
    const customer = await stripe.customers.create({ metadata: { a: "1", b: "2" } })
    const updated = await stripe.customers.update(customer.id, { metadata: { b: "", c: "3" } })
    expect(updated.metadata).toEqual({ a: "1", c: "3" })
  })
})

describe("checkout", () => {
  test("adds lines up and shows them when asked", async () => {
    const session = await order()
    expect(session).toMatchObject({ amount_total: 2500, status: "open", payment_status: "unpaid" })
    const full = await stripe.checkout.sessions.retrieve(session.id, { expand: ["line_items"] })
    expect(full.line_items?.data[0]).toMatchObject({ description: "Wash and fold", quantity: 2 })
  })

  test("takes a coupon off", async () => {
    const coupon = await stripe.coupons.create({ percent_off: 10, duration: "once" })
    const session = await order({ discounts: [{ coupon: coupon.id }] })
    expect(session).toMatchObject({ amount_subtotal: 2500, amount_total: 2250 })
  })

  test("refuses to expire in less than half an hour", async () => {
    const soon = Math.floor(Date.now() / 1000) + 600
    await expect(order({ expires_at: soon })).rejects.toMatchObject({ param: "expires_at" })
  })

  test("can be ended, once", async () => {
    const session = await order()
    expect((await stripe.checkout.sessions.expire(session.id)).status).toBe("expired")
    await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe.skipIf(hostedKey)("the hosted page", () => {
  test("takes a good card and leads back", async () => {
    const session = await order()
    const page = await fetch(session.url ?? "")
    expect(await page.text()).toContain("Wash and fold")
    const paid = await submitCard(session.url ?? "", "4242 4242 4242 4242")
    expect(paid.status).toBe(303)
    expect(paid.headers.get("location")).toBe(`http://127.0.0.1:3000/done?session=${session.id}`)
    const after = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ["payment_intent.latest_charge"],
    })
    expect(after).toMatchObject({
      status: "complete",
      payment_status: "paid",
      customer_details: { email: "casey@example.com" },
      payment_intent: { status: "succeeded", metadata: { payment_id: "p1" } },
    })
    const intent = after.payment_intent
    const charge = typeof intent === "object" ? intent?.latest_charge : null
    const receipt = await fetch(typeof charge === "object" ? (charge?.receipt_url ?? "") : "")
    expect(await receipt.text()).toContain("£25.00")
  })

  test("shows a decline and lets the payer try again on the same intent", async () => {
    const session = await order()
    const refused = await submitCard(session.url ?? "", "4000000000000002")
    expect(refused.status).toBe(402)
    expect(await refused.text()).toContain("Your card was declined.")
    const between = await stripe.checkout.sessions.retrieve(session.id)
    expect(between.status).toBe("open")
    expect((await submitCard(session.url ?? "", "4242424242424242")).status).toBe(303)
    const after = await stripe.checkout.sessions.retrieve(session.id)
    expect(after.payment_intent).toBe(between.payment_intent)
  })

  test("asks for proof, and takes yes and no for an answer", async () => {
    for (const [answer, status] of [
      ["complete", 303],
      ["fail", 402],
    ] as const) {
      const session = await order()
      const challenge = await submitCard(session.url ?? "", "4000002500003155")
      const location = challenge.headers.get("location") ?? ""
      expect(location).toContain("/challenge/")
      const back = await fetch(location, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ answer }),
      })
      expect(back.status).toBe(status)
    }
  })

  test("doesn't take money twice", async () => {
    const session = await order()
    await submitCard(session.url ?? "", "4242424242424242")
    expect((await submitCard(session.url ?? "", "4242424242424242")).status).toBe(409)
    const intents = await stripe.paymentIntents.list({ limit: 100 })
    const after = await stripe.checkout.sessions.retrieve(session.id)
    expect(intents.data.filter((intent) => intent.id === after.payment_intent)).toHaveLength(1)
  })

  test("takes a promotion code before the card", async () => {
    const coupon = await stripe.coupons.create({ amount_off: 500, currency: "gbp", duration: "once" })
    const code = await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id } })
    const session = await order({ allow_promotion_codes: true })
    const apply = (promotion_code: string) =>
      fetch(session.url ?? "", {
        method: "POST",
        body: new URLSearchParams({ apply: "1", promotion_code }),
      })
    expect((await apply("WRONG")).status).toBe(400)
    expect(await (await apply(code.code)).text()).toContain("£20.00")
    await submitCard(session.url ?? "", "4242424242424242")
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] })
    expect(after.payment_intent).toMatchObject({ amount_received: 2000 })
    expect((await stripe.coupons.retrieve(coupon.id)).times_redeemed).toBe(1)
  })

  test("saves a card in setup mode", async () => {
    const customer = await stripe.customers.create({ email: "casey@example.com" })
    const session = await stripe.checkout.sessions.create({
      mode: "setup",
      currency: "gbp",
      customer: customer.id,
      success_url: "http://127.0.0.1:3000/done",
    })
    expect((await submitCard(session.url ?? "", "4242424242424242")).status).toBe(303)
    const methods = await stripe.customers.listPaymentMethods(customer.id)
    expect(methods.data[0]?.card?.last4).toBe("4242")
  })

  test("expires when its time has come", async () => {
    const session = await order({ expires_at: Math.floor(Date.now() / 1000) + 31 * 60 })
    const challenge = await submitCard(session.url ?? "", "4000002500003155")
    await control("clock", { advance_seconds: 32 * 60 })
    const late = await fetch(challenge.headers.get("location") ?? "", {
      method: "POST",
      body: new URLSearchParams({ answer: "complete" }),
    })
    expect(late.status).toBe(404)
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("expired")
    expect(await (await fetch(`${local?.url}/c/pay/${session.id}`)).text()).toContain("has expired")
  })
})

describe.skipIf(hostedKey)("webhooks", () => {
  const types = () => received.map(({ body }) => String(JSON.parse(body).type))

  test("are signed, so that stripe-node can tell a forged one", async () => {
    await control("flush")
    received.length = 0
    const session = await order()
    await control(`pay/${session.id}`)
    await control("flush")
    expect(types()).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
    ])
    const { body, signature } = received[0] ?? { body: "", signature: "" }
    expect(stripe.webhooks.constructEvent(body, signature, webhookSecret).type).toBe("payment_intent.created")
    expect(() => stripe.webhooks.constructEvent(`${body} `, signature, webhookSecret)).toThrow()
  })

  test("are tried again later, by the stand-in's own clock", async () => {
    received.length = 0
    refuseNext = 2
    const customer = await stripe.customers.create({ name: "Retry" })
    await control("flush")
    expect(received).toHaveLength(1)
    await control("clock", { advance_seconds: 10 })
    await control("clock", { advance_seconds: 20 })
    expect(received).toHaveLength(3)
    expect(new Set(received.map(({ body }) => JSON.parse(body).id)).size).toBe(1)
    expect(JSON.parse(received[0]?.body ?? "").data.object.id).toBe(customer.id)
  })

  test("can be held back, doubled and shuffled", async () => {
    received.length = 0
    await control("deliveries", { hold: true, copies: 2, shuffle: true })
    for (let index = 0; index < 3; index++) await stripe.customers.create({ name: `Held ${index}` })
    await control("flush")
    expect(received).toHaveLength(0)
    await control("deliveries", { hold: false, copies: 1, shuffle: false })
    expect(received).toHaveLength(6)
  })

  test("can be sent again by name", async () => {
    const [event] = (await stripe.events.list({ limit: 1 })).data
    received.length = 0
    await control("redeliver", { events: [event?.id], copies: 2 })
    expect(received).toHaveLength(2)
  })
})

describe.skipIf(hostedKey)("faults", () => {
  test("an outage refuses, errs, and ends", async () => {
    const impatient = client(key, { maxNetworkRetries: 0, timeout: 500 })
    for (const mode of ["refuse", "hang", "error"]) {
      await control("outage", { mode })
      await expect(impatient.customers.list()).rejects.toThrow()
    }
    await control("outage", { mode: "none" })
    expect((await impatient.customers.list()).object).toBe("list")
  })

  test("a restart loses nothing", async () => {
    const session = await order()
    await local?.close()
    local = await startStripe({ port: 0, dataDir, env: { STRIPE_SECRET_KEY: key } })
    stripe = client()
    expect((await stripe.checkout.sessions.retrieve(session.id)).amount_total).toBe(2500)
  })
})
