import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { expect, test } from "../fixtures"
import { bookAsVisitor, furnish, poison } from "./poison"
import { scriptPayloads } from "./script-payloads"
import { cookiesOf, createBusiness } from "./world"

/** What a page did that no page of ours does. */
function watch(page: Page): string[] {
  const seen: string[] = []
  page.on("dialog", async (dialog) => {
    seen.push(`dialog ${dialog.message()} on ${page.url()}`)
    await dialog.dismiss()
  })
  page.on("request", (request) => {
    if (request.url().includes("evil.example")) seen.push(`request to ${request.url()} from ${page.url()}`)
  })
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) seen.push(`${message.text()} on ${page.url()}`)
  })
  return seen
}

/** Whatever could run a script at a click or by itself, in the document as the browser understood it. */
function armedElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("*")]
    return all.flatMap((element) => {
      const attributes = [...element.attributes].filter(
        ({ name, value }) => /^on/i.test(name) || /^\s*(javascript|data:text\/html|vbscript)/i.test(value),
      )
      // Ours carry the answer's nonce, or were loaded by one that does.
      const foreign =
        element instanceof HTMLScriptElement &&
        !element.nonce &&
        !element.src.startsWith(`${location.origin}/_next/static/`)
      const harmless = attributes.every(({ name }) =>
        ["value", "title", "alt", "aria-label", "placeholder", "content"].includes(name),
      )
      return foreign || (attributes.length > 0 && !harmless) ? [element.outerHTML.slice(0, 200)] : []
    })
  })
}

async function enter(page: Page, cookies: string): Promise<void> {
  const url = process.env.E2E_URL ?? "http://localhost:3000"
  await page.context().addCookies(
    cookies.split("; ").map((cookie) => {
      const [name = "", ...value] = cookie.split("=")
      return { name, value: value.join("="), url, httpOnly: true }
    }),
  )
}

test("sixty script payloads in every text column run on no page, and in no mail", async ({ page, mail }) => {
  expect(new Set(scriptPayloads).size).toBe(60)
  const business = await createBusiness(randomUUID().slice(0, 8))
  const [first, second] = business.bookings
  await furnish(business)
  const { taken, empty } = await poison(business)
  expect(taken.length).toBeGreaterThan(70)
  expect(empty, "columns of tables in which this business has no row: furnish() should write one").toEqual([])

  const seen = watch(page)
  const armed: string[] = []
  const look = async (path: string) => {
    const answer = await page.goto(path, { waitUntil: "load" })
    expect.soft(answer?.status(), path).toBeLessThan(500)
    armed.push(...(await armedElements(page)).map((element) => `${path}: ${element}`))
  }
  const storefront = `/b/${business.slug}`
  for (const path of [
    storefront,
    `${storefront}/book/${business.serviceId}`,
    `${storefront}/book/${business.serviceId}/details`,
    `${storefront}/bookings/${first?.public_token}`,
  ]) {
    await look(path)
  }
  await enter(page, business.owner.cookie)
  const dashboard = `/dashboard/${business.slug}`
  for (const path of [
    dashboard,
    `${dashboard}/bookings?when=all`,
    `${dashboard}/bookings/${first?.booking_id}`,
    `${dashboard}/bookings/${second?.booking_id}`,
    `${dashboard}/bookings/new`,
    `${dashboard}/customers`,
    `${dashboard}/customers/${business.customerId}`,
    `${dashboard}/services`,
    `${dashboard}/services/${business.serviceId}`,
    `${dashboard}/notifications`,
    `${dashboard}/settings`,
    "/dashboard",
  ]) {
    await look(path)
  }
  await page.context().clearCookies()
  await enter(page, await cookiesOf("super@tenantry.demo"))
  for (const path of [
    "/admin/tenants",
    `/admin/tenants/${business.slug}`,
    `/admin/audit?organization=${business.id}`,
  ]) {
    await look(path)
  }

  const { html } = await mail.waitFor(await bookAsVisitor(business), /./)
  await page.goto("about:blank")
  await page.setContent(html)
  armed.push(...(await armedElements(page)).map((element) => `mail: ${element}`))

  expect(armed).toEqual([])
  expect(seen).toEqual([])

  // Where nothing holds them back they do run, and that is noticed.
  await page.setContent(scriptPayloads.join("\n"))
  expect((await armedElements(page)).length).toBeGreaterThan(5)
  await expect.poll(() => seen.length).toBeGreaterThan(0)
})
