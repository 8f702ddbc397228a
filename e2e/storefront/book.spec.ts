import type { Page } from "@playwright/test"
import { expect, expectAccessible, test } from "../fixtures.ts"

/** Opens a service and goes on with the first time of one of its later free days: each test has a day of its own. */
async function chooseTime(page: Page, path: string, day: number): Promise<void> {
  await page.goto(path)
  await page
    .getByRole("link", { name: /free times?$/ })
    .nth(day)
    .click()
  await expect(page).toHaveURL(/day=/)
  await page
    .locator("#times")
    .getByRole("link", { name: /^\d\d:\d\d/ })
    .first()
    .click()
  await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible()
}

async function fillDetails(page: Page, email: string): Promise<void> {
  await page.getByLabel("Name").fill("Robin Vale")
  await page.getByLabel("E-mail").fill(email)
}

test("a guest books a haircut, pays later, gets a mail, and finds it in the calendar", async ({
  page,
  mail,
  freshEmail,
}) => {
  await chooseTime(page, "/b/glow-studio/book/haircut", 2)
  await expectAccessible(page)
  await fillDetails(page, freshEmail)
  await page.getByRole("radio", { name: /Later/ }).click()
  await page.getByRole("button", { name: /^Book · £/ }).click()
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible()
  await expectAccessible(page)
  const confirmation = await mail.waitFor(freshEmail, /booking|booked/i)
  expect(confirmation.html).toContain(new URL(page.url()).pathname)
  const calendar = await page.request.get(`${new URL(page.url()).pathname}/calendar.ics`)
  expect(calendar.headers()["content-type"]).toContain("text/calendar")
  expect(await calendar.text()).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART:\d{8}T\d{6}Z/)
})

test("what was typed survives going back and a reload; mistakes are said at their field", async ({
  page,
  freshEmail,
}) => {
  await chooseTime(page, "/b/glow-studio/book/blow-dry", 3)
  await page.getByLabel("Name").fill("Robin Vale")
  await page.getByLabel("E-mail").fill("not an address")
  await page.getByRole("button", { name: /^Book/ }).click()
  await expect(page.getByText("Enter an e-mail address such as name@example.com.").first()).toBeVisible()
  await page.reload()
  await expect(page.getByLabel("Name")).toHaveValue("Robin Vale")
  await page.getByLabel("E-mail").fill(freshEmail)
  await page.goBack()
  await page.goForward()
  await expect(page.getByLabel("E-mail")).toHaveValue(freshEmail)
})

