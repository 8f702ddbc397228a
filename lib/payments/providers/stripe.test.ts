import Stripe from "stripe"
import { beforeAll, describe, expect, test, vi } from "vitest"
import { findReference, verifyWebhook } from "./stripe"

const secret = "whsec_test_of_signatures"
const body = JSON.stringify({
  id: "evt_1",
  object: "event",
  type: "checkout.session.completed",
  data: { object: {} },
})
const now = () => Math.floor(Date.now() / 1000)
const sign = (payload: string, timestamp: number, key = secret) =>
  new Stripe("sk_test_x").webhooks.generateTestHeaderString({ payload, secret: key, timestamp })

beforeAll(() => {
  for (const [name, value] of Object.entries({
    NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:1",
    NEXT_PUBLIC_SUPABASE_ANON_KEY: "anon",
    SUPABASE_SERVICE_ROLE_KEY: "service",
    APP_URL: "http://localhost:3000",
    STRIPE_SECRET_KEY: "sk_test_x",
    STRIPE_WEBHOOK_SECRET: secret,
    MAIL_FROM: "hello@tenantry.demo",
  })) {
    vi.stubEnv(name, value)
  }
})

describe("a webhook", () => {
  test("signed by Stripe within five minutes is believed", () => {
    expect(verifyWebhook(body, sign(body, now()))?.id).toBe("evt_1")
    expect(verifyWebhook(body, sign(body, now() - 290))?.id).toBe("evt_1")
  })

  test.each([
    ["without a signature", () => null],
    ["with another's secret", () => sign(body, now(), "whsec_of_someone_else")],
    ["signed for another body", () => sign(`${body} `, now())],
    ["signed over five minutes ago", () => sign(body, now() - 310)],
    ["with nonsense for a signature", () => "t=1,v1=00"],
  ])("%s is not", (_, signature) => {
    expect(verifyWebhook(body, signature())).toBeNull()
  })
})

test("an object names the payment it stands for by the metadata we gave it", async () => {
  const metadata = {
    organization_id: "0193b3a0-0000-7000-8000-000000000001",
    payment_id: "0193b3a0-0000-7000-8000-000000000002",
  }
  const event = (object: object) => ({
    type: "x",
    data: { object: { id: "o", object: "checkout.session", ...object } },
  })
  expect(await findReference(event({ metadata }))).toEqual(metadata)
  expect(await findReference(event({ metadata: { payment_id: "../1" } }))).toBeNull()
  expect(await findReference(event({}))).toBeNull()
})
