import "server-only"
import { dayOf } from "@/lib/core/days"
import { requireOrganization } from "@/lib/core/session"
import { getCalendar, listSteps } from "./queries"
import { readPlace, viewDays } from "./rules"

/** The calendar at the place an address names, and what the caller may do in it. */
export async function loadCalendar(slug: string, query: Record<string, string | string[] | undefined>) {
  const context = await requireOrganization(slug, "appointments.read")
  const { organization, permissions } = context
  const now = new Date()
  const today = dayOf(now, organization.timezone)
  const place = readPlace((name) => [query[name]].flat()[0], today)
  const days = viewDays(place.view, place.date)
  const [data, steps] = await Promise.all([
    getCalendar(context, { from: days[0] ?? today, until: days.at(-1) ?? today }),
    listSteps(context),
  ])
  return {
    data,
    steps,
    today,
    now: now.getTime(),
    organization: { slug: organization.slug, name: organization.name, timezone: organization.timezone },
    may: {
      move: permissions.has("appointments.update"),
      create: permissions.has("bookings.create"),
      /** Everybody's time; without it one's own, if one may move at all. */
      blockAll: permissions.has("staff.update"),
    },
    permissions: [...permissions],
  }
}
