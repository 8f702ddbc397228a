import { expect, signIn, test } from "../fixtures"

test("a viewer sees bookings but no button to change one", async ({ page }) => {
  await signIn(page, "viewer@glow.demo", "/dashboard/glow-studio/bookings?when=all")
  await expect(page.getByRole("link", { name: "New booking" })).toHaveCount(0)
  await page.locator("tbody tr a").first().click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^B-\d+/)
  for (const name of ["More actions", "Take payment", "Refund", "Add note"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0)
  }
  await page.goto("/dashboard/glow-studio/customers")
  await expect(page.getByRole("button", { name: "Add customer" })).toHaveCount(0)
})

test("a viewer who types the address of a form is refused", async ({ page }) => {
  await signIn(page, "viewer@glow.demo", "/dashboard/glow-studio")
  for (const path of ["bookings/new", "settings"]) {
    const answer = await page.goto(`/dashboard/glow-studio/${path}`)
    expect(answer?.status()).toBe(403)
    await expect(page.getByRole("heading", { name: "This isn’t open to you" })).toBeVisible()
  }
})

test("another tenant's pages are not there, whatever the address", async ({ page }) => {
  await signIn(page, "owner@spotless.demo", "/dashboard/spotless-laundry/bookings?when=all")
  const foreign = await page.locator("tbody tr a").first().getAttribute("href")
  const id = foreign?.split("/").at(-1) ?? ""
  await page.context().clearCookies()
  await signIn(page, "owner@glow.demo", "/dashboard/glow-studio")
  for (const path of [
    "/dashboard/spotless-laundry",
    "/dashboard/spotless-laundry/bookings",
    `/dashboard/spotless-laundry/bookings/${id}`,
    `/dashboard/glow-studio/bookings/${id}`,
    "/dashboard/glow-studio/bookings/not-an-id",
    "/dashboard/no-such-place",
    "/admin",
  ]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    await expect(page).not.toHaveTitle(/Spotless|B-0/)
  }
  const search = await page.request.get("/api/dashboard/spotless-laundry/search?q=an")
  expect(search.status()).toBe(404)
})
