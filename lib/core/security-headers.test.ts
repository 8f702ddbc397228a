import { expect, test } from "vitest"
import { contentSecurityPolicy, staticSecurityHeaders } from "./security-headers"

const policy = (more: { secure?: boolean; development?: boolean } = {}) =>
  contentSecurityPolicy({
    nonce: "abc",
    supabaseUrl: "https://x.supabase.co/rest",
    secure: true,
    development: false,
    ...more,
  })

test("scripts run by nonce only, and nothing frames us or is plugged in", () => {
  expect(policy()).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy()).not.toContain("unsafe-eval")
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy()).toContain(rule)
})

test("only hosts we know are spoken to", () => {
  expect(
    policy()
      .match(/https?:\/\/[^\s;]+/g)
      ?.sort(),
  ).toEqual(["https://checkout.stripe.com", "https://x.supabase.co", "https://x.supabase.co"])
})

test("transport security is asked for where there is https", () => {
  expect(staticSecurityHeaders(true)).toHaveProperty("Strict-Transport-Security")
  expect(staticSecurityHeaders(false)).not.toHaveProperty("Strict-Transport-Security")
  expect(policy({ secure: false })).not.toContain("upgrade-insecure-requests")
})
