import { type Local, toLocal, weekdayOf } from "../rules"
import type { CalendarAppointment, CalendarData } from "../types"
import type { Column, Entry, Segment, Stretch } from "./types"

const dayMinutes = 1440
/** A block is never drawn shorter than this many minutes: its words need the room. */
const leastDrawn = 15

/** The column of those who have nobody yet. */
export const nobody = "nobody"

function entryOf(appointments: CalendarAppointment[], lead: CalendarAppointment): Entry {
  const { service, booking } = lead
  const kind = service?.kind ?? "appointment"
  const shared = kind !== "appointment"
  const statuses = [...new Set(appointments.map((one) => one.booking?.status ?? null))]
  const status = statuses.length === 1 ? (statuses[0] ?? null) : "confirmed"
  const expected = appointments.reduce((last, one) => (one.updated_at > last ? one.updated_at : last), "")
  const live = appointments.every(
    (one) =>
      (one.status === "held" || one.status === "confirmed") &&
      (!one.booking || ["pending", "confirmed", "in_progress"].includes(one.booking.status)),
  )
  const name = service?.name ?? "Visit"
  return {
    key: lead.id,
    appointments,
    kind,
    staffId: lead.staff_id,
    startsAt: Date.parse(lead.starts_at),
    endsAt: Date.parse(lead.ends_at),
    blockedFrom: Date.parse(lead.blocked_from),
    blockedUntil: Date.parse(lead.blocked_until),
    title: shared ? name : (booking?.customer?.full_name ?? booking?.number ?? "Booked"),
    service: name,
    status,
    held: !shared && lead.status === "held",
    seats: shared ? { taken: appointments.length, capacity: service?.capacity ?? appointments.length } : null,
    expected,
    movable: live && kind !== "pickup_delivery",
    stamp: [
      expected,
      status,
      lead.starts_at,
      lead.ends_at,
      lead.staff_id,
      lead.status,
      appointments.length,
      booking?.customer?.full_name,
      booking?.payment_status,
    ].join("|"),
  }
}

/**
 * Appointments as blocks: each visit its own, a class or a round once for all who come. Holds that ran
 * out by `now` are free again and not drawn; cancelled ones never come here.
 */
