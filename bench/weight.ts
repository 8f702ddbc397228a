import { gzipSync } from "node:zlib"
import { type Browser, chromium } from "@playwright/test"
import { findBrowser } from "../e2e/browser.ts"
import type { Finding } from "./database.ts"

const password = "Tenantry-demo-2026"
const storefront = 150
const dashboard = 230

/** A page, who looks at it, and how many kB of JavaScript (gzip) it may load. */
const pages: [path: string, email: string | null, limit: number][] = [
  ["/b/glow-studio", null, storefront],
  ["/b/glow-studio/book/haircut", null, storefront],
  ["times", null, storefront],
  ["/dashboard/glow-studio", "owner@glow.demo", dashboard],
  ["/dashboard/glow-studio/bookings", "owner@glow.demo", dashboard],
  ["/dashboard/glow-studio/customers", "owner@glow.demo", dashboard],
  ["/dashboard/glow-studio/calendar", "owner@glow.demo", dashboard],
]

/** The JavaScript each page loads until the network is quiet, in kB as gzip packs it, by a running Tenantry. */
export async function measureWeight(url: string): Promise<Finding[]> {
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args })
  try {
    const findings: Finding[] = []
    for (const [path, email, limit] of pages) {
      const kilobytes = await weigh(browser, url, path, email)
      findings.push({
        promise: `JavaScript of ${path === "times" ? "the details of a booking" : path}, kB`,
        ratio: kilobytes,
        limit: `≤ ${limit}`,
        met: kilobytes <= limit,
      })
    }
    return findings
  } finally {
    await browser.close()
  }
}

async function weigh(browser: Browser, url: string, path: string, email: string | null): Promise<number> {
  const signedIn = await browser.newContext()
  const page = await signedIn.newPage()
  if (email) {
    await page.goto(`${url}/sign-in`)
    await page.getByLabel("E-mail", { exact: true }).fill(email)
    await page.getByLabel("Password", { exact: true }).fill(password)
    await page.getByRole("button", { name: "Sign in", exact: true }).click()
    await page.waitForURL((at) => !at.pathname.startsWith("/sign-in"))
  }
  let target = `${url}${path}`
  if (path === "times") {
    await page.goto(`${url}/b/glow-studio/book/haircut`)
    await page
      .getByRole("link", { name: /^\d\d:\d\d/ })
      .first()
      .click()
    await page.waitForURL(/\/details/)
    target = page.url()
  }
  // The first visit to a page, with nothing of it in the cache.
  const context = await browser.newContext({ storageState: await signedIn.storageState() })
  const fresh = await context.newPage()
  const sizes: Promise<number>[] = []
  fresh.on("response", (response) => {
    if (/javascript/.test(response.headers()["content-type"] ?? ""))
      sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
  })
  await fresh.goto(target, { waitUntil: "networkidle" })
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await context.close()
  await signedIn.close()
  return total / 1000
}
