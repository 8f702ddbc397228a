import { randomUUID } from "node:crypto"
import { expect, test } from "../fixtures"
import { listServerActions, postToAction } from "./server-actions"
import { createPerson } from "./world"

const base = process.env.E2E_URL ?? "http://localhost:3000"
const actions = listServerActions()
const password = "plum otter granite"

const ways: Record<string, { path: string; more: object }> = {
  signInAction: { path: "/sign-in", more: { password } },
  sendSignInLinkAction: { path: "/sign-in", more: {} },
  sendPasswordResetAction: { path: "/forgot-password", more: {} },
  signUpAction: { path: "/sign-up", more: { first_name: "Ada", last_name: "Lowe", password } },
}

/** What somebody could compare: status, headers, cookies and the action's own row; the page around it is the same for all. */
async function answerTo(name: string, email: string) {
  const way = ways[name]
  const action = actions.find((it) => it.name.endsWith(` ${name}`))
  if (!action || !way) throw new Error(`There is no action ${name}.`)
  const body = JSON.stringify([{ email, ...way.more }])
  const response = await postToAction(base, action, way.path, body, { origin: new URL(base).origin })
  const row = /^1:.*$/m.exec(await response.text())?.[0] ?? ""
  expect(row).not.toBe("")
  const text = row.replaceAll(email, "…").replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "#")
  const headers = [...response.headers.keys()].sort()
  return { status: response.status, headers, cookies: response.headers.getSetCookie().length, text }
}

for (const name of Object.keys(ways)) {
  test(`${name} answers a known and an unknown address alike, word for word`, async () => {
    const { email } = await createPerson("enumerated")
    const unknown = `enumerated-${randomUUID()}@example.com`
    expect(await answerTo(name, email)).toEqual(await answerTo(name, unknown))
  })
}
