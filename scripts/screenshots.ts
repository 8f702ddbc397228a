import { mkdir } from "node:fs/promises"
import { chromium, type Page } from "@playwright/test"
import { findBrowser } from "@/e2e/browser.ts"

// The pictures of the README, from a running `npm start`: npx tsx scripts/screenshots.ts
const site = process.env.E2E_URL ?? "http://localhost:3000"
const folder = "docs/images"

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${site}/sign-in`)
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByLabel("Password", { exact: true }).fill("Tenantry-demo-2026")
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"))
}

const pictures: { name: string; path: string; email?: string; width: number; height: number }[] = [
  { name: "storefront", path: "/b/glow-studio/book/haircut", width: 390, height: 844 },
  { name: "dashboard", path: "/dashboard/glow-studio", email: "owner@glow.demo", width: 1280, height: 800 },
  {
    name: "calendar",
    path: "/dashboard/glow-studio/calendar?view=week",
    email: "owner@glow.demo",
    width: 1280,
    height: 800,
  },
  { name: "admin", path: "/admin", email: "super@tenantry.demo", width: 1280, height: 800 },
]

await mkdir(folder, { recursive: true })
const { executablePath, args } = await findBrowser()
const browser = await chromium.launch({ args, ...(executablePath ? { executablePath } : {}) })
for (const { name, path, email, width, height } of pictures) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "en-GB",
    timezoneId: "Europe/London",
  })
  const page = await context.newPage()
  if (email) await signIn(page, email)
  await page.goto(`${site}${path}`, { waitUntil: "networkidle" })
  await page.screenshot({ path: `${folder}/${name}.png` })
  console.log(`${folder}/${name}.png`)
  await context.close()
}
await browser.close()
