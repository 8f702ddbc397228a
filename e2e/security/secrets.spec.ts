import { randomUUID } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { expect, test } from "../fixtures"
import { callAction, distDir, listServerActions } from "./server-actions"
import { cookiesOf, createBusiness, createPerson, sql } from "./world"

/** Secrets are sent through everything that could keep them; then everything that was kept is searched for them. */
const base = process.env.E2E_URL ?? "http://localhost:3000"
const origin = new URL(base).origin
const logs = process.env.E2E_LOGS ?? ".local/cloud/logs"
const ofTheServer = [
  "SUPABASE_SERVICE_ROLE_KEY",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "RESEND_API_KEY",
  "TWILIO_AUTH_TOKEN",
  "DATABASE_URL",
]

const password = `plum otter ${randomUUID()}`
const wrongPassword = `granite heron ${randomUUID()}`
const newPassword = `walnut finch ${randomUUID()}`
const oneTimeToken = randomUUID().replaceAll("-", "").repeat(2)
const card = "4000002500003155"

const actions = listServerActions()
const call = (name: string, path: string, input: object, cookie = "") => {
  const action = actions.find((it) => it.name.endsWith(` ${name}`))
  if (!action) throw new Error(`There is no action ${name}.`)
  return callAction(base, action, path, JSON.stringify([input]), { origin, ...(cookie ? { cookie } : {}) })
}

/** Which of the secrets stand in a text, by name. */
function found(secrets: Record<string, string>, text: string): string[] {
  return Object.entries(secrets).flatMap(([name, value]) => (text.includes(value) ? [name] : []))
}

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function serverSecrets(): Record<string, string> {
  const named = ofTheServer.map((name) => [name, process.env[name] ?? ""] as const)
  expect(named.filter(([, value]) => value.length < 16)).toEqual([])
  return Object.fromEntries(named)
}

test("what a browser is sent holds no secret of the server, and no source map", async () => {
  const secrets = serverSecrets()
  const files = filesUnder(join(distDir, "static"))
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => file.endsWith(".map"))).toEqual([])
  const built = [...files, ...filesUnder(join(distDir, "server"))]
  const holding = built.flatMap((file) => {
    const names = found(secrets, readFileSync(file, "latin1"))
    return names.length > 0 ? [`${file}: ${names.join()}`] : []
  })
  expect(holding).toEqual([])
  const cookie = await cookiesOf("owner@glow.demo")
  for (const path of [
    "/",
    "/sign-in",
    "/b/glow-studio",
    "/dashboard/glow-studio",
    "/dashboard/glow-studio/settings",
  ]) {
    const page = await fetch(`${base}${path}`, { headers: { cookie } })
    expect(page.status, path).toBe(200)
    expect(found(secrets, await page.text()), path).toEqual([])
  }
})

