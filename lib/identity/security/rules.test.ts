import { expect, test } from "vitest"
import { deviceName, eventTitle } from "./rules"

test.each([
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Windows"],
  ["Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari on iPhone"],
  ["curl/8.0", "Unknown device"],
  [null, "Unknown device"],
])("%s is called %s", (agent, name) => {
  expect(deviceName(agent)).toBe(name)
})

test("an event without a word of its own still has one", () => {
  expect(eventTitle("mfa_enrolled")).toBe("Second step turned on")
  expect(eventTitle("something_new")).toBe("Account activity")
})
