import { expect, expectAccessible, signIn, test } from "../fixtures"

test("someone who is not signed in is asked to, and lands where they were headed", async ({ page }) => {
  await page.goto("/dashboard/glow-studio/bookings?status=confirmed")
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await signIn(page, "owner@glow.demo", "/dashboard/glow-studio/bookings?status=confirmed")
  await expect(page).toHaveURL(/\/dashboard\/glow-studio\/bookings\?status=confirmed/)
  await expect(page).toHaveTitle("Bookings · Glow Studio")
})

test("the owner of one business comes straight to its day", async ({ page }) => {
  await signIn(page, "owner@glow.demo", "/dashboard")
  await expect(page).toHaveURL(/\/dashboard\/glow-studio$/)
  await expect(page.getByText("Bookings today")).toBeVisible()
  await expect(page.getByRole("heading", { name: "Needs attention" })).toBeVisible()
  await expect(page.getByRole("heading", { name: "Next seven days" })).toBeVisible()
  await expectAccessible(page)
})

test("another organization is created and switched to by keyboard", async ({ page }) => {
  await signIn(page, "owner@northwind.demo", "/dashboard/new")
  const slug = `e2e-${Date.now().toString(36)}`
  await page.getByLabel("Name of your business").fill(`Side ${slug}`)
  await page.getByLabel("Address of your storefront").fill(slug)
  await page.getByRole("button", { name: "Create the organization" }).click()
  await expect(page).toHaveURL(new RegExp(`/dashboard/${slug}$`))
  await page
    .getByRole("button", { name: /Switch organization/ })
    .first()
    .focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("menuitem", { name: "Northwind Growth" })).toBeVisible()
  await page.getByRole("menuitem", { name: "Northwind Growth" }).focus()
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/dashboard\/northwind-growth$/)
})

test("signing out ends the session", async ({ page }) => {
  await signIn(page, "admin@glow.demo", "/dashboard/glow-studio")
  await page.getByRole("button", { name: /Account$/ }).click()
  await page.getByRole("button", { name: "Sign out" }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto("/dashboard/glow-studio")
  await expect(page).toHaveURL(/\/sign-in/)
})
