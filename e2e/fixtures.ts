import AxeBuilder from "@axe-core/playwright"
import { test as base, expect, type Page } from "@playwright/test"
import { Resend } from "resend"

export { expect } from "@playwright/test"

/** The password of every demo sign-in. */
export const demoPassword = "Tenantry-demo-2026"

/** A mail that went out. */
export interface SentMail {
  to: string[]
  subject: string
  html: string
}

interface Fixtures {
  /** The inbox of the mail stand-in. */
  mail: {
    /** Waits until a mail to this address has come whose subject matches, and gives the newest. */
    waitFor(to: string, subject: RegExp): Promise<SentMail>
  }
  /** An address nobody has used yet. */
  freshEmail: string
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  mail: async ({}, use) => {
    const resend = new Resend(process.env.RESEND_API_KEY ?? "re_local", {
      baseUrl: process.env.RESEND_BASE_URL ?? "http://127.0.0.1:54324",
    })
    await use({
      async waitFor(to, subject) {
        let found: SentMail | undefined
        await expect(async () => {
          const list = await resend.emails.list()
          const match = list.data?.data.findLast((mail) => mail.to.includes(to) && subject.test(mail.subject))
          expect(match, `a mail to ${to} about ${subject}`).toBeDefined()
          const whole = await resend.emails.get(match?.id ?? "")
          found = { to: match?.to ?? [], subject: match?.subject ?? "", html: whole.data?.html ?? "" }
        }).toPass({ timeout: 20_000 })
        if (!found) throw new Error("No mail was found.")
        return found
      },
    })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  freshEmail: async ({}, use) => {
    await use(`guest-${crypto.randomUUID().slice(0, 12)}@example.com`)
  },
})

/** Signs in through the sign-in page and waits until it has been left. */
export async function signIn(page: Page, email: string, next?: string): Promise<void> {
  await page.goto(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in")
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await page.getByLabel("Password", { exact: true }).fill(demoPassword)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"))
}

/** Fails with what axe finds against WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) })),
  ).toEqual([])
}