test("a declined card costs nothing, and the next one pays", async ({ page, freshEmail }) => {
  await chooseTime(page, "/b/glow-studio/book/glow-facial", 3)
  await fillDetails(page, freshEmail)
  await page.getByRole("radio", { name: /Card/ }).click()
  await page.getByRole("button", { name: /^Book and pay/ }).click()
  await page.waitForURL(/\/c\/pay\//)
  const pay = async (card: string) => {
    await page.getByLabel(/card number/i).fill(card)
    await page.getByLabel(/expiry|expires/i).fill("12 / 34")
    await page.getByLabel("Security code").fill("123")
    await page.getByLabel("Name on card").fill("Robin Vale")
    await page.getByLabel("Postcode").fill("BS7 8AR")
    await page.getByRole("button", { name: /^Pay/ }).click()
  }
  await pay("4000 0000 0000 0002")
  await expect(page.getByText(/declined/i).first()).toBeVisible()
  await pay("4242 4242 4242 4242")
  await page.waitForURL(/\/b\/glow-studio\/bookings\//)
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText("Paid", { exact: true }).first()).toBeVisible()
})

test("a laundry is collected from an address, several things at once", async ({ page, freshEmail }) => {
  await page.goto("/b/spotless-laundry/book/wash-and-fold")
  await page.getByRole("link", { name: "One Shirts, ironed more" }).click()
  await expect(page).toHaveURL(/q_shirts-ironed=1/)
  await page.getByRole("link", { name: /^First free/ }).click()
  await fillDetails(page, freshEmail)
  await page.getByRole("radio", { name: /Later/ }).click()
  await page.getByRole("button", { name: /^Book ·/ }).click()
  await expect(page.getByText("Enter the street and number.").first()).toBeVisible()
  await page.getByLabel("Street and number").fill("12 Lapwing Lane")
  await page.getByLabel("Town").fill("Manchester")
  await page.getByLabel("Postcode").fill("M20 2WS")
  await page.getByRole("button", { name: /^Book ·/ }).click()
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible()
  await expect(page.getByText("12 Lapwing Lane")).toBeVisible()
  await expect(page.getByText("Shirts, ironed")).toBeVisible()
})

test("an offer code lowers the price; a wrong one says so and changes nothing", async ({ page }) => {
  await chooseTime(page, "/b/glow-studio/book/restyle", 4)
  const card = page.getByLabel("Your booking")
  const before = await card.innerText()
  await page.getByLabel("Offer code").fill("NONSENSE")
  await page.getByRole("button", { name: "Apply" }).click()
  await expect(page.getByText(/offer/i).filter({ hasText: /\.$/ }).first()).toBeVisible()
  expect(await card.innerText()).toBe(before)
  await page.getByLabel("Offer code").fill("welcome10")
  await page.getByRole("button", { name: "Apply" }).click()
  await expect(card.getByText("Welcome")).toBeVisible()
})

test("of two who want the same time one gets it, the other is offered the nearest", async ({
  browser,
  freshEmail,
}) => {
  const [first, second] = await Promise.all([browser.newPage(), browser.newPage()])
  await chooseTime(first, "/b/glow-studio/book/balayage", 4)
  await second.goto(first.url())
  for (const [page, email] of [
    [first, freshEmail],
    [second, `second-${freshEmail}`],
  ] as const) {
    await fillDetails(page, email)
    await page.getByRole("radio", { name: /Later/ }).click()
  }
  await first.getByRole("button", { name: /^Book ·/ }).click()
  await expect(first.getByRole("heading", { name: "You are booked" })).toBeVisible()
  await second.getByRole("button", { name: /^Book ·/ }).click()
  await expect(second.getByText("Still free:")).toBeVisible()
  await expect(second.getByLabel("Name")).toHaveValue("Robin Vale")
  await second.getByLabel("Nearest free times").getByRole("link").first().click()
  await expect(second.getByText("Still free:")).toBeHidden()
  await second.getByRole("button", { name: /^Book ·/ }).click()
  await expect(second.getByRole("heading", { name: "You are booked" })).toBeVisible()
})

test("the customer cancels by their link, having been told what it costs", async ({ page, freshEmail }) => {
  await chooseTime(page, "/b/glow-studio/book/brow-shape-and-tint", 5)
  await fillDetails(page, freshEmail)
  await page.getByRole("radio", { name: /Later/ }).click()
  await page.getByRole("button", { name: /^Book ·/ }).click()
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible()
  await page.getByRole("button", { name: "Cancel booking" }).click()
  const dialog = page.getByRole("dialog", { name: "Cancel this booking?" })
  await expect(dialog.getByText("nothing", { exact: false })).toBeVisible()
  await dialog.getByRole("button", { name: "Cancel booking" }).click()
  await expect(page.getByRole("heading", { name: "Cancelled" })).toBeVisible()
})

test("the customer moves their booking to another free time", async ({ page, freshEmail }) => {
  await chooseTime(page, "/b/glow-studio/book/fringe-trim", 6)
  await fillDetails(page, freshEmail)
  await page.getByRole("radio", { name: /Later/ }).click()
  await page.getByRole("button", { name: /^Book ·/ }).click()
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible()
  await page.getByRole("link", { name: "Move to another time" }).click()
  await page.getByRole("radiogroup", { name: "Free times" }).getByRole("radio").last().click()
  await page.getByRole("button", { name: /^Move to / }).click()
  await expect(page.getByText(/^Moved to/)).toBeVisible()
})

test("an address that leads nowhere says so", async ({ page }) => {
  for (const path of [
    "/b/no-such-business",
    "/b/glow-studio/book/no-such-service",
    `/b/glow-studio/bookings/${"x".repeat(43)}`,
    "/b/glow-studio/bookings/%00",
    "/b/..%2f..%2fadmin",
  ]) {
    const answer = await page.goto(path)
    expect([400, 404], path).toContain(answer?.status())
  }
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("one gets as far as a time", async ({ page }) => {
    await page.goto("/b/glow-studio")
    await page.getByRole("link", { name: /^Haircut/ }).click()
    await page.getByRole("link", { name: /Tess Adebayo/ }).click()
    await page.getByRole("link", { name: /^Add Scalp massage/ }).click()
    await expect(page.getByText("Haircut").first()).toBeVisible()
    await page
      .locator("#times")
      .getByRole("link", { name: /^\d\d:\d\d/ })
      .first()
      .click()
    await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible()
  })
})
