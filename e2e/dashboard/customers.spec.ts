import { expect, expectAccessible, signIn, test } from "../fixtures"

test("a customer is added, found, corrected and kept from being doubled", async ({ page, freshEmail }) => {
  await signIn(page, "owner@evermore.demo", "/dashboard/evermore-weddings/customers")
  const name = `Robin ${freshEmail.slice(6, 14)}`
  await page.getByRole("button", { name: "Add customer" }).click()
  const sheet = page.getByRole("dialog", { name: "Add customer" })
  await sheet.getByLabel("Name", { exact: true }).fill(name)
  await sheet.getByLabel(/^E-mail/).fill(freshEmail)
  await sheet.getByRole("button", { name: "Add customer" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name)
  await expectAccessible(page)

  await page.keyboard.press("e")
  await page
    .getByRole("dialog")
    .getByLabel(/^Company/)
    .fill("Robin & Co")
  await page
    .getByRole("dialog", { name: "Edit details" })
    .getByRole("button", { name: "Save details" })
    .click()
  await expect(page.getByText("Robin & Co")).toBeVisible()

  await page.goto(`/dashboard/evermore-weddings/customers?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole("link", { name: new RegExp(name) })).toBeVisible()

  await page.getByRole("button", { name: "Add customer" }).click()
  await sheet.getByLabel("Name", { exact: true }).fill("Somebody else")
  await page
    .getByRole("dialog")
    .getByLabel(/^E-mail/)
    .fill(freshEmail)
  await sheet.getByRole("button", { name: "Add customer" }).click()
  await expect(page.getByText("Another customer has this e-mail")).toBeVisible()
})
