import { expect, expectAccessible, signIn, test } from "../fixtures"

test("a suspended tenant's storefront closes, its dashboard can only be read, and restoring opens both", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  // A tenant of its own, so that no other test finds a business closed.
  const slug = `e2e-closed-${Date.now().toString(36)}`
  const name = `Closed ${slug}`
  const owner = await (await browser.newContext()).newPage()
  await signIn(owner, "owner@evermore.demo", "/dashboard/new")
  await owner.getByLabel("Name of your business").fill(name)
  await owner.getByLabel("Address of your storefront").fill(slug)
  await owner.getByRole("button", { name: "Create the organization" }).click()
  await expect(owner).toHaveURL(new RegExp(`/dashboard/${slug}$`))

  await signIn(page, "super@tenantry.demo", `/admin/tenants?q=${slug}`)
  await expectAccessible(page)
  await page.getByRole("link", { name: new RegExp(name) }).click()
  await expect(page).toHaveTitle(`${name} · Tenantry platform`)
  await page.getByRole("button", { name: "Suspend" }).click()
  const dialog = page.getByRole("dialog", { name: `Suspend ${name}` })
  await dialog.getByRole("button", { name: "Suspend tenant" }).click()
  await expect(page.getByText("Say why in a sentence")).toBeVisible()
  await page.getByLabel("Reason").fill("Unpaid invoices")
  await dialog.getByRole("button", { name: "Suspend tenant" }).click()
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible()

  await owner.goto(`/dashboard/${slug}`)
  await expect(owner.getByRole("status").filter({ hasText: "is suspended" })).toContainText("Unpaid invoices")
  await expect(owner.getByRole("link", { name: "New booking" })).toHaveCount(0)
  expect((await owner.goto(`/dashboard/${slug}/settings`))?.status()).toBe(403)
  await owner.goto(`/b/${slug}`)
  await expect(owner.getByText(/unavailable|(isn.t|not) (available|taking)/i).first()).toBeVisible()

  await page.getByRole("button", { name: "Restore" }).click()
  await expect(page.getByRole("button", { name: "Suspend" })).toBeVisible()
  await owner.goto(`/dashboard/${slug}`)
  await expect(owner.getByText("This organization is suspended")).toHaveCount(0)

  await page.getByRole("link", { name: "All entries" }).click()
  await expect(page).toHaveURL(/\/admin\/audit\?organization=/)
  await page.getByText("Organization changed").first().click()
  await expect(page.getByText("Unpaid invoices").first()).toBeVisible()
  await expectAccessible(page)
})

test("who is not platform staff finds nothing under /admin", async ({ page }) => {
  await signIn(page, "customer@tenantry.demo", "/me")
  for (const path of ["/admin", "/admin/tenants", "/admin/audit", "/admin/staff"]) {
    expect((await page.goto(path))?.status(), path).toBe(404)
  }
})

test("a billing admin sees tenants, and neither suspends them nor reads the audit", async ({ page }) => {
  await signIn(page, "billing@tenantry.demo", "/admin/tenants")
  await page.getByRole("link", { name: /Glow Studio/ }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Glow Studio")
  await expect(page.getByRole("button", { name: "Suspend" })).toHaveCount(0)
  expect((await page.goto("/admin/audit"))?.status()).toBe(403)
})

test("the tenants list filters and sorts in the URL", async ({ page }) => {
  await signIn(page, "support@tenantry.demo", "/admin/tenants")
  await page.getByRole("searchbox").fill("spotless")
  await expect(page).toHaveURL(/q=spotless/)
  await expect(page.getByRole("link", { name: /Spotless Laundry/ })).toBeVisible()
  await expect(page.getByRole("link", { name: /Glow Studio/ })).toHaveCount(0)
})
