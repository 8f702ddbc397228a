import { expect, expectAccessible, signIn, test } from "../fixtures"

const calendar = "/dashboard/glow-studio/calendar"

test("opens as one person's day, and switches to a colleague's", async ({ page }) => {
  await signIn(page, "owner@glow.demo", calendar)
  const columns = page.locator("[data-column]:visible")
  await expect(columns).toHaveCount(1)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wider).toBeLessThanOrEqual(0)
  await expect(page.getByRole("button", { name: /Maya Sterling/ })).toBeVisible()
  await page.getByRole("combobox", { name: "Whose day" }).click()
  await page.getByRole("option", { name: "Tess Adebayo" }).click()
  await expect(page).toHaveURL(/person=/)
  await expect(columns).toHaveCount(1)
  await expect(page.getByRole("button", { name: /Tess Adebayo/ })).toBeVisible()
  await expectAccessible(page)
})

test("shows the agenda, and a visit's facts from the bottom", async ({ page }) => {
  await signIn(page, "owner@glow.demo", `${calendar}?view=agenda`)
  await expect(page.getByRole("region", { name: "Agenda" })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("region", { name: "Agenda" }).getByRole("button").first().click()
  await expect(page.getByRole("dialog")).toBeVisible()
  await expectAccessible(page)
})

test("a long press picks a visit up; a swipe only scrolls", async ({ page }) => {
  // A Wednesday that nothing else books: further ahead than the demo and the other walks go.
  const ahead = new Date(Date.now() + 80 * 86_400_000)
  ahead.setUTCDate(ahead.getUTCDate() + ((3 - ahead.getUTCDay() + 7) % 7))
  const day = ahead.toISOString().slice(0, 10)
  await signIn(page, "owner@glow.demo", `${calendar}?date=${day}`)
  const column = page.locator("[data-column]:visible")
  await expect(column).toBeVisible()
  const box = await column.boundingBox()
  if (!box) throw new Error("The column is not on the screen.")
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + 200) }
  const finger = await page.context().newCDPSession(page)
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: at.x, y }],
    })

  await touch("touchStart", at.y)
  await touch("touchMove", at.y - 40)
  await touch("touchMove", at.y - 80)
  await touch("touchEnd", at.y - 80)
  await expect(page.getByRole("dialog")).toHaveCount(0)

  await touch("touchStart", at.y)
  await expect(page.locator("[data-ghost]")).toBeVisible()
  await touch("touchMove", at.y + 30)
  await touch("touchMove", at.y + 72)
  await touch("touchEnd", at.y + 72)
  const dialog = page.getByRole("dialog")
  await expect(dialog.getByRole("link", { name: "New booking" })).toBeVisible()
  await expectAccessible(page)
})
