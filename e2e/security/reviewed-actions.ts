import { randomUUID } from "node:crypto"
import { Secret, TOTP } from "otpauth"
import { type Business, sql } from "./world"

/** Who an action lets in, and an input with which the rightful caller succeeds. */
export interface Reviewed {
  gate: "public" | "user" | "organization" | "platform"
  /** It is about what is one's own, so that whoever may look may do it too. */
  viewerMay?: true
  input: (target: Business, stranger: Business) => object | Promise<object>
}

const later = (hour: number) => {
  const day = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
  return `${day}T${hour}:00:00Z`
}
const first = ({ slug, bookings }: Business) => ({
  organization: slug,
  bookingId: bookings[0]?.booking_id ?? "",
})
const organization: Reviewed["gate"] = "organization"

async function categoryOf({ id }: Business): Promise<string> {
  const [category] = await sql<{ id: string }[]>`
    select id from public.service_categories where organization_id = ${id} order by id limit 1`
  return category?.id ?? ""
}

/** The first of an organization's rows in a table, by id. */
async function rowOf({ id }: Business, table: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from ${sql(`public.${table}`)} where organization_id = ${id} order by id limit 1`
  return row?.id ?? ""
}

async function appointmentOf(target: Business) {
  const [row] = await sql<{ id: string; seen: string; starts: Date; ends: Date }[]>`
    select id, to_json(updated_at) #>> '{}' as seen, starts_at as starts, ends_at as ends from public.appointments
     where organization_id = ${target.id} and status = 'confirmed' order by starts_at desc limit 1`
  return row ?? { id: "", seen: "", starts: new Date(), ends: new Date() }
}

async function importOf({ id }: Business, status: "staging" | "done"): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from public.customer_imports where organization_id = ${id} and status = ${status} order by id limit 1`
  return row?.id ?? ""
}

const service = ({ slug, staffId }: Business) => ({
  organization: slug,
  name: "By hand",
  categoryId: null,
  description: "",
  kind: "appointment",
  pricing: "fixed",
  priceCents: 4000,
  taxPercent: 20,
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  capacity: 1,
  leadTimeMinutes: 0,
  maxAdvanceDays: 60,
  freeHours: 24,
  fees: [],
  noShowPercent: null,
  depositPercent: 0,
  turnaroundHours: null,
  isActive: true,
  options: [],
  staff: [{ staffId, priceCents: null, minutes: null }],
})

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

const person = ({ slug, staffId }: Business) => ({
  organization: slug,
  staffId,
  fullName: "By Hand",
  title: "",
  bio: "",
  email: "",
  phone: "",
  memberType: "provider",
  isBookable: true,
})

/**
 * Every server action there is, reviewed by hand: one that is not listed is red. Rightful callers go through
 * them in this order. The inputs of public ones are such as must change nothing.
 */
