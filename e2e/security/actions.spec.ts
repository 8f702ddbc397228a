import { randomUUID } from "node:crypto"
import { demoPassword, expect, test } from "../fixtures"
import { reviewed } from "./reviewed-actions"
import { callAction, listServerActions, type ServerAction } from "./server-actions"
import {
  type Business,
  cookiesOf,
  createBusiness,
  createPerson,
  fingerprint,
  type Person,
  sql,
} from "./world"

/**
 * The ids of server actions are no secret, so each is called here as anybody could: by hand, over HTTP, without
 * any page. Inputs are such as the rightful caller succeeds with, which is proved at the end.
 */
const base = process.env.E2E_URL ?? "http://localhost:3000"
const origin = new URL(base).origin
const actions = listServerActions()

let target: Business
let stranger: Business
let viewer: Person
test.beforeAll(async () => {
  target = await createBusiness(randomUUID())
  stranger = await createBusiness(randomUUID())
  viewer = await createPerson("viewer", [target.id, "viewer"])
})

/** A page that carries the action, with the target's own ids. */
function pathOf({ routes }: ServerAction): string {
  const [booking] = target.bookings
  const parameters: Record<string, string> = {
    organization: target.slug,
    booking: booking?.booking_id ?? "",
    customer: target.customerId,
    service: target.serviceId,
    token: booking?.public_token ?? "",
    tenant: target.slug,
  }
  const route = routes.find((name) => name.endsWith("/page")) ?? ""
  return (
    route
      .replace(/^app/, "")
      .replace(/\/page$/, "")
      .replace(/\/\([a-z]+\)/g, "")
      .replace(/\[([a-z]+)\]/g, (_, name: string) => parameters[name] ?? "unknown") || "/"
  )
}

async function call(action: ServerAction, headers: Record<string, string>, extra = ""): Promise<string> {
  const input = JSON.stringify(await reviewed[action.name]?.input(target, stranger))
  const body = extra ? `[${input.replace(/^\{/, input === "{}" ? `{${extra}` : `{${extra},`)}]` : `[${input}]`
  return callAction(base, action, pathOf(action), body, headers)
}

const extras = () =>
  [
    `"id":"${randomUUID()}"`,
    `"organization_id":"${stranger.id}"`,
    `"organizationId":"${target.id}"`,
    `"role":"owner"`,
    `"user_id":"${stranger.owner.id}"`,
    `"constructor":{"prototype":{"role":"owner"}}`,
  ].join()

test("every server action of the build was reviewed, and none is gone", () => {
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(reviewed).sort())
})

test("called by hand, an action does nothing for strangers, viewers, other origins and nobody", async () => {
  // Something that could be removed and refunded, so that a refusal is not for want of it.
  for (const name of [
    "lib/payments/manage/actions.ts takePayment",
    "lib/booking/manage/actions.ts addNote",
  ]) {
    const action = actions.find((it) => it.name === name)
    if (!action) throw new Error(`${name} is gone.`)
    expect(await call(action, { origin, cookie: target.owner.cookie }), name).toBe("ok")
  }
  const before = [await fingerprint(target.id), await fingerprint(stranger.id)]
  const admin = await cookiesOf("super@tenantry.demo")
  const outsiders = { stranger: stranger.owner.cookie, viewer: viewer.cookie }

  for (const action of actions) {
    const gate = reviewed[action.name]?.gate
    const rightful = gate === "platform" ? admin : target.owner.cookie
    expect
      .soft(await call(action, { cookie: rightful }), `${action.name} without an origin`)
      .toBe("foreign_origin")
    const foreign = await call(action, { cookie: rightful, origin: "https://evil.example" })
    expect.soft(foreign, `${action.name} from another origin`).not.toBe("ok")
    if (gate === "public") {
      if (action.name.endsWith("signOutAction")) continue
      await call(action, { origin, cookie: stranger.owner.cookie }, extras())
      continue
    }
    expect
      .soft(await call(action, { origin }), `${action.name} by nobody`)
      .toMatch(/^(signed_out|forbidden)$/)
    if (gate === "user") continue
    for (const [who, cookie] of Object.entries(outsiders)) {
      if (who === "viewer" && reviewed[action.name]?.viewerMay) continue
      for (const extra of ["", extras()]) {
        const answer = await call(action, { origin, cookie }, extra)
        expect.soft(answer, `${action.name} by the ${who}`).toMatch(/^(not_found|forbidden)$/)
      }
    }
  }
  expect([await fingerprint(target.id), await fingerprint(stranger.id)]).toEqual(before)
})

test("for the rightful caller it works, and fields it doesn't know change nothing", async () => {
  const before = await fingerprint(stranger.id)
  const roles = () => sql`
    select user_id, role_id from public.member_roles where organization_id = ${target.id} order by user_id, role_id`
  const rolesBefore = await roles()
  const admin = await cookiesOf("super@tenantry.demo")
  for (const [name, { gate }] of Object.entries(reviewed)) {
    const action = actions.find((it) => it.name === name)
    if (!action || gate === "public") continue
    const cookie = gate === "platform" ? admin : target.owner.cookie
    expect.soft(await call(action, { origin, cookie }, extras()), name).toBe("ok")
  }
  expect(await roles()).toEqual(rolesBefore)
  expect(await fingerprint(stranger.id)).toEqual(before)
  await expect(cookiesOf(target.owner.email, demoPassword)).rejects.toThrow()
})

test("a field called __proto__ reaches nothing", async () => {
  const action = actions.find(({ name }) => name.endsWith("addNoteToCustomer"))
  if (!action) throw new Error("The action is gone.")
  const before = await fingerprint(target.id)
  const proto = `"__proto__":{"organization":"${target.slug}","role":"owner"}`
  const answer = await call(action, { origin, cookie: stranger.owner.cookie }, proto)
  expect(answer).toMatch(/^(not_found|forbidden|invalid_request|status [45]\d\d)$/)
  expect(await fingerprint(target.id)).toEqual(before)
})
