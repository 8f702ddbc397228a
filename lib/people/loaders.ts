import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { dayOf } from "@/lib/core/days"
import { requireOrganization } from "@/lib/core/session"
import { findPerson, listClosures, listPeople, listServiceNames, listVisitsToCome } from "./queries"

/** Everybody, with the day it is there. */
export async function loadTeam(slug: string) {
  const context = await requireOrganization(slug, "staff.read")
  const { organization, permissions } = context
  return { people: await listPeople(context), today: dayOf(new Date(), organization.timezone), permissions }
}

/** Somebody's page: who they are, when they work, what they offer, and what they have still to do. */
export const loadPerson = cache(async (slug: string, id: string) => {
  const context = await requireOrganization(slug, "staff.read")
  const { organization, permissions } = context
  const now = new Date()
  const person = (await findPerson(context, id, now)) ?? notFound()
  const [services, visits, people] = await Promise.all([
    permissions.has("services.read") ? listServiceNames(context) : [],
    permissions.has("appointments.read") ? listVisitsToCome(context, person.id, now) : [],
    listPeople(context),
  ])
  return {
    person,
    services,
    visits,
    colleagues: people.filter((one) => one.is_active && one.is_bookable && one.id !== person.id),
    today: dayOf(now, organization.timezone),
    organization,
    permissions,
  }
})

/** Whether somebody may be added. */
export async function loadNewPerson(slug: string) {
  await requireOrganization(slug, "staff.create")
}

/** The days on which everybody is off. */
export async function loadClosures(slug: string) {
  const context = await requireOrganization(slug, "staff.read")
  const { organization, permissions } = context
  const today = dayOf(new Date(), organization.timezone)
  return { closures: await listClosures(context, today), today, permissions }
}
