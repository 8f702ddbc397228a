import { expect, expectAccessible, signIn, test } from "../fixtures"

const team = "/dashboard/glow-studio/team"

test("somebody new gets hours and a service, and can be booked at once", async ({ page }) => {
  await signIn(page, "owner@glow.demo", `${team}/new`)
  const name = `Ines Ferreira ${Date.now().toString(36)}`
  await page.getByLabel("Name", { exact: true }).fill(name)
  await page.getByRole("button", { name: "Add to the team" }).click()
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()

  await page.getByRole("button", { name: "Add hours on Monday" }).click()
  await page.getByRole("button", { name: "Copy Monday" }).click()
  await page.getByRole("menuitem", { name: "To every day" }).click()
  await page.getByRole("button", { name: "Save hours" }).click()
  await expect(page.getByText("Hours saved")).toBeVisible()
  await page.getByRole("checkbox", { name: "Haircut" }).click()
  await page.getByRole("button", { name: "Save services" }).click()
  await expect(page.getByText("Services saved")).toBeVisible()
  await expectAccessible(page)
  const person = page.url()

  await page.goto("/b/glow-studio/book/haircut")
  await page.getByRole("link", { name: new RegExp(name) }).click()
  await expect(page.getByRole("link", { name: /^\d\d:\d\d/ }).first()).toBeVisible()

  await page.goto(person)
  await page.getByRole("button", { name: "Take off the team" }).click()
  await expect(page.getByText("They have no visits to come.")).toBeVisible()
  await page.getByRole("dialog").getByRole("button", { name: "Take off the team" }).click()
  await expect(page.getByText(`${name} is off the team`)).toBeVisible()
  await page.goto("/b/glow-studio/book/haircut")
  await expect(page.getByRole("link", { name: new RegExp(name) })).toHaveCount(0)
})

test("overlapping hours are refused in one sentence, and nothing typed is lost", async ({ page }) => {
  await signIn(page, "owner@glow.demo", team)
  await page.getByRole("link", { name: /Noor Haddad/ }).click()
  await page.getByRole("button", { name: "Add hours on Sunday" }).click()
  await page.getByRole("button", { name: "Add hours on Sunday" }).click()
  await page.getByLabel("Sunday, begin of stretch 2").fill("09:30")
  await page.getByRole("button", { name: "Save hours" }).click()
  await expect(page.getByText("Two stretches of one day overlap. Change one of them.")).toBeVisible()
  await expect(page.getByLabel("Sunday, begin of stretch 2")).toHaveValue("09:30")
})

test("who takes visits over is asked before somebody leaves", async ({ page }) => {
  await signIn(page, "owner@glow.demo", team)
  await page.getByRole("link", { name: /Maya Sterling/ }).click()
  await page.getByRole("button", { name: "Take off the team" }).click()
  await page.getByText("Hand all to somebody else").click()
  await page.getByLabel("Who takes over").click()
  await page.getByRole("option", { name: "Noor Haddad" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Take off the team" }).click()
  await expect(page.getByText(/can't go to them: they don't offer it/)).toBeVisible()
  await page.getByRole("button", { name: "Keep on the team" }).click()
})

test("a closed day has no free times until it is opened again", async ({ page }) => {
  await signIn(page, "owner@glow.demo", `${team}/closed`)
  await page.getByLabel("First day").click()
  await page.getByRole("button", { name: /next month/i }).click()
  await page.getByRole("gridcell").getByText("15", { exact: true }).click()
  await page.getByLabel("Reason").fill("Stocktaking")
  await page.getByRole("button", { name: "Close", exact: true }).click()
  await expect(page.getByText("Stocktaking")).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole("button", { name: /^Open again on/ })
    .first()
    .click()
  await expect(page.getByText("Stocktaking")).toHaveCount(0)
})
