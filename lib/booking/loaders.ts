import "server-only"
import { notFound, redirect } from "next/navigation"
import { cache } from "react"
import { listBookableStaff, listServices } from "@/lib/catalog/queries"
import { addToDay, dayOf } from "@/lib/core/days"
import { AppError } from "@/lib/core/errors"
import { findUser, publicOrganization } from "@/lib/core/session"
import { getQuote, listSlots } from "./queries"
import { type Choice, choiceHref, daysFrom, readChoice, type Search, timesByDay } from "./rules"
import type { Quote } from "./types"

const daysShown = 14

/** One service by its address, with all services (a collection may hold several) and who offers it. */
export const loadService = cache(async (slug: string, serviceSlug: string) => {
  const context = await publicOrganization(slug)
  if (!context.organization.isPublished) notFound()
  const [services, staff] = await Promise.all([listServices(context), listBookableStaff(context)])
  const service = services.find((one) => one.slug === serviceSlug)
  if (!service) notFound()
  const offeredBy = staff.filter((person) =>
    person.staff_services.some((offered) => offered.service_id === service.id),
  )
  return { context, organization: context.organization, service, services, staff: offeredBy }
})

type Loaded = Awaited<ReturnType<typeof loadService>>

/** The services of a choice as the database takes them; options belong to the service of the page. */
function itemsOf(
  { service, services }: Pick<Loaded, "service" | "services">,
  { quantities, optionIds }: Choice,
) {
  return services.flatMap((one) => {
    const quantity = quantities[one.slug]
    return quantity
      ? [{ service_id: one.id, quantity, option_ids: one.id === service.id ? optionIds : [] }]
      : []
  })
}

/** The service whose time is asked for: the page's own, or for a collection the first that is taken along. */
function leading({ service, services }: Pick<Loaded, "service" | "services">, { quantities }: Choice) {
  return quantities[service.slug] ? service : (services.find((one) => quantities[one.slug]) ?? service)
}

async function loadChoice(slug: string, serviceSlug: string, search: Search) {
  const loaded = await loadService(slug, serviceSlug)
  const choice = readChoice(
    search,
    loaded.service,
    loaded.services,
    loaded.staff.map(({ id }) => id),
  )
  const items = itemsOf(loaded, choice)
  return { ...loaded, choice, items, lead: leading(loaded, choice) }
}

/** Choosing: what, with whom, and the free times of two weeks. */
export async function loadBookService(slug: string, serviceSlug: string, search: Search) {
  const loaded = await loadChoice(slug, serviceSlug, search)
  const { context, organization, choice, items, lead } = loaded
  const today = dayOf(new Date(), organization.timezone)
  const last = addToDay(today, lead.max_advance_days)
  const wanted = {
    serviceId: lead.id,
    staffId: choice.staffId,
    optionIds: lead.id === loaded.service.id ? choice.optionIds : [],
  }

  let from = choice.day && choice.day > today ? choice.day : today
  if (from > last) from = today
  // The row of days begins where the last one turned, not at the chosen day: it must not jump as one picks.
  const offset = Math.floor((Date.parse(from) - Date.parse(today)) / 86_400_000 / daysShown) * daysShown
  const start = addToDay(today, offset)
  const [slots, quote] = await Promise.all([
    listSlots(context, { ...wanted, from: start, to: addToDay(start, daysShown - 1) }),
    getQuote(context, { items, staff_id: choice.staffId, starts_at: null, offer_code: "" }),
  ])
  let days = timesByDay(slots, organization.timezone)
  let shownFrom = start
  if (days.size === 0 && !choice.day) {
    const later = await listSlots(context, {
      ...wanted,
      from: today,
      to: addToDay(today, Math.min(lead.max_advance_days, 60)),
    })
    const [firstFree] = [...timesByDay(later, organization.timezone).keys()].sort()
    if (firstFree) {
      shownFrom = firstFree
      days = timesByDay(later, organization.timezone)
    }
  }
  const free = [...days.keys()].sort()
  return {
    ...loaded,
    quote,
    today,
    days: daysFrom(shownFrom, daysShown).filter((day) => day <= last),
    times: days,
    day: choice.day && choice.day >= today ? choice.day : (free[0] ?? shownFrom),
    firstFree: free[0] ? (days.get(free[0])?.[0]?.startsAt ?? null) : null,
    earlier: shownFrom > today ? addToDay(shownFrom, -daysShown) : null,
    later: addToDay(shownFrom, daysShown) <= last ? addToDay(shownFrom, daysShown) : null,
  }
}

/** The details: the choice as it stands, its price, and who is signed in. A choice without a time goes back to the times. */
export async function loadBookDetails(slug: string, serviceSlug: string, search: Search) {
  const loaded = await loadChoice(slug, serviceSlug, search)
  const { context, choice, items } = loaded
  const path = `/b/${slug}/book/${serviceSlug}`
  const { startsAt } = choice
  if (!startsAt) redirect(choiceHref(path, choice))
  const [quote, user] = await Promise.all([
    quoteOrNull(context, { items, staff_id: choice.staffId, starts_at: startsAt, offer_code: "" }),
    findUser(),
  ])
  if (!quote) notFound()
  const person = loaded.staff.find(({ id }) => id === choice.staffId) ?? null
  return {
    ...loaded,
    startsAt,
    quote,
    person,
    path,
    user: user && { fullName: user.user.fullName, email: user.user.email },
  }
}

async function quoteOrNull(...wanted: Parameters<typeof getQuote>): Promise<Quote | null> {
  try {
    return await getQuote(...wanted)
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return null
    throw error
  }
}