export const reviewed: Record<string, Reviewed> = {
  "lib/booking/manage/actions.ts reschedule": {
    gate: organization,
    input: (target) => ({ ...first(target), startsAt: later(15), staffId: null }),
  },
  "lib/booking/manage/actions.ts addNote": {
    gate: organization,
    input: (target) => ({ ...first(target), body: "A note by hand" }),
  },
  "lib/booking/manage/actions.ts removeNote": {
    gate: organization,
    input: async (target) => {
      const [note] = await sql<{ id: string }[]>`
        select id from public.booking_notes where organization_id = ${target.id} order by id limit 1`
      return { ...first(target), noteId: note?.id ?? "" }
    },
  },
  "lib/booking/manage/actions.ts setStatus": {
    gate: organization,
    input: (target) => ({ ...first(target), status: "in_progress" }),
  },
  "lib/booking/manage/actions.ts cancel": {
    gate: organization,
    input: (target) => ({
      organization: target.slug,
      bookingId: target.bookings[1]?.booking_id ?? "",
      reason: "By hand",
      onBehalf: true,
    }),
  },
  "lib/booking/manage/actions.ts letOffFee": {
    gate: organization,
    input: (target) => ({
      organization: target.slug,
      bookingId: target.bookings[2]?.booking_id ?? "",
      reason: "Let off by hand",
    }),
  },
  "lib/booking/manage/actions.ts placeForCustomer": {
    gate: organization,
    input: (target) => ({
      organization: target.slug,
      idempotencyKey: randomUUID(),
      serviceId: target.serviceId,
      staffId: null,
      startsAt: later(10),
      quantity: 1,
      customerId: target.customerId,
      fullName: "",
      email: "",
      phone: "",
      line1: "",
      postcode: "",
      notes: "",
    }),
  },
  "lib/payments/manage/actions.ts takePayment": {
    gate: organization,
    input: (target) => ({ ...first(target), amountCents: 1000, method: "cash", note: "" }),
  },
  "lib/payments/manage/actions.ts refundPayment": {
    gate: organization,
    input: async (target) => {
      const [payment] = await sql<{ id: string }[]>`
        select id from public.payments where organization_id = ${target.id} order by id limit 1`
      return {
        organization: target.slug,
        paymentId: payment?.id ?? "",
        amountCents: 400,
        reason: "Given back by hand",
      }
    },
  },
  "lib/crm/actions.ts addCustomer": {
    gate: organization,
    input: ({ slug }) => ({
      organization: slug,
      fullName: "By Hand",
      email: "",
      phone: "",
      companyName: "",
      marketingConsent: false,
    }),
  },
  "lib/crm/actions.ts saveCustomer": {
    gate: organization,
    input: ({ slug, customerId }) => ({
      organization: slug,
      customerId,
      lifecycle: "lead",
      fullName: "Renamed by hand",
      email: "",
      phone: "",
      companyName: "",
      marketingConsent: false,
    }),
  },
  "lib/crm/actions.ts addNoteToCustomer": {
    gate: organization,
    input: ({ slug, customerId }) => ({ organization: slug, customerId, body: "By hand" }),
  },
  "lib/crm/list/actions.ts changeMany": {
    gate: organization,
    input: ({ slug, customerId }) => ({
      organization: slug,
      ids: [customerId],
      filter: {},
      change: { add_tag: "by hand" },
    }),
  },
  "lib/crm/work/actions.ts changeNote": {
    gate: organization,
    input: async (target) => ({
      organization: target.slug,
      noteId: await rowOf(target, "customer_notes"),
      body: "Changed by hand",
    }),
  },
  "lib/crm/work/actions.ts removeNote": {
    gate: organization,
    input: async (target) => ({
      organization: target.slug,
      noteId: await rowOf(target, "customer_notes"),
      deleted: true,
    }),
  },
  "lib/crm/work/actions.ts newTask": {
    gate: organization,
    input: ({ slug, customerId }) => ({
      organization: slug,
      customerId,
      title: "By hand",
      dueOn: null,
      assigneeId: null,
    }),
  },
  "lib/crm/work/actions.ts changeTask": {
    gate: organization,
    input: async (target) => ({
      organization: target.slug,
      taskId: await rowOf(target, "tasks"),
      title: "Changed by hand",
      dueOn: "2030-01-01",
      assigneeId: null,
    }),
  },
  "lib/crm/work/actions.ts moveTask": {
    gate: organization,
    input: async (target) => ({
      organization: target.slug,
      taskId: await rowOf(target, "tasks"),
      status: "done",
    }),
  },
  "lib/crm/work/actions.ts newContact": {
    gate: organization,
    input: ({ slug, customerId }) => ({
      organization: slug,
      customerId,
      type: "social",
      value: "@byhand",
      label: "",
    }),
  },
  "lib/crm/work/actions.ts dropContact": {
    gate: organization,
    input: async (target) => ({
      organization: target.slug,
      contactId: await rowOf(target, "customer_contacts"),
    }),
  },
  "lib/crm/imports/actions.ts begin": {
    gate: organization,
    input: ({ slug }) => ({ organization: slug, fileName: "By hand.csv", onDuplicate: "skip" }),
  },
  "lib/crm/imports/actions.ts stage": {
    gate: organization,
    input: async (target) => ({
      organization: target.slug,
      importId: await importOf(target, "staging"),
      rows: [],
    }),
  },
  "lib/crm/imports/actions.ts start": {
    gate: organization,
    input: async (target) => ({ organization: target.slug, importId: await importOf(target, "staging") }),
  },
  "lib/crm/imports/actions.ts takeBack": {
    gate: organization,
    input: async (target) => ({ organization: target.slug, importId: await importOf(target, "done") }),
  },
  "lib/crm/merge/actions.ts merge": {
    gate: organization,
    input: async (target) => {
      const [other] = await sql<{ id: string }[]>`
        select id from public.customers where organization_id = ${target.id} and full_name = 'Double'`
      return {
        organization: target.slug,
        customerId: target.customerId,
        otherId: other?.id ?? "",
        take: ["full_name"],
      }
    },
  },
  "lib/booking/views/actions.ts save": {
    gate: organization,
    viewerMay: true,
    input: ({ slug }) => ({
      organization: slug,
      list: "bookings",
      name: `By hand ${randomUUID()}`,
      query: "",
      isShared: false,
    }),
  },
  "lib/booking/views/actions.ts change": {
    gate: organization,
    viewerMay: true,
    input: async (target) => ({
      organization: target.slug,
      viewId: await rowOf(target, "saved_views"),
      name: `Changed by hand ${randomUUID()}`,
      isShared: false,
    }),
  },
  "lib/booking/views/actions.ts setDefault": {
    gate: organization,
    viewerMay: true,
    input: async (target) => ({
      organization: target.slug,
      list: "bookings",
      viewId: await rowOf(target, "saved_views"),
    }),
  },
  "lib/booking/views/actions.ts remove": {
    gate: organization,
    viewerMay: true,
    input: async (target) => ({ organization: target.slug, viewId: await rowOf(target, "saved_views") }),
  },
  "lib/booking/calendar/actions.ts block": {
    gate: organization,
    input: ({ slug, staffId }) => ({
      organization: slug,
      staffId,
      startsAt: "2030-06-03T09:00:00Z",
      endsAt: "2030-06-03T10:00:00Z",
      kind: "break",
      note: "",
    }),
  },
  "lib/booking/calendar/actions.ts unblock": {
    gate: organization,
    input: async (target) => ({
      organization: target.slug,
      timeOffId: await rowOf(target, "staff_time_off"),
    }),
  },
  "lib/booking/calendar/actions.ts moveVisit": {
    gate: organization,
    input: async (target) => {
      const { id, seen, starts, ends } = await appointmentOf(target)
      return {
        organization: target.slug,
        appointmentId: id,
        startsAt: starts.toISOString(),
        endsAt: new Date(ends.getTime() + 900_000).toISOString(),
        staffId: target.staffId,
        expected: seen,
        notify: false,
      }
    },
  },
  "lib/booking/manage/actions.ts setStatuses": {
    gate: organization,
    input: (target) => ({
      organization: target.slug,
      bookingIds: [target.bookings[2]?.booking_id ?? ""],
      status: "in_progress",
    }),
  },
  "lib/catalog/manage/actions.ts newCategory": {
    gate: organization,
    input: ({ slug }) => ({ organization: slug, name: `By hand ${randomUUID()}` }),
  },
  "lib/catalog/manage/actions.ts nameCategory": {
    gate: organization,
    input: async (target) => ({
      organization: target.slug,
      categoryId: await categoryOf(target),
      name: "Renamed by hand",
    }),
  },
  "lib/catalog/manage/actions.ts dropCategory": {
    gate: organization,
    input: async (target) => ({ organization: target.slug, categoryId: await categoryOf(target) }),
  },
  "lib/catalog/manage/actions.ts createService": {
    gate: organization,
    input: (target) => ({ ...service(target), serviceId: null, expected: null }),
  },
  "lib/catalog/manage/actions.ts changeService": {
    gate: organization,
    input: async (target) => {
      const [row] = await sql<{ at: string }[]>`
        select to_json(updated_at) #>> '{}' as at from public.services where id = ${target.serviceId}`
      return { ...service(target), serviceId: target.serviceId, expected: row?.at ?? null }
    },
  },
  "lib/catalog/manage/actions.ts arrangeServices": {
    gate: organization,
    input: ({ slug, serviceId }) => ({ organization: slug, ids: [serviceId] }),
  },
  "lib/catalog/manage/actions.ts shelveService": {
    gate: organization,
    input: ({ slug, serviceId }) => ({ organization: slug, serviceId, isActive: false }),
  },
  "lib/people/actions.ts addPerson": {
    gate: organization,
    input: (target) => ({ ...person(target), staffId: null }),
  },
  "lib/people/actions.ts changePerson": { gate: organization, input: person },
  "lib/people/actions.ts changeHours": {
    gate: organization,
    input: ({ slug, staffId }) => ({
      organization: slug,
      staffId,
      from: null,
      hours: [{ weekday: 1, starts: "09:00", ends: "12:00" }],
    }),
  },
  "lib/people/actions.ts changeOffers": {
    gate: organization,
    input: ({ slug, staffId }) => ({ organization: slug, staffId, serviceIds: [] }),
  },
  "lib/people/actions.ts takeTimeOff": {
    gate: organization,
    input: ({ slug, staffId }) => ({
      organization: slug,
      staffId,
      from: { day: "2030-05-01", time: "09:00" },
      until: { day: "2030-05-02", time: "24:00" },
      kind: "holiday",
      note: "",
    }),
  },
  "lib/people/actions.ts dropTimeOff": {
    gate: organization,
    input: async ({ id, slug, staffId }) => {
      const [row] = await sql<{ id: string }[]>`
        select id from public.staff_time_off where organization_id = ${id} order by id limit 1`
      return { organization: slug, staffId, timeOffId: row?.id ?? "" }
    },
  },
  "lib/people/actions.ts closeDays": {
    gate: organization,
    input: ({ slug }) => ({ organization: slug, from: "2030-05-01", until: "2030-05-02", reason: "" }),
  },
  "lib/people/actions.ts openDays": {
    gate: organization,
    input: async ({ id, slug }) => {
      const [row] = await sql<{ id: string }[]>`
        select id from public.business_closures where organization_id = ${id} order by id limit 1`
      return { organization: slug, closureId: row?.id ?? "" }
    },
  },
  "lib/people/actions.ts takeOffTeam": {
    gate: organization,
    input: ({ slug, staffId }) => ({ organization: slug, staffId, handTo: null }),
  },
  "lib/people/actions.ts takeBack": {
    gate: organization,
    input: ({ slug, staffId }) => ({ organization: slug, staffId }),
  },
  "lib/tenancy/actions.ts saveGeneralSettings": {
    gate: organization,
    input: ({ slug }) => ({
      organization: slug,
      name: "Renamed by hand",
      contactEmail: "",
      phone: "",
      about: "",
      brandColor: "",
      payment: ["on_site"],
    }),
  },
  "lib/messaging/inbox/actions.ts markNoticeRead": {
    gate: organization,
    viewerMay: true,
    input: ({ slug }) => ({ organization: slug, noticeId: null }),
  },
  "lib/platform/actions.ts suspend": {
    gate: "platform",
    input: ({ id }) => ({ organizationId: id, reason: "Suspended by hand" }),
  },
  "lib/platform/actions.ts restore": { gate: "platform", input: ({ id }) => ({ organizationId: id }) },
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