test("passwords, tokens, a card's number and the server's keys end up in no log, job or table", async () => {
  const email = `canary-${randomUUID()}@example.com`
  const { owner, slug, bookings, serviceId } = await createBusiness(randomUUID().slice(0, 8))
  const cookie = owner.cookie
  const session = z
    .object({ access_token: z.string(), refresh_token: z.string() })
    .parse(
      JSON.parse(
        Buffer.from(cookie.replace(/^[^=]*=base64-/, "").replace(/; [^=]*=/g, ""), "base64url").toString(),
      ),
    )

  // Sign-in in all its ways, right and wrong
  const name = { first_name: "Canary", last_name: "Bird" }
  expect(await call("signUpAction", "/sign-up", { ...name, email, password })).toBe("ok")
  await call("signUpAction", "/sign-up", { ...name, email: `${email}\u0000`, password })
  expect(await call("signInAction", "/sign-in", { email: owner.email, password: wrongPassword })).toBe(
    "invalid_credentials",
  )
  await call("signInAction", "/sign-in", { email: { $ne: null }, password: [wrongPassword] })
  await call("confirmAction", "/auth/confirm", { token_hash: oneTimeToken, type: "magiclink" })
  for (const path of [
    `/auth/callback?code=${oneTimeToken}`,
    `/auth/confirm?token_hash=${oneTimeToken}&type=email`,
  ]) {
    await fetch(`${base}${path}`, { redirect: "manual" })
  }
  const changing = await createPerson("changing")
  expect(
    await call("resetPasswordAction", "/reset-password", { password: newPassword }, changing.cookie),
  ).toBe("ok")

  // A payment, and webhooks that are not from where they say
  const day = new Date(Date.now() + 15 * 86_400_000).toISOString().slice(0, 10)
  const [placed] = await sql.begin(async (db) => {
    await db`select set_config('request.jwt.claims', '{"role": "anon"}', true)`
    const request = {
      idempotency_key: randomUUID(),
      items: [{ service_id: serviceId }],
      starts_at: `${day}T10:00:00Z`,
      payment: "card",
      customer: { full_name: "Canary Bird", email },
    }
    return db<{ token: string; id: string }[]>`
      select p ->> 'public_token' as token, p ->> 'booking_id' as id
        from (select public.place_booking((select id from public.organizations where slug = ${slug}), ${db.json(request)}) as p) x`
  })
  const link = `/b/${slug}/bookings/${placed?.token}`
  expect(await call("startCheckoutAction", link, { token: placed?.token })).toBe("ok")
  const [payment] = await sql<{ session: string }[]>`
    select stripe_checkout_session_id as session from public.payments where booking_id = ${placed?.id ?? ""}`
  const stripe = process.env.STRIPE_API_URL
  await fetch(`${stripe}/_local/pay/${payment?.session}`, { method: "POST", body: JSON.stringify({ card }) })
  await fetch(`${stripe}/_local/flush`, { method: "POST", body: "{}" })
  for (const signature of [`t=1,v1=${oneTimeToken}`, process.env.STRIPE_WEBHOOK_SECRET ?? ""]) {
    const forged = await fetch(`${base}/api/webhooks/stripe`, {
      method: "POST",
      headers: { "stripe-signature": signature },
      body: JSON.stringify({ card }),
    })
    expect(forged.status).toBe(400)
  }
  await expect
    .poll(
      async () => (await sql`select status from public.bookings where id = ${placed?.id ?? ""}`)[0]?.status,
    )
    .toBe("confirmed")
  await fetch(`${base}/b/${slug}/bookings/${bookings[0]?.public_token.slice(0, -2)}`)

  const secrets = {
    ...serverSecrets(),
    password,
    wrongPassword,
    newPassword,
    oneTimeToken,
    card,
    spacedCard: card.replace(/(.{4})(?=.)/g, "$1 "),
    accessToken: session.access_token,
    refreshToken: session.refresh_token,
  }
  for (const name of ["web", "worker", "cloud"]) {
    const log = readFileSync(join(logs, `${name}.log`), "utf8")
    if (name !== "cloud") expect(log.length, `${name}.log`).toBeGreaterThan(0)
    expect(found({ ...secrets, email }, log), `${name}.log`).toEqual([])
  }
  expect(await tablesHolding(secrets)).toEqual([])
  // The search does find what is there.
  expect(await tablesHolding({ email })).toContain("customers: email")
})

/** Every row of every table as text, searched for the secrets: jobs, mails, audit and events included. */
async function tablesHolding(secrets: Record<string, string>): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
     where c.relkind = 'r' and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`
  expect(tables.length).toBeGreaterThan(60)
  const holding = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await sql<{ secret: string }[]>`
        select s.key as secret from jsonb_each_text(${sql.json(secrets)}) s
         where exists (select from ${sql.unsafe(name)} t where strpos(t::text, s.value) > 0)`
      // Where the sign-in service keeps the sessions themselves.
      return rows
        .filter(({ secret }) => !(secret === "refreshToken" && name === "auth.refresh_tokens"))
        .map(({ secret }) => `${name}: ${secret}`)
    }),
  )
  return holding.flat()
}
