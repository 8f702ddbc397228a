import { createHash, randomBytes } from "node:crypto"
import { createRemoteJWKSet, jwtVerify } from "jose"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { googleClient, googleUsers, type RunningGoogle, startGoogle } from "../google/server.ts"

// Google's own sign-in needs a person, so this contract is held against the stand-in only.
const callback = "http://127.0.0.1:54321/auth/v1/callback"
const verifier = randomBytes(32).toString("base64url")
const challenge = createHash("sha256").update(verifier).digest("base64url")
let google: RunningGoogle

beforeAll(async () => {
  google = await startGoogle({ port: 0, env: { NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:54321" } })
})

afterAll(() => google.close())

function authorizeUrl(overrides: Record<string, string> = {}) {
  const query = new URLSearchParams({
    client_id: googleClient.id,
    redirect_uri: callback,
    response_type: "code",
    scope: "openid email profile",
    state: "state-1",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...overrides,
  })
  return `${google.url}/o/oauth2/v2/auth?${query}`
}

/** Presses the button of one account on the consent page, as a browser would. */
async function chooseAccount(email: string): Promise<URL> {
  const page = await (await fetch(authorizeUrl())).text()
  const form = page.split("<form").find((part) => part.includes(`value="${email}"`)) ?? ""
  const fields = [...form.matchAll(/name="([^"]+)"\s+value="([^"]*)"/g)].map((match) => [
    match[1] ?? "",
    (match[2] ?? "").replaceAll("&amp;", "&"),
  ])
  const answer = await fetch(`${google.url}/o/oauth2/v2/auth/callback`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  })
  return new URL(answer.headers.get("location") ?? "")
}

function exchange(code: string, codeVerifier: string) {
  return fetch(`${google.url}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      code_verifier: codeVerifier,
      redirect_uri: callback,
      client_id: googleClient.id,
      client_secret: googleClient.secret,
    }),
  })
}

describe("sign-in with Google", () => {
  test("offers both demo accounts", async () => {
    const page = await (await fetch(authorizeUrl())).text()
    for (const user of googleUsers) expect(page).toContain(user.email)
  })

  test("gives a code that the verifier turns into tokens", async () => {
    const email = googleUsers[0]?.email ?? ""
    const back = await chooseAccount(email)
    expect(`${back.origin}${back.pathname}`).toBe(callback)
    expect(back.searchParams.get("state")).toBe("state-1")
    const answer = await exchange(back.searchParams.get("code") ?? "", verifier)
    expect(answer.status).toBe(200)
    const tokens = await answer.json()
    const keys = createRemoteJWKSet(new URL(`${google.url}/oauth2/v3/certs`))
    const { payload } = await jwtVerify(tokens.id_token, keys, { audience: googleClient.id })
    expect(payload).toMatchObject({ email, email_verified: true })
    const profile = await fetch(`${google.url}/oauth2/v2/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(await profile.json()).toMatchObject({ email })
  })

  test("refuses a code with another verifier", async () => {
    const back = await chooseAccount(googleUsers[1]?.email ?? "")
    const answer = await exchange(back.searchParams.get("code") ?? "", "not-the-verifier")
    expect(answer.status).toBe(400)
  })

  test("refuses to send people to an address that is not registered", async () => {
    const answer = await fetch(authorizeUrl({ redirect_uri: "https://evil.example/callback" }))
    expect(answer.status).toBe(400)
  })
})
