import { createServerClient } from "@supabase/ssr"
import { TOTP } from "otpauth"
import { describe, expect, inject, test, vi } from "vitest"
import { anonymous, latestMail, newEmail, password, server, signedIn } from "./clients.ts"

const { url, anonKey, mailUrl } = inject("supabase")
const withInbox = test.skipIf(mailUrl === null)

describe("accounts", () => {
  test("an account is confirmed by the link in its mail, then signs in", async () => {
    const email = newEmail()
    const client = anonymous()
    const made = await client.auth.signUp({ email, password, options: { data: { full_name: "Casey" } } })
    expect(made.error).toBeNull()
    expect(made.data.session).toBeNull()
    const early = await client.auth.signInWithPassword({ email, password })
    expect(early.error?.code).toBe("email_not_confirmed")
    if (!mailUrl) return
    const link = new URL(/https?:\/\/\S+/.exec((await latestMail(email)).text)?.[0] ?? "")
    expect(link.pathname).toBe("/auth/confirm")
    const tokenHash = link.searchParams.get("token_hash") ?? ""
    const confirmed = await client.auth.verifyOtp({ type: "email", token_hash: tokenHash })
    expect(confirmed.error).toBeNull()
    expect(confirmed.data.user?.user_metadata.full_name).toBe("Casey")
    const again = await client.auth.verifyOtp({ type: "email", token_hash: tokenHash })
    expect(again.error?.code).toBe("otp_expired")
    const signIn = await client.auth.signInWithPassword({ email, password })
    expect(signIn.error).toBeNull()
  })

  test("an address that has an account already is answered like a new one", async () => {
    const { email } = await signedIn()
    const made = await anonymous().auth.signUp({ email, password })
    expect(made.error).toBeNull()
    expect(made.data.user?.identities).toEqual([])
  })

  test("a wrong password and an unknown address get one answer", async () => {
    const { email } = await signedIn()
    const wrong = await anonymous().auth.signInWithPassword({ email, password: "not-the-password" })
    const unknown = await anonymous().auth.signInWithPassword({ email: newEmail(), password })
    expect(wrong.error?.code).toBe("invalid_credentials")
    expect([unknown.error?.status, unknown.error?.code, unknown.error?.message]).toEqual([
      wrong.error?.status,
      wrong.error?.code,
      wrong.error?.message,
    ])
  })

  test("a short password is refused", async () => {
    const made = await anonymous().auth.signUp({ email: newEmail(), password: "short" })
    expect(made.error?.code).toBe("weak_password")
  })
})

