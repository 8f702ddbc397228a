import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { expect, test } from "../fixtures"
import { distDir } from "./server-actions"
import { type BareServer, startWithoutMiddleware } from "./without-middleware"
import { type Business, createBusiness, createPerson, type Person, sql } from "./world"

/** Every closed route of the build, asked for by those who may not, in every form a URL can be given. */
const base = process.env.E2E_URL ?? "http://localhost:3000"
const buildId = readFileSync(join(distDir, "BUILD_ID"), "utf8")
const routes = Object.values(
  z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(distDir, "app-path-routes-manifest.json"), "utf8"))),
).filter((route) => /^\/(dashboard|admin|me|drive|api\/dashboard)(\/|$)/.test(route))

/** A word that only this business' pages say, whoever renders them. */
const secret = `sealed${randomUUID().slice(0, 8)}`
let target: Business
let people: Record<"nobody" | "a stranger" | "a removed member" | "a viewer", string>
let bare: BareServer | undefined
test.beforeAll(async () => {
  target = await createBusiness(secret)
  const removed = await createPerson("removed", [target.id, "admin"])
  const viewer: Person = await createPerson("viewer", [target.id, "viewer"])
  people = {
    nobody: "",
    "a stranger": (await createBusiness(randomUUID())).owner.cookie,
    "a removed member": removed.cookie,
    "a viewer": viewer.cookie,
  }
  await sql`update public.organization_members set status = 'suspended' where user_id = ${removed.id}`
  bare = await startWithoutMiddleware()
})
test.afterAll(() => bare?.stop())

function pathOf(route: string): string {
  const parameters: Record<string, string> = {
    organization: target.slug,
    booking: target.bookings[0]?.booking_id ?? "",
    customer: target.customerId,
    service: target.serviceId,
    tenant: target.slug,
  }
  return route.replace(/\[([a-z]+)\]/g, (_, name: string) => parameters[name] ?? randomUUID())
}

interface Form {
  path: string
  headers?: Record<string, string>
}

/** The same page by other words. The headers are those of published ways round a middleware or into a cache. */
function formsOf(path: string): Form[] {
  const [, first = "", ...rest] = path.split("/")
  const tail = rest.join("/")
  const encoded = `/%${first.charCodeAt(0).toString(16)}${first.slice(1)}${tail && `/${tail}`}`
  const chain = (name: string) => Array.from({ length: 5 }, () => name).join(":")
  return [
    { path },
    { path: `${path}?q=${secret.slice(0, 3)}&from=2026-01-01&until=2026-01-07` },
    { path: `${path}/` },
    { path: `/${path}` },
    { path: `/${first}//${tail}` },
    { path: `/./${first}/${tail}` },
    { path: encoded },
    { path: `/${first}%2f${tail}` },
    { path: `/${first.toUpperCase()}/${tail}` },
    { path: `${path}.rsc` },
    { path: `${path}.json` },
    { path: `${path}.segments/_tree.segment.rsc` },
    { path: `/_next/data/${buildId}${path}.json` },
    { path: `/en${path}` },
    { path: `${path}?_rsc=1`, headers: { rsc: "1" } },
    { path, headers: { rsc: "1", "next-router-prefetch": "1" } },
    { path, headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" } },
    { path, headers: { "x-middleware-subrequest": chain("middleware") } },
    { path, headers: { "x-middleware-subrequest": chain("src/middleware") } },
    { path, headers: { "x-middleware-rewrite": path, "x-invoke-path": path, "x-matched-path": path } },
    { path, headers: { "x-organization-id": target.id, "x-request-path": "/", "x-client-ip": "127.0.0.1" } },
    { path: "/", headers: { "x-original-url": path, "x-rewrite-url": path } },
  ]
}

async function ask(server: string, form: Form, cookie: string) {
  const response = await fetch(`${server}${form.path}`, {
    redirect: "manual",
    headers: { ...form.headers, ...(cookie ? { cookie } : {}) },
  })
  return { status: response.status, text: await response.text() }
}

test("one server runs the middleware and the other doesn't", async () => {
  const policies = await Promise.all(
    [base, bare?.url ?? ""].map(async (server) =>
      (await fetch(server)).headers.has("content-security-policy"),
    ),
  )
  expect(policies).toEqual([true, false])
})

test("the rightful owner sees the word that nobody else may see", async () => {
  for (const server of [base, bare?.url ?? ""]) {
    const seen: string[] = []
    for (const route of routes) {
      const { text } = await ask(server, { path: pathOf(route) }, target.owner.cookie)
      if (text.includes(secret)) seen.push(route)
    }
    expect(seen.length, server).toBeGreaterThan(7)
  }
})

for (const kind of ["with its middleware", "without its middleware"]) {
  test(`${kind}, the application opens no closed route to others, in no form of its address`, async () => {
    const server = kind === "with its middleware" ? base : (bare?.url ?? "")
    expect(routes.length).toBeGreaterThan(10)
    for (const [place, route] of routes.entries()) {
      for (const [who, cookie] of Object.entries(people)) {
        if (who === "a viewer" && !route.startsWith("/admin")) continue
        // Nobody and the stranger take a quarter of the forms each, others at the next route, so that over four routes
        // each has had all. Without middleware only what a page itself looks at can matter, and members are refused
        // like strangers.
        const all = formsOf(pathOf(route))
        const turn = ["nobody", "a stranger"].indexOf(who)
        const isMain = kind === "with its middleware" && turn >= 0
        const forms = all.filter(
          ({ path, headers }, n) =>
            n === 0 || (isMain ? (n + place) % 4 === turn : headers?.rsc || /rsc$/.test(path)),
        )
        const answers = await Promise.all(forms.map((form) => ask(server, form, cookie)))
        for (const [n, { status, text }] of answers.entries()) {
          const form = JSON.stringify(forms[n])
          expect.soft(text.includes(secret), `${who} asks for ${form} and reads what is sealed`).toBe(false)
          expect.soft(status, `${who} asks for ${form}`).toBeLessThan(500)
        }
        // The plain address: sent to sign in, not found or refused. A person's own pages are theirs.
        if (who !== "nobody" && /^\/(dashboard(\/new)?|me(\/security)?)$/.test(route)) continue
        expect.soft([303, 307, 308, 401, 403, 404], `${who} asks for ${route}`).toContain(answers[0]?.status)
      }
    }
  })
}
