import { expect, expectAccessible, signIn, test } from "../fixtures.ts"

const customer = "customer@tenantry.demo"

test("someone signed in finds their bookings of every business, and books one again in two taps", async ({
  page,
}) => {
  await signIn(page, customer, "/me")
  await expect(page.getByRole("heading", { name: "My bookings", level: 1 })).toBeVisible()
  const past = page.getByRole("region", { name: "Past" })
  await expect(past.getByText("Glow Studio").first()).toBeVisible()
  await expect(past.getByText("Spotless Laundry").first()).toBeVisible()
  await expectAccessible(page)

  await past
    .getByRole("link", { name: /^Book again: .* at Glow Studio$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/b\/glow-studio\/book\/[^?]+\?.*staff=/)
  await page
    .locator("#times")
    .getByRole("link", { name: /^\d\d:\d\d/ })
    .first()
    .click()
  await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible()
  await page.getByRole("button", { name: /your account$/ }).click()
  await page.getByRole("link", { name: "My bookings" }).click()
  await expect(page).toHaveURL(/\/me$/)
})

test("a guest's booking comes along with the account; cancelling says first what it costs", async ({
  page,
}) => {
  await page.goto("/b/glow-studio/book/blow-dry")
  await page
    .getByRole("link", { name: /free times?$/ })
    .nth(4)
    .click()
  await page
    .locator("#times")
    .getByRole("link", { name: /^\d\d:\d\d/ })
    .first()
    .click()
  await page.getByLabel("Name").fill("Casey Morgan")
  await page.getByLabel("E-mail").fill(customer)
  await page.getByRole("radio", { name: /Later/ }).click()
  await page.getByRole("button", { name: /^Book · £/ }).click()
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible()
  const number = /B-\d+/.exec(await page.getByText(/^Booking B-\d+ at /).innerText())?.[0] ?? ""

  await signIn(page, customer, "/me")
  const next = page.getByRole("region", { name: "Coming up" })
  await next
    .getByRole("link", { name: /Blow-dry/i })
    .last()
    .click()
  await expect(page.getByText(`Booking ${number} at Glow Studio`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("button", { name: "Cancel booking" }).click()
  const dialog = page.getByRole("dialog")
  await expect(dialog.getByText("It costs nothing.")).toBeVisible()
  await dialog.getByRole("button", { name: "Cancel booking" }).click()
  await expect(page.getByRole("heading", { name: "Cancelled" })).toBeVisible()
  await expect(page.getByRole("link", { name: "Book again" })).toHaveAttribute("href", /\/book\/blow-dry\?/)
})

test("whoever is signed out signs in first; another person's booking isn't there", async ({ page }) => {
  await page.goto("/me")
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fme/)
  await signIn(page, customer, "/me")
  const answer = await page.goto("/me/bookings/00000000-0000-7000-8000-000000000000")
  expect(answer?.status()).toBe(404)
})
