import type { Page } from "@playwright/test"
import { expect, expectAccessible, signIn, test } from "../fixtures"

const list = "/dashboard/glow-studio/bookings"

/** Books a walk-in for a customer nobody knows yet and answers their name; each test has a booking of its own. */
async function book(page: Page): Promise<string> {
  const name = `Walk In ${crypto.randomUUID().slice(0, 8)}`
  await page.goto(`${list}/new`)
  await page.getByLabel("Service", { exact: true }).click()
  await page.getByRole("option", { name: /^Haircut/ }).click()
  await freeDay(page)
  await page.getByLabel("Name", { exact: true }).fill(name)
  await page.getByRole("button", { name: "Book", exact: true }).click()
  await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]{36}$/)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^B-\d+/)
  return name
}

/** Chooses the first free time of the nearest day that has one. */
async function freeDay(page: Page): Promise<void> {
  const times = page.getByRole("radiogroup", { name: "Free times" })
  const none = page.getByText("Nothing is free on this day")
  await expect(times.or(none).first()).toBeVisible()
  for (let tries = 0; tries < 12 && (await none.isVisible()); tries++) {
    await page.getByRole("button", { name: /^Day / }).click()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await expect(times.or(none).first()).toBeVisible()
  }
  await times.getByRole("radio").first().click()
}

test("filters are in the URL, survive a reload and empty out kindly", async ({ page }) => {
  await signIn(page, "owner@glow.demo", `${list}?when=all`)
  await page.getByRole("combobox", { name: "Status" }).click()
  await page.getByRole("option", { name: "Completed" }).click()
  await expect(page).toHaveURL(/status=completed/)
  await page.reload()
  const rows = page.getByRole("table", { name: "Bookings" }).getByRole("row")
  await expect(rows.nth(1)).toContainText("Completed")
  await expect(page.getByText("Cancelled", { exact: true })).toHaveCount(0)
  await page.getByRole("link", { name: "Next page" }).click()
  await expect(page).toHaveURL(/page=2/)
  await page.getByRole("searchbox").fill("nobody is called this")
  await expect(page.getByRole("heading", { name: "No booking matches" })).toBeVisible()
  await expect(page).not.toHaveURL(/page=2/)
  await expectAccessible(page)
})

test("a booking is found by its number, and opened from the list by keyboard", async ({ page }) => {
  await signIn(page, "owner@glow.demo", `${list}?when=all&q=B-000100`)
  await expect(page.getByRole("link", { name: /B-000100/ })).toBeVisible()
  await page.keyboard.press("j")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("B-000100")
})

test("a member books a walk-in, takes cash, gives part back and completes it", async ({ page }) => {
  await signIn(page, "owner@glow.demo", list)
  const name = await book(page)
  await expect(page.getByRole("link", { name })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole("button", { name: "Take payment" }).click()
  await page
    .getByRole("dialog", { name: "Take payment" })
    .getByRole("button", { name: /^Record / })
    .click()
  await expect(page.getByText("Paid", { exact: true })).toBeVisible()

  await page.getByRole("button", { name: "Refund" }).click()
  const dialog = page.getByRole("dialog", { name: "Refund" })
  await dialog.getByLabel("Amount").fill("9999")
  await expect(dialog.getByText(/At most/)).toBeVisible()
  await dialog.getByLabel("Amount").fill("5")
  await dialog.getByLabel("Reason").fill("A little late")
  await dialog.getByRole("button", { name: "Refund £5.00" }).click()
  await expect(page.getByText("Part refunded", { exact: true }).first()).toBeVisible()
  await expect(page.getByText("−£5.00")).toBeVisible()

  await page.keyboard.press(".")
  await expect(page.getByText("In progress", { exact: true })).toBeVisible()
  await page.getByRole("button", { name: "Complete", exact: true }).click()
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible()
  await expect(page.getByText("£5.00", { exact: false }).first()).toBeVisible()
})

test("cancelling needs a reason, and the timeline keeps it", async ({ page }) => {
  await signIn(page, "owner@glow.demo", list)
  await book(page)
  await page.getByRole("button", { name: "More actions" }).click()
  await page.getByRole("menuitem", { name: "Cancel booking" }).click()
  const dialog = page.getByRole("dialog", { name: /^Cancel B-/ })
  await dialog.getByRole("button", { name: "Cancel booking" }).click()
  await expect(dialog.getByText("Say why in a few words")).toBeVisible()
  await dialog.getByLabel("Reason").fill("Stylist is ill")
  await dialog.getByRole("button", { name: "Cancel booking" }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/Stylist is ill/).first()).toBeVisible()
})

test("an internal note is written and removed", async ({ page }) => {
  await signIn(page, "owner@glow.demo", list)
  await book(page)
  await page.getByLabel("Note", { exact: true }).fill("Prefers the window seat")
  await page.getByRole("button", { name: "Add note" }).click()
  await expect(page.getByText("Prefers the window seat")).toBeVisible()
  await page.getByRole("button", { name: "Remove note" }).click()
  await expect(page.getByText("Prefers the window seat")).toBeHidden()
})
