import { randomBytes } from "node:crypto"
import { DatabaseError, Pool } from "pg"
import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { z } from "zod"
import { fromPostgrest } from "@/lib/core/errors"
import { localKeys } from "@/local/environment.ts"
import { freePort } from "@/local/free-port.ts"
import { startPostgrest } from "@/local/gateway/postgrest.ts"
import {
  type BookingRequest,
  bookingRequest,
  createStaff,
  createStudio,
  type Placed,
  type Studio,
} from "../database/factory.ts"
import { type Cluster, startCluster } from "./cluster.ts"
import { byKey, contradictions, History } from "./history.ts"

const postgrestError = z.object({
  code: z.string(),
  message: z.string(),
  details: z.string().catch(""),
  hint: z.string().catch(""),
})

const callers = 200
const kills = 4
const seed = process.env.FAULT_SEED ?? randomBytes(4).toString("hex")

let cluster: Cluster
let pool: Pool
beforeAll(async () => {
  cluster = await startCluster()
  pool = new Pool({ connectionString: cluster.url, max: 12, connectionTimeoutMillis: 10_000 })
  // A connection that dies while nobody uses it is of no interest: the next caller gets another one.
  pool.on("error", () => {})
})
afterAll(async () => {
  await pool.end()
  await cluster.remove()
})

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function randomFrom(text: string): () => number {
  let state = Number.parseInt(text, 16)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A moment that many wait for. */
function signal(): { reached: Promise<void>; reach: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { reached: promise, reach: resolve }
}

describe(`Postgres killed under ${callers} bookers (seed ${seed})`, () => {
  test("keeps its promises to the disk", async () => {
    const { rows } = await pool.query(
      `select name, setting from pg_settings
        where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`,
    )
    expect(rows.map(({ name, setting }) => `${name} ${setting}`)).toEqual([
      "fsync on",
      "full_page_writes on",
      "synchronous_commit on",
    ])
  })

  test("loses no acknowledged booking, doubles none, and serves again without a new start of the app", async () => {
    const random = randomFrom(seed)
    const studio = await openStudio(["Bo", "Cy", "Di", "Ed", "Flo"])
    const history = new History("postgres-killed")

    let up = signal()
    up.reach()
    let answered = 0
    let nextKill = { after: Number.POSITIVE_INFINITY, due: signal() }
    const answer = () => {
      answered++
      if (answered >= nextKill.after) nextKill.due.reach()
    }

    const book = async (request: BookingRequest) => {
      const key = String(request.idempotency_key)
      for (;;) {
        await up.reached
        history.write({ key, event: "invoke" })
        const outcome = await attempt(studio, request)
        history.write({ key, ...outcome })
        if (outcome.event === "unknown") continue
        answer()
        return
      }
    }
    const crowd = Array.from({ length: callers }, () =>
      book(bookingRequest(studio.serviceId, someTime(random))),
    )

    const recoveries: number[] = []
    for (let kill = 0; kill < kills; kill++) {
      // At a random answer in this kill's share of all answers, the last of which leaves work to be done after it.
      const share = callers / (kills + 1)
      nextKill = { after: Math.floor(share * (kill + random())) + 1, due: signal() }
      if (answered >= nextKill.after) nextKill.due.reach()
      await nextKill.due.reached

      up = signal()
      await cluster.kill()
      await cluster.restart()
      const restarted = Date.now()
      expect(contradictions(history.read(), await bookingsOf(studio))).toEqual([])
      const before = answered
      up.reach()
      nextKill = { after: before + 1, due: signal() }
      await nextKill.due.reached
      recoveries.push(Date.now() - restarted)
    }
    await Promise.all(crowd)

    const told = history.read()
    const bookings = await bookingsOf(studio)
    expect(contradictions(told, bookings)).toEqual([])
    const stories = [...byKey(told).values()]
    expect(stories).toHaveLength(callers)
    expect(stories.filter((story) => story.acknowledged.size === 0 && !story.refused)).toEqual([])
    expect(bookings).toHaveLength(stories.filter((story) => story.acknowledged.size === 1).length)
    expect(stories.some((story) => story.unanswered > 0)).toBe(true)
    expect(Math.max(...recoveries)).toBeLessThan(15_000)

    expect(await overlaps(studio)).toEqual([])
    const numbers = bookings.map(({ number }) => number).sort()
    expect(numbers).toEqual(numbers.map((_, n) => `B-${String(n + 1).padStart(6, "0")}`))
    history.remove()
  })
})

describe("the data API in front of a Postgres that is killed", () => {
  test("answers again by itself within fifteen seconds", async (context) => {
    const keys = localKeys(`${cluster.dataDir}-keys`)
    const api = await startPostgrest({
      port: await freePort(),
      databaseUrl: cluster.url,
      keys,
      logFile: `${cluster.dataDir}.log`,
    })
    if (!api) return context.skip("npm has no PostgREST for this machine")
    const ask = () =>
      fetch(`${api.url}/plans?select=key`, { headers: { authorization: `Bearer ${keys.anonKey}` } })
    try {
      expect((await ask()).status).toBe(200)
      await cluster.kill()
      // The first request finds its connection dead, the next finds no server; the app takes both for an outage.
      for (const _ of ["dead", "gone"]) {
        const refusal = postgrestError.parse(await (await ask()).json())
        expect(fromPostgrest(refusal)).toMatchObject({ code: "unavailable", status: 503 })
      }
      await cluster.restart()
      await vi.waitFor(async () => expect((await ask()).status).toBe(200), { timeout: 15_000, interval: 50 })
    } finally {
      await api.stop()
    }
  })
})

async function openStudio(colleagues: string[]): Promise<Studio> {
  const sql = postgres(cluster.url, { max: 1, onnotice: () => {} })
  const studio = await createStudio(sql)
  for (const name of colleagues) {
    const staffId = await createStaff(sql, studio.organizationId, { name })
    await sql`
      insert into public.staff_services (organization_id, staff_id, service_id)
      values (${studio.organizationId}, ${staffId}, ${studio.serviceId})`
  }
  await sql.end()
  return studio
}

/** A full hour of one of the five days that begin a week from now: more wishes than there are times. */
function someTime(random: () => number): string {
  const day = new Date(Date.now() + (7 + Math.floor(random() * 5)) * 86_400_000)
  const hour = 10 + Math.floor(random() * 6)
  return `${day.toISOString().slice(0, 10)}T${hour}:00:00Z`
}

async function attempt(studio: Studio, request: BookingRequest) {
  try {
    const bookingId = await place(studio, request)
    return { event: "ok", bookingId } as const
  } catch (error) {
    // A refusal of ours is an answer. Anything else may have happened before the commit or after it.
    const refused = error instanceof DatabaseError && error.code?.startsWith("PT")
    if (refused) return { event: "fail", code: error.detail ?? "" } as const
    return { event: "unknown", code: error instanceof Error ? error.message : String(error) } as const
  }
}

/** Places as a visitor, in a transaction of its own, on a connection of the pool that outlives all kills. */
async function place({ organizationId }: Studio, request: BookingRequest): Promise<string> {
  const client = await pool.connect()
  let broken = true
  client.on("error", ignore)
  try {
    await client.query("begin")
    await client.query(
      `select set_config('role', 'anon', true), set_config('request.jwt.claims', '{"role": "anon"}', true)`,
    )
    const { rows } = await client.query<{ placed: Placed }>("select public.place_booking($1, $2) as placed", [
      organizationId,
      JSON.stringify(request),
    ])
    await client.query("commit")
    broken = false
    return rows[0]?.placed.booking_id ?? ""
  } catch (error) {
    if (error instanceof DatabaseError && error.code?.startsWith("PT")) {
      await client.query("rollback")
      broken = false
    }
    throw error
  } finally {
    client.off("error", ignore)
    client.release(broken)
  }
}

function ignore(): void {}

async function bookingsOf({ organizationId }: Studio) {
  const { rows } = await pool.query<{ id: string; key: string; number: string }>(
    "select id, idempotency_key as key, number from public.bookings where organization_id = $1",
    [organizationId],
  )
  return rows
}

async function overlaps({ organizationId }: Studio) {
  const { rows } = await pool.query(
    `select a.id, b.id as other from public.appointments a join public.appointments b
         on b.organization_id = a.organization_id and b.resource_id = a.resource_id and b.id > a.id
        and tstzrange(a.blocked_from, a.blocked_until) && tstzrange(b.blocked_from, b.blocked_until)
      where a.organization_id = $1 and a.status <> 'cancelled' and b.status <> 'cancelled'`,
    [organizationId],
  )
  return rows
}
