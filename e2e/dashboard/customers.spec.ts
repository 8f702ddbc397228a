import { readFile } from "node:fs/promises"
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
  await expect(page.getByText("Robin & Co", { exact: true })).toBeVisible()

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

test("customers come in from a file, what is wrong is told, and all of it is undone in one step", async ({
  page,
}) => {
  const run = crypto.randomUUID().slice(0, 8)
  await signIn(page, "owner@northwind.demo", "/dashboard/northwind-growth/customers/import")
  await page.locator("input[type=file]").setInputFiles({
    name: `clients-${run}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(
      `First name,Surname,E-mail,Mobile,Labels\r\nNora,Vale ${run},nora.${run}@example.com,,fair\r\n"Otis, junior",Grand ${run},otis.${run}@example.com,,\r\n,,lost.${run}@example.com,,\r\nBad,Mail ${run},nowhere,,\r\n`,
    ),
  })
  await expect(page.getByRole("combobox", { name: "What Surname is" })).toHaveText(/Last name/)
  await expectAccessible(page)
  await page.getByRole("button", { name: "Check 4 lines" }).click()
  await expect(page.getByText("There is no name in this line.")).toBeVisible()
  await expect(page.getByText("This is not an e-mail address.")).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("button", { name: "Import 2 customers" }).click()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`clients-${run}.csv`)
  await expect(page.getByRole("heading", { name: "Refused lines" })).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page)
  const refused = page.waitForEvent("download")
  await page.getByRole("link", { name: "Download" }).click()
  const text = await readFile(await (await refused).path(), "utf8")
  expect(text).toContain("There is no name in this line.")

  await page.goto(`/dashboard/northwind-growth/customers?q=${run}`)
  await expect(page.getByRole("link", { name: `Otis, junior Grand ${run}` })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole("heading", { name: "Refused lines" })).toBeVisible()
  await page.getByRole("button", { name: "Undo import" }).click()
  await page
    .getByRole("dialog", { name: "Undo this import?" })
    .getByRole("button", { name: "Undo import" })
    .click()
  await expect(page.getByText("This import was taken back")).toBeVisible()
  await page.goto(`/dashboard/northwind-growth/customers?q=${run}`)
  await expect(page.getByText("No customer matches")).toBeVisible()
})

test("two customers who are one are found and merged", async ({ page }) => {
  const name = `Ida ${crypto.randomUUID().slice(0, 8)}`
  await signIn(page, "owner@evermore.demo", "/dashboard/evermore-weddings/customers")
  for (const email of ["first", "second"]) {
    await page.goto("/dashboard/evermore-weddings/customers")
    await page.getByRole("button", { name: "Add customer" }).click()
    const sheet = page.getByRole("dialog", { name: "Add customer" })
    await sheet.getByLabel("Name", { exact: true }).fill(name)
    await sheet.getByLabel(/^E-mail/).fill(`${email}.${name.slice(4)}@example.com`)
    await sheet.getByRole("button", { name: "Add customer" }).click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name)
    await page.getByPlaceholder(/Write a note/).fill(`Note of the ${email}`)
    await page.getByRole("button", { name: "Add note" }).click()
    await expect(page.getByText(`Note of the ${email}`)).toBeVisible()
  }
  await page.getByRole("link", { name: "Compare" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Merge customers")
  await expectAccessible(page)
  await page.getByRole("radio", { name: `second.${name.slice(4)}@example.com` }).click()
  await page.getByRole("button", { name: `Merge into ${name}` }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name)
  await expect(page.getByText("Note of the first").first()).toBeVisible()
  await expect(page.getByText("Note of the second").first()).toBeVisible()
  await expect(page.getByRole("link", { name: `second.${name.slice(4)}@example.com` })).toBeVisible()
  await expect(page.getByText(`first.${name.slice(4)}@example.com`, { exact: true })).toBeVisible()
  await expectAccessible(page)
})

test("the list is searched, narrowed, tagged together with an undo, and taken along as a file", async ({
  page,
}) => {
  await signIn(page, "owner@spotless.demo", "/dashboard/spotless-laundry/customers")
  const list = page.getByRole("table", { name: "Customers" })
  await expect(list.getByRole("row").nth(5)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("searchbox").fill("morgan")
  await expect(list.getByRole("link", { name: "Casey Morgan" })).toBeVisible()
  await expect(page).toHaveURL(/q=morgan/)

  const exported = page.waitForEvent("download")
  await page.getByRole("link", { name: "Export" }).click()
  const text = await readFile(await (await exported).path(), "utf8")
  expect(text).toMatch(/^\uFEFFName,Partner,Company,E-mail,Phone/)
  expect(text).toContain("Casey Morgan,,,customer@tenantry.demo,'+447700900999")

  const tag = `tag ${crypto.randomUUID().slice(0, 8)}`
  await list.getByRole("checkbox", { name: "Select Casey Morgan" }).click()
  await page.getByRole("region", { name: "Selected rows" }).getByRole("button", { name: "Tag" }).click()
  await page.getByRole("textbox", { name: "Tag" }).fill(tag)
  await page.keyboard.press("Enter")
  await expect(page.getByText(`1 customer tagged ${tag}`)).toBeVisible()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByText("Put back as it was")).toBeVisible()
  await page.reload()
  await expect(list.getByText(tag)).toHaveCount(0)
})

test("a note is changed, deleted and brought back; a task is ticked off", async ({ page, freshEmail }) => {
  await signIn(page, "owner@glow.demo", "/dashboard/glow-studio/customers")
  await page.getByRole("button", { name: "Add customer" }).click()
  const sheet = page.getByRole("dialog", { name: "Add customer" })
  await sheet.getByLabel("Name", { exact: true }).fill(`Uma ${freshEmail.slice(6, 14)}`)
  await sheet.getByRole("button", { name: "Add customer" }).click()
  await page.getByPlaceholder(/Write a note/).fill("Likes tea")
  await page.getByRole("button", { name: "Add note" }).click()
  await page.getByRole("button", { name: "Edit note" }).click()
  await page.getByLabel("Change the note").fill("Likes coffee")
  await page.getByRole("button", { name: "Save note" }).click()
  await expect(page.getByText("Likes coffee")).toBeVisible()
  await page.getByRole("button", { name: "Delete note" }).click()
  await expect(page.getByText("Likes coffee")).toBeHidden()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByText("Likes coffee")).toBeVisible()

  await page.getByRole("button", { name: "Add task" }).click()
  const task = page.getByRole("dialog", { name: "Add task" })
  await task.getByLabel("What is to be done").fill("Ring back")
  await task.getByRole("button", { name: "Add task" }).click()
  await page.getByRole("checkbox", { name: "Done: Ring back" }).click()
  await expect(page.getByText("Nothing is to be done.")).toBeVisible()
  await expectAccessible(page)
})

test("a customer is moved on the board by keyboard, and back", async ({ page, freshEmail }) => {
  await signIn(page, "owner@glow.demo", "/dashboard/glow-studio/customers")
  const name = `Bo ${freshEmail.slice(6, 14)}`
  await page.getByRole("button", { name: "Add customer" }).click()
  const sheet = page.getByRole("dialog", { name: "Add customer" })
  await sheet.getByLabel("Name", { exact: true }).fill(name)
  await sheet.getByRole("button", { name: "Add customer" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name)
  await page.goto("/dashboard/glow-studio/customers/board")
  await page.getByRole("region", { name: /^Lead/ }).getByRole("link", { name }).focus()
  await page.keyboard.press("ArrowRight")
  await expect(page.getByRole("region", { name: /^Booked/ }).getByRole("link", { name })).toBeFocused()
  await expectAccessible(page)
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByRole("region", { name: /^Lead/ }).getByRole("link", { name })).toBeVisible()
})
