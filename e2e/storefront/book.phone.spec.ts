import { expect, expectAccessible, test } from "../fixtures.ts"

test("a business's page and its times fit a phone", async ({ page }) => {
  for (const path of [
    "/b/glow-studio",
    "/b/glow-studio/book/haircut",
    "/b/spotless-laundry/book/wash-and-fold",
  ]) {
    await page.goto(path)
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, path).toBeLessThanOrEqual(0)
  }
})

test("one books with the keyboard alone", async ({ page, freshEmail }) => {
  await page.goto("/b/glow-studio/book/root-colour")
  await page.getByRole("link", { name: /^First free/ }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible()
  await page.getByLabel("Name").focus()
  await page.keyboard.type("Robin Vale")
  await page.keyboard.press("Tab")
  await page.keyboard.type(freshEmail)
  await page.getByRole("radio", { name: /Card/ }).focus()
  await page.keyboard.press("ArrowDown")
  await page.getByRole("button", { name: /^Book ·/ }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible()
})
