import type { Page } from "@playwright/test"
import { expect, expectAccessible, test } from "../fixtures"

const password = "plum otter granite"

const linkIn = (html: string) => {
  const link = /href="([^"]*\/auth\/confirm[^"]*)"/.exec(html)?.[1]
  if (!link) throw new Error("The mail has no link.")
  const url = new URL(link.replaceAll("&amp;", "&"))
  return url.pathname + url.search
}

async function signUp(page: Page, email: string) {
  await page.goto("/sign-up")
  await page.getByLabel("First name").fill("Ada")
  await page.getByLabel("Last name").fill("Lowe")
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByLabel("Password", { exact: true }).fill(password)
  await page.getByRole("button", { name: "Create account" }).click()
  await expect(page.getByText("Look in your inbox")).toBeVisible()
}

async function tryPassword(page: Page, email: string, tried: string) {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByLabel("Password", { exact: true }).fill(tried)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
}

test("signing up, confirming and naming a business leads to its dashboard", async ({
  page,
  mail,
  freshEmail,
}) => {
  await signUp(page, freshEmail)
  const link = linkIn((await mail.waitFor(freshEmail, /confirm/i)).html)
  await page.goto(link)
  await page.getByRole("button", { name: "Confirm and continue" }).click()
  await expect(page.getByRole("heading", { name: "Name your business" })).toBeVisible()
  await expectAccessible(page)
  const name = `Café ${Date.now().toString(36)}`
  await page.getByLabel("Name of your business").fill(name)
  await expect(page.getByLabel("Address of your storefront")).toHaveValue(/^cafe-/)
  await page.getByText("Salon and beauty").click()
  await page.getByRole("button", { name: "Create the organization" }).click()
  await expect(page).toHaveURL(/\/dashboard\/cafe-/)
  await expect(page.getByText("0 of 5 done")).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("link", { name: /Take a first booking/ }).click()
  await page.getByRole("link", { name: /Haircut/ }).click()
  await expect(page.getByRole("link", { name: /^\d\d:\d\d/ }).first()).toBeVisible()

  await page.goto(link)
  await page.getByRole("button", { name: "Confirm and continue" }).click()
  await expect(page.getByText("This link is no longer valid.")).toBeVisible()
})

test("a known address signs up to the same answer as an unknown one", async ({ page }) => {
  await signUp(page, "owner@glow.demo")
})

test("a forgotten password is replaced by the link in a mail, and the old one no longer works", async ({
  page,
  mail,
  freshEmail,
}) => {
  await signUp(page, freshEmail)
  await page.goto(linkIn((await mail.waitFor(freshEmail, /confirm/i)).html))
  await page.getByRole("button", { name: "Confirm and continue" }).click()
  await expect(page).toHaveURL(/\/welcome/)
  await page.context().clearCookies()

  await page.goto("/forgot-password")
  await page.getByLabel("E-mail").fill(freshEmail)
  await page.getByRole("button", { name: "Send the reset link" }).click()
  await expect(page.getByText("Look in your inbox")).toBeVisible()
  await page.goto(linkIn((await mail.waitFor(freshEmail, /password/i)).html))
  await page.getByRole("button", { name: "Continue" }).click()
  await page.getByLabel("New password").fill("passwordpassword")
  await page.getByRole("button", { name: "Save the password" }).click()
  await expect(page.getByText("This password is too common").first()).toBeVisible()
  await page.getByLabel("New password").fill("walrus teapot meadow")
  await page.getByRole("button", { name: "Save the password" }).click()
  await expect(page).not.toHaveURL(/reset-password/)

  await page.context().clearCookies()
  await tryPassword(page, freshEmail, password)
  await expect(page.getByText("That e-mail and password don't match.")).toBeVisible()
  await tryPassword(page, freshEmail, "walrus teapot meadow")
  await expect(page).not.toHaveURL(/sign-in/)
})

test("a link in a mail signs in without a password", async ({ page, mail }) => {
  await page.goto("/sign-in?next=/dashboard/evermore-weddings")
  await page.getByRole("button", { name: "E-mail me a sign-in link" }).click()
  await page.getByLabel("E-mail", { exact: true }).last().fill("owner@evermore.demo")
  await page.getByRole("button", { name: "Send the link" }).click()
  await expect(page.getByText("Look in your inbox")).toBeVisible()
  await page.goto(linkIn((await mail.waitFor("owner@evermore.demo", /sign/i)).html))
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page).toHaveURL(/\/dashboard\/evermore-weddings/)
})

test("Google signs in and leads where one was headed", async ({ page }) => {
  await page.goto("/sign-in?next=/b/glow-studio")
  await page.getByRole("button", { name: "Continue with Google" }).click()
  await page.getByRole("button", { name: "customer@tenantry.demo" }).click()
  await expect(page).toHaveURL(/\/b\/glow-studio/)
  const cookies = await page.context().cookies()
  expect(cookies.filter(({ name }) => name.includes("tenantry")).every(({ httpOnly }) => httpOnly)).toBe(true)
})

test("guessing is stopped after five tries, alike for an account that doesn't exist", async ({
  page,
  freshEmail,
}) => {
  for (let attempt = 1; attempt <= 5; attempt++) {
    await tryPassword(page, freshEmail, `guess number ${attempt}`)
    await expect(page.getByText("That e-mail and password don't match.")).toBeVisible()
  }
  await tryPassword(page, freshEmail, "guess number six")
  await expect(page.getByText("That was tried too often.")).toBeVisible()
})

test("a destination on another host is forgotten", async ({ page }) => {
  for (const evil of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(evil)}`)
    await expect(page.getByRole("link", { name: "Create an account" })).toHaveAttribute("href", "/sign-up")
  }
})

test("the sign-in page is accessible and says what is missing at its field", async ({ page }) => {
  await page.goto("/sign-in")
  await expectAccessible(page)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page.getByText("Enter your password.").first()).toBeVisible()
})
