import { randomUUID } from "node:crypto"
import type { Reviewed } from "./reviewed"
import { type Business, sql } from "./world"

const organization: Reviewed["gate"] = "organization"

async function categoryOf({ id }: Business): Promise<string> {
  const [category] = await sql<{ id: string }[]>`
    select id from public.service_categories where organization_id = ${id} order by id limit 1`
  return category?.id ?? ""
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

/** How a business is set up and kept: services, people, settings; and what the platform does to it. */
export const setup: Record<string, Reviewed> = {
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
}
