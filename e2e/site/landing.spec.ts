import { expect, expectAccessible, test } from "../fixtures.ts"

test("the landing page leads to a demo business and to signing in", async ({ page }) => {
  await page.goto("/")
  await expectAccessible(page)
  await page.getByRole("link", { name: /^Glow Studio/ }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Glow Studio" })).toBeVisible()
  await page.goto("/")
  await page.getByRole("link", { name: "Sign in" }).click()
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible()
})

test("every answer carries the security headers, errors and files included", async ({ request }) => {
  const pages = ["/", "/sign-in", "/b/glow-studio", "/b/no-such-business", "/no-such-page", "/api/health"]
  for (const path of pages) {
    const headers = (await request.get(path)).headers()
    expect(headers["x-content-type-options"], path).toBe("nosniff")
    expect(headers["x-frame-options"], path).toBe("DENY")
    expect(headers["content-security-policy"], path).toMatch(
      /script-src 'self' 'nonce-[a-z0-9]{32}' 'strict-dynamic'/,
    )
    expect(headers["content-security-policy"], path).toContain("object-src 'none'; base-uri 'none'")
    expect(headers["x-powered-by"], path).toBeUndefined()
  }
})

test("the nonce is another for each answer", async ({ request }) => {
  const nonce = async () =>
    /nonce-([a-z0-9]+)/.exec((await request.get("/")).headers()["content-security-policy"] ?? "")?.[1]
  expect(await nonce()).not.toBe(await nonce())
})

test("a webhook that Stripe did not sign is refused", async ({ request }) => {
  const forged = await request.post("/api/webhooks/stripe", {
    headers: { "stripe-signature": "t=1,v1=deadbeef", "content-type": "application/json" },
    data: { id: "evt_forged", type: "payment_intent.succeeded" },
  })
  expect(forged.status()).toBe(400)
  expect((await request.post("/api/webhooks/stripe", { data: {} })).status()).toBe(400)
})
