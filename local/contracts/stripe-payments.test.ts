import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Stripe from "stripe"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type RunningStripe, startStripe } from "../stripe/server.ts"

// Point STRIPE_CONTRACT_KEY at a test-mode account to hold the real service to the same contract.
const hostedKey = process.env.STRIPE_CONTRACT_KEY
let local: RunningStripe | undefined
let stripe: Stripe
let dataDir = ""

beforeAll(async () => {
  if (hostedKey) {
    stripe = new Stripe(hostedKey)
    return
  }
  dataDir = await mkdtemp(join(tmpdir(), "stripe-payments-"))
  local = await startStripe({ port: 0, dataDir, env: { STRIPE_SECRET_KEY: "sk_test_payments" } })
  const { hostname, port } = new URL(local.url)
  stripe = new Stripe("sk_test_payments", { host: hostname, port, protocol: "http", telemetry: false })
})

afterAll(async () => {
  await local?.close()
  if (dataDir) await rm(dataDir, { recursive: true })
})

describe("payment intents and refunds", () => {
  const pay = (payment_method: string) =>
    stripe.paymentIntents.create({
      amount: 2000,
      currency: "gbp",
      payment_method,
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    })

  test("a good card is charged", async () => {
    const intent = await pay("pm_card_visa")
    expect(intent.status).toBe("succeeded")
    const full = await stripe.paymentIntents.retrieve(intent.id, {
      expand: ["latest_charge.balance_transaction"],
    })
    expect(full.latest_charge).toMatchObject({
      amount: 2000,
      paid: true,
      balance_transaction: { object: "balance_transaction", amount: 2000 },
    })
  })

  test("a declined card says why", async () => {
    await expect(pay("pm_card_visa_chargeDeclinedInsufficientFunds")).rejects.toMatchObject({
      type: "StripeCardError",
      code: "card_declined",
      decline_code: "insufficient_funds",
    })
  })

  test("is refunded in parts, and never more than was paid", async () => {
    const intent = await pay("pm_card_visa")
    const part = await stripe.refunds.create({ payment_intent: intent.id, amount: 500 })
    expect(part).toMatchObject({ amount: 500, status: "succeeded" })
    await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 1501 })).rejects.toMatchObject({
      statusCode: 400,
    })
    const rest = await stripe.refunds.create({ payment_intent: intent.id })
    expect(rest.amount).toBe(1500)
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
      code: "charge_already_refunded",
    })
  })

  test("is captured later when asked to", async () => {
    const intent = await stripe.paymentIntents.create({
      amount: 900,
      currency: "gbp",
      capture_method: "manual",
      payment_method: "pm_card_visa",
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    })
    expect(intent.status).toBe("requires_capture")
    expect((await stripe.paymentIntents.capture(intent.id)).status).toBe("succeeded")
  })

  test("an amount too small is refused", async () => {
    await expect(stripe.paymentIntents.create({ amount: 5, currency: "gbp" })).rejects.toMatchObject({
      code: "amount_too_small",
    })
  })
})
