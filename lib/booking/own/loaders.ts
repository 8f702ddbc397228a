import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { addToDay, dayOf } from "@/lib/core/days"
import { bookingToken } from "@/lib/core/ids"
import { publicOrganization } from "@/lib/core/session"
import { listSlots } from "../queries"
import { timesByDay } from "../rules"
import { findOwnBooking } from "./queries"

/** The booking behind a private link, or not-found. */
export const loadOwnBooking = cache(async (slug: string, token: string) => {
  const context = await publicOrganization(slug)
  const parsed = bookingToken.safeParse(token)
  const found = parsed.success ? await findOwnBooking(context, parsed.data) : null
  return found ?? notFound()
})

/** Other free times for a booking that may move: two weeks from the day asked for. */
export async function loadOtherTimes(slug: string, token: string, day: string | undefined) {
  const [context, own] = await Promise.all([publicOrganization(slug), loadOwnBooking(slug, token)])
  if (!own.may_reschedule || !own.appointment) return null
  const { timezone } = own.organization
  const today = dayOf(new Date(), timezone)
  const asked = day && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : today
  const from = asked < today ? today : asked
  const slots = await listSlots(context, {
    serviceId: own.appointment.service_id,
    staffId: own.appointment.staff_id,
    optionIds: [],
    from,
    to: addToDay(from, 13),
  })
  const times = [...timesByDay(slots, timezone)].map(([on, free]) => ({
    day: on,
    times: free.map(({ startsAt }) => startsAt),
  }))
  return { times, later: addToDay(from, 14), staffId: own.appointment.staff_id }
}
