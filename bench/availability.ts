import { randomUUID } from "node:crypto"
import type postgres from "postgres"
import { type Calendar, type Slot, slotsByDateLibrary, slotsByLoop } from "./availability-references.ts"
import { type Bench, type Finding, median } from "./database.ts"

const people = 20
const days = 14
const appointments = 1_200
const zone = "Europe/London"
const rounds = 15

/** Free times of twenty people over a fortnight with a change of clocks in it, against two references that must agree. */
export async function measureAvailability(bench: Bench): Promise<Finding[]> {
  const { sql } = bench
  const range = fortnightOfClockChange()
  const [organization] = await sql<
    { id: string }[]
  >`update public.organizations set timezone = ${zone} where id = ${bench.organizationId} returning id`
  if (!organization) throw new Error("The bench's organization is gone.")
  const serviceId = await fillCalendar(sql, organization.id, range.from)
  const ask = { organizationId: organization.id, serviceId, zone, ...range }

  const ours: number[] = []
  const looped: number[] = []
  const byLibrary: number[] = []
  for (let round = 0; round < rounds; round++) {
    const statement = await timed(() => availableSlots(sql, ask), ours)
    const loop = await timed(async () => slotsByLoop(await readCalendar(sql, ask), ask), looped)
    same(statement, loop)
    if (round % 5 === 0) {
      same(
        statement,
        await timed(async () => slotsByDateLibrary(await readCalendar(sql, ask), ask), byLibrary),
      )
    }
  }
  const toLoop = median(ours) / median(looped)
  const toLibrary = median(ours) / median(byLibrary)
  return [
    {
      promise: "available_slots against rows fetched and looped over in JavaScript",
      ratio: toLoop,
      limit: "≤ 0.35",
      met: toLoop <= 0.35,
    },
    {
      promise: "available_slots against a date library slot by slot",
      ratio: toLibrary,
      limit: "≤ 0.03",
      met: toLibrary <= 0.03,
    },
  ]
}

async function timed<T>(work: () => Promise<T>, into: number[]): Promise<T> {
  const begin = performance.now()
  const result = await work()
  into.push(performance.now() - begin)
  return result
}

function same(ours: readonly Slot[], theirs: readonly Slot[]): void {
  const key = ({ startsAt, staffId }: Slot) => `${startsAt} ${staffId}`
  const known = new Set(ours.map(key))
  if (ours.length === 0 || known.size !== theirs.length || !theirs.every((slot) => known.has(key(slot)))) {
    throw new Error(`available_slots found ${ours.length} free times, its reference ${theirs.length}.`)
  }
}

interface Ask {
  organizationId: string
  serviceId: string
  zone: string
  from: string
  until: string
}

async function availableSlots(
  sql: postgres.Sql,
  { organizationId, serviceId, from, until }: Ask,
): Promise<Slot[]> {
  const rows = await sql<{ at: number; staff_id: string }[]>`
    select extract(epoch from starts_at)::float8 as at, staff_id
      from public.available_slots(${organizationId}, ${serviceId}, ${from}, ${until})`
  return rows.map(({ at, staff_id }) => ({ startsAt: at * 1000, staffId: staff_id }))
}

async function readCalendar(
  sql: postgres.Sql,
  { organizationId, serviceId, from, until }: Ask,
): Promise<Calendar> {
  const [[service], hours, taken, away, closures] = await Promise.all([
    sql<Calendar["service"][]>`
      select duration_minutes as duration, buffer_before_minutes as before, buffer_after_minutes as after
        from public.services where organization_id = ${organizationId} and id = ${serviceId}`,
    sql<Calendar["hours"]>`
      select h.staff_id as "staffId", h.weekday, h.starts_at as opens, h.ends_at as closes
        from public.staff_hours h join public.staff_services x on x.organization_id = h.organization_id and x.staff_id = h.staff_id
       where h.organization_id = ${organizationId} and x.service_id = ${serviceId}`,
    sql<Calendar["taken"]>`
      select staff_id as "staffId", blocked_from as "from", blocked_until as "until" from public.appointments
       where organization_id = ${organizationId} and staff_id is not null and status in ('held', 'confirmed', 'done')
         and blocked_from > ${from}::date - interval '4 days' and blocked_from < ${until}::date + interval '2 days'`,
    sql<Calendar["away"]>`
      select staff_id as "staffId", starts_at as "from", ends_at as "until" from public.staff_time_off
       where organization_id = ${organizationId} and ends_at > ${from}::date and starts_at < ${until}::date + interval '2 days'`,
    sql<Calendar["closures"]>`
      select starts_on::text as "from", ends_on::text as "until" from public.business_closures where organization_id = ${organizationId}`,
  ])
  if (!service) throw new Error("The bench's service is gone.")
  return { service, hours, taken, away, closures }
}

