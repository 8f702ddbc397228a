import { expect, expectAccessible, signIn, test } from "../fixtures"

const services = "/dashboard/glow-studio/services"

test("a new service with an option and a fee is on the storefront at once", async ({ page }) => {
  await signIn(page, "owner@glow.demo", `${services}/new`)
  const name = `Scalp treatment ${Date.now().toString(36)}`
  await page.getByLabel("Name", { exact: true }).fill(name)
  await page.getByRole("textbox", { name: "Price", exact: true }).fill("55")
  await page.getByLabel("Duration", { exact: true }).fill("40")
  await page.getByRole("button", { name: "Add an option" }).click()
  await page.getByLabel("Name of option 1").fill("Steam")
  await page.getByLabel("Price of option 1").fill("7.50")
  await page.getByRole("button", { name: "Add a step" }).click()
  await page.getByRole("button", { name: "Add service" }).click()
  await expect(page.getByRole("link", { name: "Choose who offers it" })).toBeVisible()
  await page.getByRole("checkbox", { name: /Maya Sterling/ }).click()

  const preview = page.getByRole("region", { name: "Preview" })
  await expect(preview).toContainText(name)
  await expect(preview).toContainText("£55")
  await expect(preview).toContainText("Less than 24 hours before: 50% of the price.")
  await expectAccessible(page)

  await page.reload()
  await expect(page.getByText("These are the changes you had not saved.")).toBeVisible()
  await page.getByRole("button", { name: "Add service" }).click()
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()

  await page.getByRole("link", { name: "View" }).click()
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()
  await expect(page).toHaveURL(/\/b\/glow-studio\/book/)
  await expect(page.getByText("Less than 24 hours before: 50% of the price.")).toBeVisible()
  await expect(page.getByText("Steam")).toBeVisible()

  await page.goto(services)
  await page.getByRole("button", { name: `Actions for ${name}` }).click()
  await page.getByRole("menuitem", { name: "Archive" }).click()
  await expect(page.getByText(`${name} is archived`)).toBeVisible()
  await page.goto("/b/glow-studio")
  await expect(page.getByText(name)).toHaveCount(0)
})

test("of two who edit the same service the second is shown the difference", async ({ page, browser }) => {
  await signIn(page, "owner@glow.demo", services)
  await page.getByRole("link", { name: "Fringe trim" }).click()
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Fringe trim")
  const second = await browser.newContext()
  const other = await second.newPage()
  await signIn(other, "admin@glow.demo", new URL(page.url()).pathname)
  const description = `A tidy between cuts, ${Date.now().toString(36)}.`
  await other.getByLabel("Description").fill(description)
  await other.getByRole("button", { name: "Save service" }).click()
  await expect(other.getByText("Fringe trim is saved")).toBeVisible()
  await second.close()

  await page.getByLabel("Kept free after").fill("10")
  await page.getByRole("button", { name: "Save service" }).click()
  await expect(page.getByText("Somebody else has saved this service since you opened it")).toBeVisible()
  await expect(page.getByText(description)).toBeVisible()
  await page.getByRole("button", { name: "Take theirs" }).click()
  await expect(page.getByLabel("Description")).toHaveValue(description)
  await expect(page.getByLabel("Kept free after")).toHaveValue("5")
})

test("the order is changed from the menu, and taken back", async ({ page }) => {
  await signIn(page, "owner@glow.demo", services)
  const first = page.getByRole("list").filter({ hasText: "Haircut" }).getByRole("listitem").first()
  await expect(first).toContainText("Haircut")
  await page.getByRole("button", { name: "Actions for Restyle" }).click()
  await page.getByRole("menuitem", { name: "Move up" }).click()
  await expect(first).toContainText("Restyle")
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(first).toContainText("Haircut")
  await expect(page.getByText("Order as it was")).toBeVisible()
})

test("who may only look changes nothing", async ({ page }) => {
  await signIn(page, "viewer@glow.demo", services)
  await expect(page.getByRole("link", { name: "New service" })).toHaveCount(0)
  await page.getByRole("link", { name: "Haircut" }).click()
  await expect(page.getByText("You may look at services, but not change them.")).toBeVisible()
  await expect(page.getByRole("button", { name: "Save service" })).toBeDisabled()
})
