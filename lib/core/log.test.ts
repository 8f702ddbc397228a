import { Writable } from "node:stream"
import pino from "pino"
import { expect, test } from "vitest"
import { redaction } from "./log"

test("secrets and people's addresses are blanked, however they are nested", () => {
  let written = ""
  const sink = new Writable({
    write(chunk, _, done) {
      written += String(chunk)
      done()
    },
  })
  const canary = "canary-7f3a"
  pino({ redact: redaction }, sink).error(
    {
      password: canary,
      email: canary,
      request: { headers: { authorization: canary, cookie: canary } },
      session: { access_token: canary, refresh_token: canary },
    },
    "sign-in failed",
  )
  expect(written).toContain("sign-in failed")
  expect(written).not.toContain(canary)
})
