import { expect, expectAccessible, signIn, test } from "../fixtures"

test("the dashboard is walked by keyboard", async ({ page }) => {
  await signIn(page, "owner@glow.demo", "/dashboard/glow-studio")
  await expect(page.getByText("Bookings today")).toBeVisible()
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press("Escape")
  await expect(page.getByRole("dialog")).toBeHidden()
  await page.keyboard.press("g")
  await page.keyboard.press("c")
  await expect(page).toHaveURL(/\/customers$/)
})

test("the palette finds a booking by its number and leads to it", async ({ page }) => {
  await signIn(page, "owner@glow.demo", "/dashboard/glow-studio")
  await expect(page.getByText("Bookings today")).toBeVisible()
  await page.keyboard.press("ControlOrMeta+k")
  await page.getByPlaceholder("Find a booking, a customer, a page").fill("B-000120")
  await page.getByRole("option", { name: /B-000120/ }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("B-000120")
})
