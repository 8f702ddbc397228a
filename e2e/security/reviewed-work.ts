import { randomUUID } from "node:crypto"
import type { Reviewed } from "./reviewed"
import { type Business, sql } from "./world"

const organization: Reviewed["gate"] = "organization"

const later = (hour: number) => {
  const day = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10)
  return `${day}T${hour}:00:00Z`
}
const first = ({ slug, bookings }: Business) => ({
  organization: slug,
  bookingId: bookings[0]?.booking_id ?? "",
})

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

/** The day's work: bookings, the calendar, customers and money. */
export const work: Record<string, Reviewed> = {
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
}
