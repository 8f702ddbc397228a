import type { Page } from "@playwright/test"
import { Secret, TOTP } from "otpauth"
import { demoPassword, expect, expectAccessible, signIn, test } from "../fixtures.ts"

const linkIn = (html: string) => {
  const link = /href="([^"]*\/auth\/confirm[^"]*)"/.exec(html)?.[1]
  if (!link) throw new Error("The mail has no link.")
  const url = new URL(link.replaceAll("&amp;", "&"))
  return url.pathname + url.search
}

const codeOf = (secret: string, stepsAhead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsAhead * 30_000 })

async function toSecondStep(page: Page, email: string) {
  await page.context().clearCookies()
  await page.goto("/sign-in?next=%2Fme%2Fsecurity")
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByLabel("Password", { exact: true }).fill(demoPassword)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible()
}

test("a second step is set up, asked for at sign-in, replaced once by a recovery code, and removed", async ({
  page,
  mail,
  freshEmail,
}) => {
  await page.goto("/sign-up?next=%2Fme%2Fsecurity")
  await page.getByLabel("First name").fill("Ada")
  await page.getByLabel("Last name").fill("Lowe")
  await page.getByLabel("E-mail", { exact: true }).fill(freshEmail)
  await page.getByLabel("Password", { exact: true }).fill(demoPassword)
  await page.getByRole("button", { name: "Create account" }).click()
  await page.goto(linkIn((await mail.waitFor(freshEmail, /confirm/i)).html))
  await page.getByRole("button", { name: "Confirm and continue" }).click()
  await expect(page).not.toHaveURL(/auth\/confirm/)

  await page.goto("/me/security")
  await expectAccessible(page)
  await page.getByRole("button", { name: "Set up" }).click()
  const dialog = page.getByRole("dialog")
  await expect(dialog.getByRole("img", { name: /^QR code/ })).toBeVisible()
  await expectAccessible(page)
  const key = dialog.getByRole("button", { name: /[A-Z2-7]{32}/ })
  const secret = /[A-Z2-7]{32}/.exec(await key.innerText())?.[0] ?? ""
  await dialog.getByLabel("Code").fill("000000")
  await dialog.getByRole("button", { name: "Turn on" }).click()
  await expect(dialog.getByText("This code isn't right")).toBeVisible()
  // The step before this one still counts, and leaves this one and the next for signing in.
  await dialog.getByLabel("Code").fill(codeOf(secret, -1))
  await dialog.getByRole("button", { name: "Turn on" }).click()
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")
  await expect(codes).toHaveCount(10)
  const recovery = await codes.first().innerText()
  await page.getByRole("button", { name: "I have kept them" }).click()
  await expect(page.getByText("10 recovery codes left")).toBeVisible()

  await toSecondStep(page, freshEmail)
  await expectAccessible(page)
  for (const path of ["/me", "/me/security", "/dashboard/new", "/reset-password"]) {
    await page.goto(path)
    await expect(page, path).toHaveURL(/\/sign-in\/second-factor/)
  }
  await page.getByLabel("Code").fill(codeOf(secret))
  await page.getByRole("button", { name: "Continue" }).click()
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"))

  await toSecondStep(page, freshEmail)
  await page.getByRole("link", { name: "Lost your phone?" }).click()
  await page.getByLabel("Recovery code").fill(recovery.toUpperCase())
  await page.getByRole("button", { name: "Continue" }).click()
  await expect(page.getByText("9 recovery codes left")).toBeVisible()
  await expect(page.getByText("Recovery code used")).toBeVisible()

  await toSecondStep(page, freshEmail)
  await page.getByRole("link", { name: "Lost your phone?" }).click()
  await page.getByLabel("Recovery code").fill(recovery)
  await page.getByRole("button", { name: "Continue" }).click()
  await expect(page.getByText("This code isn't right")).toBeVisible()
  await page.getByRole("link", { name: "Use the app instead" }).click()
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret, 1))
  await page.getByRole("button", { name: "Continue" }).click()
  await expect(page).toHaveURL(/\/me\/security/)
  await page.getByRole("button", { name: "Turn off" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Turn off" }).click()
  await expect(page.getByRole("button", { name: "Set up" })).toBeVisible()
  await page.getByLabel("Current password").fill(demoPassword)
  await page.getByLabel("New password").fill("plum otter granite")
  await page.getByRole("button", { name: "Change password" }).click()
  await expect(page.getByText("All other devices were signed out.")).toBeVisible()
})

test("signing another device out bites at once", async ({ page, browser }) => {
  const other = await browser.newContext()
  const elsewhere = await other.newPage()
  await signIn(elsewhere, "viewer@evermore.demo", "/me")
  await signIn(page, "viewer@evermore.demo", "/me/security")
  const others = page.getByRole("button", { name: /^Sign out (?!all)/ })
  await expect(others.first()).toBeVisible()
  const count = await others.count()
  // The one used last is the first in the list.
  await others.first().click()
  await expect(others).toHaveCount(count - 1)
  await elsewhere.goto("/me")
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await page.getByLabel("Current password").fill("not this one")
  await page.getByLabel("New password").fill("plum otter granite")
  await page.getByRole("button", { name: "Change password" }).click()
  await expect(page.getByText("This isn't your current password.").first()).toBeVisible()
  await other.close()
})