export function toEntries(appointments: readonly CalendarAppointment[], now: number): Entry[] {
  const groups = new Map<string, CalendarAppointment[]>()
  for (const one of appointments) {
    if (one.status === "held" && one.hold_expires_at && Date.parse(one.hold_expires_at) <= now) continue
    const together = one.service && one.service.kind !== "appointment"
    const key = together ? `${one.service_id} ${one.staff_id} ${one.starts_at}` : one.id
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
    .flatMap((group) => {
      const sorted = group.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      return sorted[0] ? [entryOf(sorted, sorted[0])] : []
    })
    .toSorted((a, b) => a.startsAt - b.startsAt || b.endsAt - a.endsAt || (a.key < b.key ? -1 : 1))
}

/** A stretch of time as the clocks on the wall show it. */
interface WallSpan {
  start: Local
  end: Local
  minutes: number
}

function wallSpan(startsAt: number, endsAt: number, timezone: string): WallSpan {
  return {
    start: toLocal(startsAt, timezone),
    end: toLocal(endsAt, timezone),
    minutes: (endsAt - startsAt) / 60_000,
  }
}

function partOn({ start, end, minutes }: WallSpan, day: string): Stretch | null {
  if (start.day > day || end.day < day || (end.day === day && end.minute === 0 && start.day < day))
    return null
  const from = start.day < day ? 0 : start.minute
  const until = end.day > day ? dayMinutes : end.minute
  // Within an hour that comes twice the end may show an earlier time than the begin.
  return { from, until: until > from ? until : Math.min(dayMinutes, from + minutes) }
}

/** The part of a stretch of time that lies on a day, by the wall clock; null where it doesn't. */
export function onDay(startsAt: number, endsAt: number, day: string, timezone: string): Stretch | null {
  return partOn(wallSpan(startsAt, endsAt, timezone), day)
}

/**
 * Places what overlaps side by side: a cluster of overlapping stretches shares as few lanes as keep them
 * apart, and each takes the first lane free by its start.
 */
export function inLanes<T extends Stretch>(stretches: readonly T[]): (T & { lane: number; lanes: number })[] {
  const sorted = [...stretches].sort((a, b) => a.from - b.from || b.until - a.until)
  const placed: (T & { lane: number; lanes: number })[] = []
  let cluster: (T & { lane: number; lanes: number })[] = []
  let ends: number[] = []
  const close = () => {
    for (const one of cluster) one.lanes = ends.length
    placed.push(...cluster)
    cluster = []
    ends = []
  }
  for (const stretch of sorted) {
    if (ends.length > 0 && ends.every((end) => end <= stretch.from)) close()
    const free = ends.findIndex((end) => end <= stretch.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = Math.max(stretch.until, stretch.from + leastDrawn)
    cluster.push({ ...stretch, lane, lanes: 1 })
  }
  close()
  return placed
}

/** Whether an entry belongs into a column. */
function belongs(entry: Entry, { staffId }: Column, known: ReadonlySet<string>): boolean {
  const owner = entry.staffId && known.has(entry.staffId) ? entry.staffId : nobody
  return staffId === null ? known.has(owner) || owner === nobody : owner === staffId
}

/** The blocks of each column, side by side where they overlap. `known` are the people who have columns. */
export function toSegments(
  entries: readonly Entry[],
  columns: readonly Column[],
  known: ReadonlySet<string>,
  timezone: string,
): Map<string, Segment[]> {
  const segments = new Map<string, Segment[]>()
  // Asking a time zone is what costs here: once for each entry, not for each column.
  const spans = entries.map((entry) => ({ entry, span: wallSpan(entry.startsAt, entry.endsAt, timezone) }))
  for (const column of columns) {
    const own = spans.flatMap(({ entry, span }) => {
      const stretch = belongs(entry, column, known) && partOn(span, column.day)
      if (!stretch) return []
      return [
        {
          ...stretch,
          entry,
          before: stretch.from > 0 ? (entry.startsAt - entry.blockedFrom) / 60_000 : 0,
          after: stretch.until < dayMinutes ? (entry.blockedUntil - entry.endsAt) / 60_000 : 0,
        },
      ]
    })
    segments.set(column.key, inLanes(own))
  }
  return segments
}

/** Stretches joined where they touch or overlap, in the order of time. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const { from, until } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from <= last.until) last.until = Math.max(last.until, until)
    else joined.push({ from, until })
  }
  return joined
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** When any of these people work on a day, by the wall clock; nothing while the business is closed. */
export function openOn(
  day: string,
  staffIds: ReadonlySet<string>,
  { hours, closures }: Pick<CalendarData, "hours" | "closures">,
): Stretch[] {
  if (closures.some(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on)) return []
  const weekday = weekdayOf(day)
  return merged(
    hours
      .filter(
        (one) =>
          staffIds.has(one.staff_id) &&
          one.weekday === weekday &&
          (one.valid_from ?? day) <= day &&
          (one.valid_until ?? day) >= day,
      )
      .map((one) => ({ from: minutesOf(one.starts_at), until: minutesOf(one.ends_at) })),
  )
}

/** What is left of a day between the open stretches. */
export function closedBetween(open: readonly Stretch[]): Stretch[] {
  const edges = [0, ...open.flatMap(({ from, until }) => [from, until]), dayMinutes]
  const closed: Stretch[] = []
  for (let at = 0; at < edges.length; at += 2) {
    const [from = 0, until = 0] = [edges[at], edges[at + 1]]
    if (until > from) closed.push({ from, until })
  }
  return closed
}

/** The whole hours worth drawing: an hour around all of these, from eight to six at the least. */
export function hoursShown(stretches: readonly Stretch[]): Stretch {
  const first = stretches.reduce((least, { from }) => Math.min(least, from - 30), 8 * 60)
  const last = stretches.reduce((most, { until }) => Math.max(most, until + 30), 18 * 60)
  return {
    from: Math.max(0, Math.floor(first / 60) * 60),
    until: Math.min(dayMinutes, Math.ceil(last / 60) * 60),
  }
}
