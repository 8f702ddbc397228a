import { randomUUID } from "node:crypto"
import { type Bench, type Finding, median } from "./database.ts"

interface Studio {
  organizationId: string
  serviceId: string
}

/** Makes a service that can be booked around the clock, with as many people who do it. */
async function openStudio({ sql }: Bench, organizationId: string, people: number): Promise<Studio> {
  const serviceId = randomUUID()
  await sql`
    insert into public.services (organization_id, id, kind, name, slug, pricing, price_cents, duration_minutes, lead_time_minutes, max_advance_days)
    values (${organizationId}, ${serviceId}, 'appointment', 'Bench', ${`bench-${serviceId.slice(0, 8)}`}, 'fixed', 4800, 15, 0, 365)`
  await sql`
    with people as (
      insert into public.staff (organization_id, full_name, member_type, is_bookable)
      select ${organizationId}, 'Person ' || n, 'provider', true from generate_series(1, ${people}) n returning id),
    offered as (insert into public.staff_services (organization_id, staff_id, service_id) select ${organizationId}, id, ${serviceId} from people)
    insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at)
    select ${organizationId}, id, d, '00:00', '23:45' from people, generate_series(1, 7) d`
  return { organizationId, serviceId }
}

function place({ sql }: Bench, { organizationId, serviceId }: Studio, startsAt: Date): Promise<string> {
  const request = {
    idempotency_key: randomUUID(),
    items: [{ service_id: serviceId, quantity: 1 }],
    starts_at: startsAt.toISOString(),
    customer: { full_name: "Robin Vale", email: `r-${randomUUID()}@bench.test`, phone: "" },
    payment: "on_site",
  }
  return sql`select public.place_booking(${organizationId}, ${sql.json(request)})`.then(
    () => "placed",
    (error: unknown) => (error instanceof Error && "detail" in error ? String(error.detail) : String(error)),
  )
}

/** Sixty-four at once for one slot, fifteen times: one winner each, and nobody waits long. */
export async function measureSlotRace(bench: Bench): Promise<Finding[]> {
  const studio = await openStudio(bench, bench.organizationId, 1)
  const tails: number[] = []
  let clean = true
  for (let round = 0; round < 15; round++) {
    const startsAt = new Date(
      Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 86_400_000 + round * 3_600_000,
    )
    const waits: number[] = []
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const begin = performance.now()
        const outcome = await place(bench, studio, startsAt)
        waits.push(performance.now() - begin)
        return outcome
      }),
    )
    clean &&=
      outcomes.filter((it) => it === "placed").length === 1 &&
      outcomes.every((it) => it === "placed" || it === "slot_taken")
    tails.push(Math.max(...waits) / median(waits))
  }
  const ratio = Math.max(...tails)
  return [
    {
      promise: "64 bookers of one slot, slowest against median",
      ratio,
      limit: "≤ 6, one winner each",
      met: clean && ratio <= 6,
    },
  ]
}

/** Bookings a second, with all that each writes, against bare one-row inserts with the same durability and connections. */
export async function measurePlaceBooking(bench: Bench): Promise<Finding[]> {
  const { sql } = bench
  await sql`create table if not exists public.bare (id uuid primary key default gen_random_uuid(), body text)`
  const organizations = await sql<
    { id: string }[]
  >`select id from public.organizations order by slug limit 16`
  const studios = await Promise.all(organizations.map(({ id }) => openStudio(bench, id, 2)))
  const rates: number[] = []
  for (let round = 0; round < 3; round++) {
    const bare = await perSecond(16, () => sql`insert into public.bare (body) values ('x')`)
    let next = round * 40_000
    const placed = await perSecond(16, async (client) => {
      const studio = studios[client]
      if (!studio) throw new Error("A client has no studio.")
      const startsAt = new Date(
        Math.ceil(Date.now() / 86_400_000) * 86_400_000 + (2 + (next++ % 20_000) / 96) * 86_400_000,
      )
      startsAt.setUTCMinutes(Math.floor(startsAt.getUTCMinutes() / 15) * 15, 0, 0)
      const outcome = await place(bench, studio, startsAt)
      if (outcome !== "placed" && outcome !== "slot_taken") throw new Error(outcome)
    })
    rates.push(placed / bare)
  }
  return [
    {
      promise: "place_booking, commits a second against a bare insert",
      ratio: median(rates),
      limit: "≥ 0.35",
      met: median(rates) >= 0.35,
    },
  ]
}

async function perSecond(clients: number, work: (client: number) => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() - begin < 3_000) {
        await work(client)
        done++
      }
    }),
  )
  return (done * 1000) / (performance.now() - begin)
}
