import type { PublicService } from "@/lib/catalog/types"
import { addToDay, dayOf } from "@/lib/core/days"
import type { StaffId } from "@/lib/core/ids"
import type { BookingPolicy, Slot } from "./types"

/** What a visitor has chosen so far. It lives in the address, so that back, refresh and a shared link keep it. */
export interface Choice {
  optionIds: string[]
  staffId: StaffId | null
  /** How many of each service, by its address; collections may hold several. */
  quantities: Record<string, number>
  day: string | null
  startsAt: string | null
}

/** The query of an address, as pages get it. */
export type Search = Record<string, string | string[] | undefined>

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ""

/** Reads a choice from an address; whatever isn't on offer there is left out. */
export function readChoice(
  search: Search,
  service: Pick<PublicService, "slug" | "kind" | "service_options">,
  services: readonly Pick<PublicService, "slug" | "kind">[],
  staffIds: readonly StaffId[],
): Choice {
  const wanted = first(search.options).split(",")
  const staff = first(search.staff)
  const day = first(search.day)
  const at = first(search.at)
  const together =
    service.kind === "pickup_delivery" ? services.filter(({ kind }) => kind === service.kind) : [service]
  const quantities = Object.fromEntries(
    together.flatMap(({ slug }) => {
      const typed = Number.parseInt(first(search[`q_${slug}`]), 10)
      const quantity = Number.isFinite(typed)
        ? Math.min(Math.max(typed, 0), 99)
        : slug === service.slug
          ? 1
          : 0
      return quantity > 0 ? [[slug, quantity]] : []
    }),
  )
  return {
    optionIds: service.service_options.map(({ id }) => id).filter((id) => wanted.includes(id)),
    staffId: staffIds.find((id) => id === staff) ?? null,
    quantities: Object.keys(quantities).length > 0 ? quantities : { [service.slug]: 1 },
    day: /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null,
    startsAt: Number.isNaN(Date.parse(at)) ? null : new Date(at).toISOString(),
  }
}

/** The address of a choice. */
export function choiceHref(path: string, choice: Choice): string {
  const search = new URLSearchParams()
  if (choice.optionIds.length > 0) search.set("options", choice.optionIds.join(","))
  if (choice.staffId) search.set("staff", choice.staffId)
  for (const [slug, quantity] of Object.entries(choice.quantities)) search.set(`q_${slug}`, String(quantity))
  if (choice.day) search.set("day", choice.day)
  if (choice.startsAt) search.set("at", choice.startsAt)
  const query = search.toString()
  return query ? `${path}?${query}` : path
}

/** A free start, whoever it is with: the seats of all who are free then. */
export interface FreeTime {
  startsAt: string
  seatsLeft: number
}

/** Free starts by day where the business is, each start once. */
export function timesByDay(slots: readonly Slot[], timezone: string): Map<string, FreeTime[]> {
  const days = new Map<string, FreeTime[]>()
  for (const { starts_at, seats_left } of slots) {
    const day = dayOf(starts_at, timezone)
    const times = days.get(day) ?? []
    const startsAt = new Date(starts_at).toISOString()
    const same = times.find((time) => time.startsAt === startsAt)
    if (same) same.seatsLeft += seats_left
    else times.push({ startsAt, seatsLeft: seats_left })
    days.set(day, times)
  }
  for (const times of days.values()) times.sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  return days
}

/** The days shown at once, beginning with the one chosen's week. */
export function daysFrom(start: string, count: number): string[] {
  return Array.from({ length: count }, (_, offset) => addToDay(start, offset))
}

/** The nearest free times that a refusal carries, or none. */
export function nearestTimes(hint: string | null): string[] {
  try {
    const facts: unknown = JSON.parse(hint ?? "")
    if (typeof facts !== "object" || facts === null || !("nearest" in facts) || !Array.isArray(facts.nearest))
      return []
    return facts.nearest.flatMap((time: unknown) =>
      typeof time === "object" && time !== null && "starts_at" in time && typeof time.starts_at === "string"
        ? [new Date(time.starts_at).toISOString()]
        : [],
    )
  } catch {
    return []
  }
}

const hoursInWords = (hours: number) =>
  hours >= 48 && hours % 24 === 0 ? `${hours / 24} days` : hours === 1 ? "1 hour" : `${hours} hours`

const partInWords = (basisPoints: number) =>
  basisPoints === 10_000 ? "the full price" : `${basisPoints / 100}% of the price`

/** The rules a service is booked under now. */
export function policyOf(
  service: Pick<PublicService, "cancellation_window_hours" | "cancellation_fees" | "no_show_fee_bp">,
): BookingPolicy {
  return {
    free_hours: service.cancellation_window_hours,
    fees: service.cancellation_fees,
    no_show_fee_bp: service.no_show_fee_bp,
  }
}

/** The rules of calling off, each in a sentence, from the mildest on. */
export function describePolicy({ free_hours, fees, no_show_fee_bp }: BookingPolicy): string[] {
  const kept = "what you have paid isn’t given back"
  const sentences = [
    free_hours > 0
      ? `Free to cancel or move until ${hoursInWords(free_hours)} before.`
      : "Free to cancel or move until it begins.",
    ...fees
      .filter(({ fee_bp }) => fee_bp > 0)
      .map(({ hours, fee_bp }) => `Less than ${hoursInWords(hours)} before: ${partInWords(fee_bp)}.`),
  ]
  if (typeof no_show_fee_bp === "number") {
    if (fees.length === 0 && free_hours > 0) sentences.push(`Later, ${kept}.`)
    sentences.push(
      no_show_fee_bp > 0 ? `If you don’t come: ${partInWords(no_show_fee_bp)}.` : "Not coming costs nothing.",
    )
  } else {
    sentences.push(
      fees.length === 0 && free_hours > 0
        ? `Later, or if you don’t come, ${kept}.`
        : `If you don’t come, ${kept}.`,
    )
  }
  return sentences
}
