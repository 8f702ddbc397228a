import { expect, expectAccessible, signIn, test } from "../fixtures"

for (const path of [
  "",
  "/calendar",
  "/bookings",
  "/customers",
  "/bookings/new",
  "/settings",
  "/notifications",
]) {
  test(`fits a phone: ${path || "today"}`, async ({ page }) => {
    await signIn(page, "owner@glow.demo", `/dashboard/glow-studio${path}`)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await page.waitForLoadState("networkidle")
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
}