/** Twenty people with two stretches of hours a day, three of them away for a while, a closed day, and 1,200 appointments. */
async function fillCalendar(sql: postgres.Sql, organizationId: string, from: string): Promise<string> {
  const serviceId = randomUUID()
  await sql.begin(async (t) => {
    await t`set local session_replication_role = replica`
    await t`
      insert into public.services (organization_id, id, kind, name, slug, pricing, price_cents, duration_minutes, buffer_before_minutes,
                                   buffer_after_minutes, lead_time_minutes, max_advance_days)
      values (${organizationId}, ${serviceId}, 'appointment', 'Free times', 'free-times', 'fixed', 4800, 45, 5, 10, 0, 365)`
    await t`
      with people as (
        insert into public.staff (organization_id, full_name, member_type, is_bookable)
        select ${organizationId}, 'Free ' || n, 'provider', true from generate_series(1, ${people}) n returning id),
      offered as (insert into public.staff_services (organization_id, staff_id, service_id) select ${organizationId}, id, ${serviceId} from people)
      insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at)
      select ${organizationId}, id, d, h.opens::time, h.closes::time
        from people, generate_series(1, 7) d, (values ('09:00', '12:30'), ('13:30', '19:00')) as h (opens, closes)`
    await t`
      insert into public.staff_time_off (organization_id, staff_id, starts_at, ends_at)
      select ${organizationId}, id, ${from}::date + interval '2 days 10 hours', ${from}::date + interval '4 days 16 hours'
        from public.staff where organization_id = ${organizationId} and full_name in ('Free 3', 'Free 7', 'Free 11')`
    await t`insert into public.business_closures (organization_id, starts_on, ends_on) values (${organizationId}, ${from}::date + 9, ${from}::date + 9)`
    await t`
      insert into public.appointments (organization_id, booking_id, service_id, staff_id, starts_at, ends_at, blocked_from, blocked_until, status)
      select ${organizationId}, gen_random_uuid(), ${serviceId}, s.id, at, at + interval '45 minutes', at - interval '5 minutes',
             at + interval '55 minutes', 'confirmed'
        from (select id, row_number() over (order by id) as n from public.staff
               where organization_id = ${organizationId} and full_name like 'Free %') s
       cross join generate_series(0, ${appointments / people - 1}) g
       cross join lateral (select (${from}::date + (g / 5)::int + time '09:00' + (g % 5) * interval '105 minutes' + (s.n % 3) * interval '15 minutes') at time zone ${zone} as at) x`
  })
  await sql.unsafe(
    "analyze public.appointments, public.staff_hours, public.staff_services, public.staff, public.services",
  )
  return serviceId
}

/** Fourteen days with the next change of Britain's clocks in their middle, at least ten days ahead. */
function fortnightOfClockChange(): { from: string; until: string } {
  const day = new Date(Date.now() + 16 * 86_400_000)
  day.setUTCHours(12, 0, 0, 0)
  const offset = (date: Date) =>
    new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).format(date)
  const hours = (date: Date) => offset(date).replace(/^.*GMT/, "")
  const begin = hours(day)
  while (hours(day) === begin) day.setUTCDate(day.getUTCDate() + 1)
  const iso = (shift: number) => new Date(day.getTime() + shift * 86_400_000).toISOString().slice(0, 10)
  return { from: iso(-6), until: iso(days - 7) }
}
