import { expect, test } from "vitest"
import { readEnv } from "./env"

const complete = {
  NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:54321",
  NEXT_PUBLIC_SUPABASE_ANON_KEY: "anon",
  SUPABASE_SERVICE_ROLE_KEY: "service",
  APP_URL: "http://localhost:3000",
  STRIPE_SECRET_KEY: "sk_test",
  STRIPE_WEBHOOK_SECRET: "whsec",
  MAIL_FROM: "Tenantry <hello@tenantry.demo>",
}

test("says everything that is missing at once, and no value", () => {
  const attempt = () => readEnv({ ...complete, APP_URL: "nowhere", STRIPE_SECRET_KEY: undefined })
  expect(attempt).toThrow(/APP_URL[\s\S]*STRIPE_SECRET_KEY|STRIPE_SECRET_KEY[\s\S]*APP_URL/)
  expect(attempt).not.toThrow(/nowhere/)
})

test("an empty optional variable counts as absent", () => {
  expect(readEnv({ ...complete, SMTP_URL: "", RESEND_BASE_URL: "" }).SMTP_URL).toBeUndefined()
})
