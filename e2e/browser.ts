import { existsSync } from "node:fs"
import { chromium } from "@playwright/test"
import bundled from "@sparticuz/chromium"

/** Which Chromium the tests drive, and with what flags. */
export interface Browser {
  executablePath?: string
  args: string[]
}

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
]

/** Playwright's own Chromium where it is installed, else the one that came with the packages. */
export async function findBrowser(): Promise<Browser> {
  if (existsSync(chromium.executablePath())) return { args }
  // Its own flags would run everything in a single process, which can't hold several contexts.
  const graphics = bundled.args.filter((flag) => /angle|swiftshader/.test(flag))
  return { executablePath: await bundled.executablePath(), args: [...args, ...graphics] }
}
