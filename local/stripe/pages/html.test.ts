import { expect, test } from "vitest"
import { html, money } from "./html.ts"

test("values are escaped and markup is not", () => {
  const inner = html`<b>${"<script>"}</b>`
  expect(html`<p title="${'"x"'}">${inner}</p>`.text).toBe(
    '<p title="&quot;x&quot;"><b>&lt;script&gt;</b></p>',
  )
})

test("money has the digits of its currency", () => {
  expect(money(1250, "gbp")).toBe("£12.50")
  expect(money(1250, "jpy")).toContain("1,250")
})
