import { defineConfig } from "@playwright/test"
import { findBrowser } from "./e2e/browser.ts"

const browser = await findBrowser()

/** Flows in a real browser, against a running Tenantry: `npm test` starts one and says where in E2E_URL. */
export default defineConfig({
  testDir: "e2e",
  outputDir: ".test/e2e-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.E2E_URL ?? "http://localhost:3000",
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: browser.executablePath, args: browser.args },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } }, testIgnore: /\.phone\.spec\.ts$/ },
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
      testMatch: /\.phone\.spec\.ts$/,
    },
  ],
})
