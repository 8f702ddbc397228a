import { randomUUID } from "node:crypto"
import { Secret, TOTP } from "otpauth"
import type { Reviewed } from "./reviewed"
import { type Business, sql } from "./world"

const later = (hour: number) => {
  const day = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
  return `${day}T${hour}:00:00Z`
}

/** Gives an owner a second factor in use, and lets the sessions they have go on as if it had been given. */
async function withFactor({ owner }: Business): Promise<object> {
  await sql`update public.user_sessions set recovered_at = now() where user_id = ${owner.id}`
  await sql`
    insert into auth.mfa_factors (id, user_id, factor_type, status, secret, created_at, updated_at)
    values (gen_random_uuid(), ${owner.id}, 'totp', 'verified', 'JBSWY3DPEHPK3PXP', now(), now())`
  return {}
}

/** An owner who can begin a factor: with none in use. */
async function withoutFactor({ owner }: Business): Promise<object> {
  await sql`delete from auth.mfa_factors where user_id = ${owner.id}`
  return {}
}

/** A factor that waits for its first code, and that code. */
async function waitingFactor({ owner }: Business): Promise<object> {
  const secret = new Secret({ size: 20 })
  const factorId = randomUUID()
  await sql`update public.user_sessions set recovered_at = now() where user_id = ${owner.id}`
  await sql`
    insert into auth.mfa_factors (id, user_id, factor_type, status, secret, created_at, updated_at)
    values (${factorId}, ${owner.id}, 'totp', 'unverified', ${secret.base32}, now(), now())`
  return { factorId, code: new TOTP({ secret }).generate() }
}

/** Another session of the owner. */
async function otherSession({ owner }: Business): Promise<object> {
  const sessionId = randomUUID()
  await sql`insert into public.user_sessions (id, user_id) values (${sessionId}, ${owner.id})`
  return { sessionId }
}

/** Sets the owner's present password, which earlier actions may have changed. */
async function passwordChange({ owner }: Business): Promise<object> {
  const current = "plum otter granite before"
  await sql`
    update auth.users set encrypted_password = extensions.crypt(${current}, extensions.gen_salt('bf', 10))
    where id = ${owner.id}`
  return { current, password: "plum otter granite after" }
}

/** What people do as themselves, and what anybody may do. */
export const account: Record<string, Reviewed> = {
  "lib/identity/actions.ts createOrganizationAction": {
    gate: "user",
    input: () => ({ name: "By hand", slug: `hand-${randomUUID().slice(0, 8)}`, industry: "general" }),
  },
  "lib/identity/actions.ts resetPasswordAction": {
    gate: "user",
    input: () => ({ password: "plum otter granite by hand" }),
  },
  "lib/identity/security/actions.ts endSessionAction": { gate: "user", input: otherSession },
  "lib/identity/security/actions.ts endOtherSessionsAction": { gate: "user", input: () => ({}) },
  "lib/identity/security/actions.ts changePasswordAction": { gate: "user", input: passwordChange },
  "lib/identity/security/actions.ts beginFactorAction": { gate: "user", input: withoutFactor },
  "lib/identity/security/actions.ts confirmFactorAction": { gate: "user", input: waitingFactor },
  "lib/identity/security/actions.ts newRecoveryCodesAction": { gate: "user", input: withFactor },
  "lib/identity/security/actions.ts removeFactorAction": { gate: "user", input: withFactor },
  "lib/identity/security/actions.ts secondStepAction": { gate: "public", input: () => ({ code: "000000" }) },
  "lib/identity/security/actions.ts recoveryStepAction": {
    gate: "public",
    input: () => ({ code: "by-hand" }),
  },
  "lib/booking/actions.ts quoteBooking": {
    gate: "public",
    input: ({ slug, serviceId }) => ({
      organization: slug,
      items: [{ service_id: serviceId, quantity: 1, option_ids: [] }],
      staff_id: null,
      starts_at: null,
      offer_code: "",
    }),
  },
  "lib/booking/actions.ts placeStorefrontBooking": {
    gate: "public",
    // Another tenant's service, and prices of one's own.
    input: ({ slug }, stranger) => ({
      organization: slug,
      idempotency_key: randomUUID(),
      items: [{ service_id: stranger.serviceId, quantity: 1, option_ids: [], unit_price_cents: 1 }],
      staff_id: null,
      starts_at: later(13),
      customer: { full_name: "By Hand", email: "hand@example.com", phone: "" },
      address: null,
      notes: "",
      offer_code: "",
      payment: "on_site",
      marketing_consent: false,
      total_cents: 1,
      payment_status: "paid",
    }),
  },
  "lib/booking/own/actions.ts cancelByLink": {
    gate: "public",
    input: ({ slug }, stranger) => ({
      organization: slug,
      token: stranger.bookings[2]?.public_token ?? "",
      reason: "By hand",
    }),
  },
  "lib/booking/own/actions.ts rescheduleByLink": {
    gate: "public",
    input: ({ slug }, stranger) => ({
      organization: slug,
      token: stranger.bookings[2]?.public_token ?? "",
      starts_at: later(14),
      staff_id: null,
    }),
  },
  "lib/payments/actions.ts startCheckoutAction": {
    gate: "public",
    input: () => ({ token: "x".repeat(43) }),
  },
  "lib/identity/actions.ts signInAction": {
    gate: "public",
    input: ({ owner }) => ({ email: owner.email, password: "not the password" }),
  },
  "lib/identity/actions.ts signUpAction": {
    gate: "public",
    input: ({ owner }) => ({
      first_name: "By",
      last_name: "Hand",
      email: owner.email,
      password: "plum otter granite by hand",
    }),
  },
  "lib/identity/actions.ts sendSignInLinkAction": {
    gate: "public",
    input: () => ({ email: "nobody-by-hand@example.com" }),
  },
  "lib/identity/actions.ts sendPasswordResetAction": {
    gate: "public",
    input: () => ({ email: "nobody-by-hand@example.com" }),
  },
  "lib/identity/actions.ts signInWithGoogleAction": { gate: "public", input: () => ({}) },
  "lib/identity/actions.ts confirmAction": {
    gate: "public",
    input: () => ({ token_hash: "0".repeat(56), type: "magiclink" }),
  },
  "lib/identity/actions.ts signOutAction": { gate: "public", input: () => ({}) },
}