describe("tokens", () => {
  test("are verified from the key set alone and name session, method and level", async () => {
    const { client, user } = await signedIn()
    const { data, error } = await client.auth.getClaims()
    expect(error).toBeNull()
    expect(data?.header.alg).toBe("ES256")
    expect(data?.claims).toMatchObject({
      sub: user.id,
      role: "authenticated",
      aal: "aal1",
      amr: [{ method: "password" }],
    })
    expect(data?.claims.session_id).toMatch(/^[0-9a-f-]{36}$/)
    expect(data?.claims.app_metadata).toMatchObject({ provider: "email" })
    expect((data?.claims.exp ?? 0) - (data?.claims.iat ?? 0)).toBeLessThanOrEqual(3600)
  })

  test("three refreshes side by side give one and the same new session", async () => {
    const { session } = await signedIn()
    const answers = await Promise.all(
      [1, 2, 3].map(() => anonymous().auth.refreshSession({ refresh_token: session.refresh_token })),
    )
    expect(answers.map((answer) => answer.error)).toEqual([null, null, null])
    expect(new Set(answers.map((answer) => answer.data.session?.refresh_token)).size).toBe(1)
    expect(answers[0]?.data.session?.refresh_token).not.toBe(session.refresh_token)
  })

  test("that come back after their time end the session, for a thief and for its owner", async () => {
    const { session } = await signedIn()
    const refresh = (refresh_token: string) => anonymous().auth.refreshSession({ refresh_token })
    const second = (await refresh(session.refresh_token)).data.session
    const third = (await refresh(second?.refresh_token ?? "")).data.session
    expect(third?.refresh_token).not.toBe(session.refresh_token)
    await vi.waitFor(
      async () =>
        expect((await refresh(session.refresh_token)).error?.code).toBe("refresh_token_already_used"),
      { timeout: 20_000, interval: 200 },
    )
    for (const held of [session, second, third]) {
      expect((await refresh(held?.refresh_token ?? "")).error?.status).toBe(400)
    }
  })

  test("of a session that was signed out are refused", async () => {
    const { client, session } = await signedIn()
    await client.auth.signOut()
    expect((await anonymous().auth.getUser(session.access_token)).error?.name).toBe("AuthSessionMissingError")
    const refreshed = await anonymous().auth.refreshSession({ refresh_token: session.refresh_token })
    expect(refreshed.error?.status).toBe(400)
  })

  test("that nobody signed are refused", async () => {
    const forged = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${Buffer.from('{"sub":"x","role":"service_role"}').toString("base64url")}.`
    expect((await anonymous().auth.getUser(forged)).error).not.toBeNull()
  })
})

describe("passwords and addresses", () => {
  test("a new password ends the other sessions", async () => {
    const { client, email, session } = await signedIn()
    const other = await anonymous().auth.signInWithPassword({ email, password })
    expect((await client.auth.updateUser({ password: "Another-password-2026" })).error).toBeNull()
    expect((await anonymous().auth.getUser(session.access_token)).error).toBeNull()
    expect((await anonymous().auth.getUser(other.data.session?.access_token)).error?.name).toBe(
      "AuthSessionMissingError",
    )
  })

  withInbox("a forgotten password is set by the link in the mail", async () => {
    const { email } = await signedIn()
    const client = anonymous()
    await client.auth.resetPasswordForEmail(email, { redirectTo: "http://localhost:3000/reset-password" })
    const link = new URL(/https?:\/\/\S+/.exec((await latestMail(email)).text)?.[0] ?? "")
    expect(link.searchParams.get("next")).toBe("/reset-password")
    const entered = await client.auth.verifyOtp({
      type: "recovery",
      token_hash: link.searchParams.get("token_hash") ?? "",
    })
    expect(entered.error).toBeNull()
    expect((await client.auth.updateUser({ password: "A-fresh-password-2026" })).error).toBeNull()
    const signIn = await anonymous().auth.signInWithPassword({ email, password: "A-fresh-password-2026" })
    expect(signIn.error).toBeNull()
  })

  withInbox("a code from a mail signs in", async () => {
    const { email } = await signedIn()
    const client = anonymous()
    await client.auth.signInWithOtp({ email, options: { shouldCreateUser: false } })
    const token = /\b\d{6}\b/.exec((await latestMail(email)).text)?.[0] ?? ""
    const entered = await client.auth.verifyOtp({ type: "email", email, token })
    expect(entered.error).toBeNull()
    expect(entered.data.user?.email).toBe(email)
  })

  withInbox("a new address is confirmed from its own mailbox", async () => {
    const { client } = await signedIn()
    const address = newEmail()
    expect((await client.auth.updateUser({ email: address })).error).toBeNull()
    const link = new URL(/https?:\/\/\S+/.exec((await latestMail(address)).text)?.[0] ?? "")
    const changed = await client.auth.verifyOtp({
      type: "email_change",
      token_hash: link.searchParams.get("token_hash") ?? "",
    })
    expect(changed.data.user?.email).toBe(address)
  })
})

describe("the server", () => {
  test("makes, lists, changes and removes accounts", async () => {
    const { admin } = server().auth
    const email = newEmail()
    const made = await admin.createUser({
      email,
      password,
      email_confirm: true,
      app_metadata: { plan: "free" },
      user_metadata: { full_name: "Sam" },
    })
    const id = made.data.user?.id ?? ""
    expect(made.data.user).toMatchObject({
      email,
      app_metadata: { plan: "free", provider: "email" },
      user_metadata: { full_name: "Sam" },
    })
    expect((await admin.createUser({ email })).error?.code).toBe("email_exists")
    expect((await admin.listUsers({ page: 1, perPage: 5 })).data.users.map((user) => user.id)).toContain(id)
    const changed = await admin.updateUserById(id, { user_metadata: { full_name: "Sam Lee" } })
    expect(changed.data.user?.user_metadata.full_name).toBe("Sam Lee")
    expect((await admin.getUserById(id)).data.user?.email).toBe(email)
    expect((await admin.deleteUser(id)).error).toBeNull()
    expect((await admin.getUserById(id)).error?.code).toBe("user_not_found")
  })

  test("bars an account from signing in, refreshing and its present session", async () => {
    const { email, user, session } = await signedIn()
    await server().auth.admin.updateUserById(user.id, { ban_duration: "1h" })
    expect((await anonymous().auth.signInWithPassword({ email, password })).error?.code).toBe("user_banned")
    expect(
      (await anonymous().auth.refreshSession({ refresh_token: session.refresh_token })).error,
    ).not.toBeNull()
    expect((await anonymous().auth.getUser(session.access_token)).error).not.toBeNull()
    await server().auth.admin.updateUserById(user.id, { ban_duration: "none" })
    expect((await anonymous().auth.signInWithPassword({ email, password })).error).toBeNull()
  })

  test("makes links and signs people out", async () => {
    const { email, session } = await signedIn()
    const link = await server().auth.admin.generateLink({ type: "magiclink", email })
    expect(link.data.properties?.verification_type).toBe("magiclink")
    const entered = await anonymous().auth.verifyOtp({
      type: "email",
      token_hash: link.data.properties?.hashed_token ?? "",
    })
    expect(entered.error).toBeNull()
    expect((await server().auth.admin.signOut(session.access_token, "global")).error).toBeNull()
    expect((await anonymous().auth.getUser(entered.data.session?.access_token)).error?.name).toBe(
      "AuthSessionMissingError",
    )
  })

  withInbox("invites somebody, who enters by the mail", async () => {
    const email = newEmail()
    const invited = await server().auth.admin.inviteUserByEmail(email, { data: { team: "front desk" } })
    expect(invited.error).toBeNull()
    const link = new URL(/https?:\/\/\S+/.exec((await latestMail(email)).text)?.[0] ?? "")
    const entered = await anonymous().auth.verifyOtp({
      type: "invite",
      token_hash: link.searchParams.get("token_hash") ?? "",
    })
    expect(entered.error).toBeNull()
    expect(entered.data.user?.user_metadata.team).toBe("front desk")
  })

  test("is the only one who may", async () => {
    const { client, user } = await signedIn()
    expect((await client.auth.admin.listUsers()).error).not.toBeNull()
    expect((await client.auth.admin.deleteUser(user.id)).error).not.toBeNull()
  })
})

describe("second factors", () => {
  test("are enrolled, asked for, and raise the session; a code works once", async () => {
    const { client, email } = await signedIn()
    const enrolled = await client.auth.mfa.enroll({ factorType: "totp", friendlyName: "Phone" })
    expect(enrolled.error).toBeNull()
    const factorId = enrolled.data?.id ?? ""
    const secret = enrolled.data?.type === "totp" ? enrolled.data.totp.secret : ""
    const code = new TOTP({ secret }).generate()
    expect((await client.auth.mfa.challengeAndVerify({ factorId, code: "000000" })).error?.code).toBe(
      "mfa_verification_failed",
    )
    expect((await client.auth.mfa.challengeAndVerify({ factorId, code })).error).toBeNull()
    expect((await client.auth.mfa.getAuthenticatorAssuranceLevel()).data?.currentLevel).toBe("aal2")

    const second = anonymous()
    await second.auth.signInWithPassword({ email, password })
    expect((await second.auth.mfa.getAuthenticatorAssuranceLevel()).data).toMatchObject({
      currentLevel: "aal1",
      nextLevel: "aal2",
    })
    expect((await second.auth.mfa.challengeAndVerify({ factorId, code })).error?.code).toBe(
      "mfa_verification_failed",
    )
    expect((await second.auth.mfa.unenroll({ factorId })).error?.code).toBe("insufficient_aal")
    expect((await client.auth.mfa.unenroll({ factorId })).error).toBeNull()
  })
})

describe("sign-in with Google", () => {
  withInbox("goes there and back with PKCE", async () => {
    const jar = new Map<string, string>()
    const client = createServerClient(url, anonKey, {
      cookies: {
        getAll: () => [...jar].map(([name, value]) => ({ name, value })),
        setAll: (cookies) => {
          for (const { name, value } of cookies) jar.set(name, value)
        },
      },
    })
    const redirectTo = "http://localhost:3000/auth/callback"
    const started = await client.auth.signInWithOAuth({
      provider: "google",
      options: { redirectTo, skipBrowserRedirect: true },
    })
    const first = await fetch(started.data.url ?? "", { redirect: "manual" })
    const consent = first.headers.get("location") ?? ""
    const page = await (await fetch(consent)).text()
    const form = new URLSearchParams(
      [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((found) => [
        found[1] ?? "",
        (found[2] ?? "").replaceAll("&amp;", "&"),
      ]),
    )
    expect([...form.keys()].length).toBeGreaterThan(0)
    const action = new URL("/o/oauth2/v2/auth/callback", consent)
    const approved = await fetch(action, { method: "POST", body: form, redirect: "manual" })
    const back = await fetch(approved.headers.get("location") ?? "", { redirect: "manual" })
    const target = new URL(back.headers.get("location") ?? "")
    expect(target.origin + target.pathname).toBe(redirectTo)
    const entered = await client.auth.exchangeCodeForSession(target.searchParams.get("code") ?? "")
    expect(entered.error).toBeNull()
    expect(entered.data.user?.app_metadata.provider).toBe("google")
    expect((await client.auth.getClaims()).data?.claims.amr).toMatchObject([{ method: "oauth" }])
  })
})
