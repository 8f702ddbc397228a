import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { z } from "zod"
import { addToDay, dayOf } from "@/lib/core/days"
import { bookingId, bookingToken } from "@/lib/core/ids"
import { publicOrganization, requireUser } from "@/lib/core/session"
import { listSlots } from "../queries"
import { type Search, timesByDay } from "../rules"
import { claimBookings } from "./mutations"
import { type AfterBooking, findMyBooking, findOwnBooking, listMyBookings } from "./queries"

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

const after = z.object({ after: z.iso.datetime({ offset: true }), id: z.guid() })

/**
 * The signed-in person's bookings at every business. What they booked as a guest is brought in
 * first, so that the list is whole the first time already.
 */
export async function loadMyBookings(search: Search) {
  const context = await requireUser()
  const parsed = after.safeParse(search)
  const from: AfterBooking | null = parsed.success ? { start: parsed.data.after, id: parsed.data.id } : null
  if (!from) await claimBookings(context)
  const [next, past] = await Promise.all([
    from ? [] : listMyBookings(context, "next", null).then(({ bookings }) => bookings),
    listMyBookings(context, "past", from),
  ])
  const earlier = past.more
    ? `/me?${new URLSearchParams({ after: past.more.start, id: past.more.id })}`
    : null
  return { user: context.user, next, past: past.bookings, earlier, isFirst: !from }
}

/** One of the signed-in person's own bookings, or not-found. */
export const loadMyBooking = cache(async (id: string) => {
  const context = await requireUser()
  const parsed = bookingId.safeParse(id)
  const key = parsed.success ? await findMyBooking(context, parsed.data) : null
  if (!key) notFound()
  return { ...key, own: await loadOwnBooking(key.slug, key.token) }
})
