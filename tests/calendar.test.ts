import type postgres from "postgres"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { addMember } from "./database/accounts.ts"
import {
  at,
  bookingRequest,
  createService,
  createStaff,
  createStudio,
  type Placed,
  type Studio,
  setClock,
  studioAt,
  visit,
} from "./database/factory.ts"
import {
  asAnon,
  asUser,
  type Connection,
  connect,
  failure,
  ownDatabase,
  type Persona,
} from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

/** A studio at half past eight on a Monday morning. */
const inTheMorning = studioAt(sql, at("08:30"))

interface Appointment {
  id: string
  staff_id: string
  starts_at: string
  ends_at: string
  updated_at: string
}

/** A booking's live appointment as a calendar knows it, its state to the microsecond. */
async function appointmentOf(db: Connection, placed: Placed): Promise<Appointment> {
  const [row] = await db<Appointment[]>`
    select id, staff_id, starts_at::text, ends_at::text, updated_at::text from public.appointments
     where booking_id = ${placed.booking_id} and status in ('held', 'confirmed', 'done') order by seat limit 1`
  if (!row) throw new Error("The booking has no appointment.")
  return row
}

interface Move {
  from?: string
  until?: string
  staffId?: string | null
  expected?: string | null
  notify?: boolean
}

/** Moves an appointment as somebody, in a request of theirs. */
function move(db: Connection, who: Persona, studio: Studio, visited: Appointment, to: Move = {}) {
  const { from = visited.starts_at, until = visited.ends_at, staffId = visited.staff_id } = to
  const expected = to.expected === undefined ? visited.updated_at : to.expected
  return asUser(
    db,
    who,
    (as) => as`
      select public.move_appointment(${studio.organizationId}, ${visited.id}, ${from}::text::timestamptz, ${until}::text::timestamptz,
                                     ${staffId}, ${expected}::text::timestamptz, ${to.notify ?? false}) as moved`,
  )
}

const tenToEleven = { from: at("10:00"), until: at("11:00") }
const twelveToOne = { from: at("12:00"), until: at("13:00") }

describe("moving a visit", () => {
  test("keeps its row, moves the booking with it and writes the timeline", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const before = await appointmentOf(db, placed)
      const [answer] = await move(db, studio.owner, studio, before, twelveToOne)
      expect(answer?.moved).toMatchObject({ appointment_id: before.id, staff_id: studio.staffId })
      const [booking] =
        await db`select starts_at, ends_at, total_cents::int from public.bookings where id = ${placed.booking_id}`
      expect(booking).toEqual({
        starts_at: new Date(at("12:00")),
        ends_at: new Date(at("13:00")),
        total_cents: 5000,
      })
      const [event] = await db`
        select event_data, is_public from public.booking_events where booking_id = ${placed.booking_id} and event_type = 'rescheduled'`
      expect(event).toMatchObject({ is_public: true, event_data: { by: "member" } })
      expect((await appointmentOf(db, placed)).id).toBe(before.id)
      await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
    }))

  test("may overlap its own old time, and changes its length by its end", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const before = await appointmentOf(db, placed)
      await move(db, studio.owner, studio, before, { until: at("11:45") })
      const [booking] = await db`select ends_at from public.bookings where id = ${placed.booking_id}`
      expect(booking?.ends_at).toEqual(new Date(at("11:45")))
      const [event] = await db`
        select event_type, event_data from public.booking_events where booking_id = ${placed.booking_id} and event_type = 'resized'`
      expect(event?.event_data).toMatchObject({ minutes: 105 })
    }))

  test("keeps the buffers, and nothing may stand in them", () =>
    inTheMorning(
      async (db, studio) => {
        const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
        await visit(db, studio, bookingRequest(studio.serviceId, at("14:00")))
        const before = await appointmentOf(db, placed)
        expect(
          await failure(move(db, studio.owner, studio, before, { from: at("12:50"), until: at("13:50") })),
        ).toBe("slot_taken")
        await move(db, studio.owner, studio, before, { from: at("12:30"), until: at("13:30") })
        const [row] = await db`select blocked_until from public.appointments where id = ${before.id}`
        expect(row?.blocked_until).toEqual(new Date(at("14:00")))
      },
      { buffer_after_minutes: 30 },
    ))

  test("is refused over another visit, in words that name it to those who may read it", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))
      const before = await appointmentOf(db, placed)
      const refused = move(db, studio.owner, studio, before, { from: at("12:30"), until: at("13:30") })
      await expect(refused).rejects.toMatchObject({
        code: "PT409",
        detail: "slot_taken",
        message: "Ada Stylist is with Gale Guest (Cut) at 12:00–13:00 already.",
      })
      await db`insert into public.member_permissions (organization_id, user_id, permission_key, effect)
               values (${studio.organizationId}, ${studio.owner.userId}, 'customers.read', 'deny')`
      await expect(
        move(db, studio.owner, studio, before, { from: at("12:30"), until: at("13:30") }),
      ).rejects.toMatchObject({ message: "Somebody is booked at this time already. Choose another one." })
      expect(await appointmentOf(db, placed)).toEqual(before)
    }))

  test("goes to a colleague who offers the service, and to nobody else", () =>
    inTheMorning(async (db, studio) => {
      const able = await createStaff(db, studio.organizationId, { name: "Bo Able" })
      const unable = await createStaff(db, studio.organizationId, { name: "Cy Unable" })
      await db`insert into public.staff_services (organization_id, staff_id, service_id) values (${studio.organizationId}, ${able}, ${studio.serviceId})`
      const elsewhere = await createStudio(db)
      const placed = await visit(
        db,
        studio,
        bookingRequest(studio.serviceId, at("10:00"), { staff_id: studio.staffId }),
      )
      const before = await appointmentOf(db, placed)
      const to = (staffId: string | null) => failure(move(db, studio.owner, studio, before, { staffId }))
      expect(await to(unable)).toBe("not_offered")
      expect(await to(elsewhere.staffId)).toBe("not_found")
      expect(await to(null)).toBe("not_found")
      await move(db, studio.owner, studio, before, { staffId: able })
      expect((await appointmentOf(db, placed)).staff_id).toBe(able)
      const [event] =
        await db`select event_data, is_public from public.booking_events where booking_id = ${placed.booking_id} and event_type = 'reassigned'`
      expect(event).toMatchObject({
        is_public: false,
        event_data: { from_staff: "Ada Stylist", to_staff: "Bo Able" },
      })
    }))

  test("is for those who keep the calendar, in their own organization", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const before = await appointmentOf(db, placed)
      const sales = await addMember(db, studio.organizationId, "sales")
      for (const who of [studio.viewer, studio.stranger, sales])
        expect(await failure(move(db, who, studio, before, twelveToOne))).toBe("forbidden")
      const elsewhere = await createStudio(db)
      expect(await failure(move(db, elsewhere.owner, elsewhere, before, twelveToOne))).toBe("not_found")
      expect(
        await failure(
          asAnon(
            db,
            { organizationId: studio.organizationId },
            (as) =>
              as`select public.move_appointment(${studio.organizationId}, ${before.id}, now(), now(), ${studio.staffId}, now())`,
          ),
        ),
      ).toBe("42501")
      const provider = await addMember(db, studio.organizationId, "provider")
      await move(db, provider, studio, before, twelveToOne)
    }))

  test("is refused to who saw an older state, and to who names none", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const before = await appointmentOf(db, placed)
      const attempt = (expected: string | null) =>
        failure(move(db, studio.owner, studio, before, { ...twelveToOne, expected }))
      expect(await attempt("2026-01-01T00:00:00Z")).toBe("changed_meanwhile")
      expect(await attempt(null)).toBe("invalid_request")
      expect(await appointmentOf(db, placed)).toEqual(before)
    }))

  test("is refused when the visit is over, has begun, or would go to a past or absurd time", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const before = await appointmentOf(db, placed)
      const attempt = (from: string, until: string) =>
        failure(move(db, studio.owner, studio, before, { from, until }))
      expect(await attempt("2027-03-10T10:00:00Z", "2027-03-10T11:00:00Z")).toBe("past_time")
      expect(await attempt("2028-01-03T10:00:00Z", "2028-01-03T11:00:00Z")).toBe("outside_horizon")
      expect(await attempt(at("11:00"), at("10:00"))).toBe("invalid_request")
      expect(await attempt(at("11:00"), at("11:01"))).toBe("invalid_request")
      expect(await attempt("-infinity", "infinity")).toBe("invalid_request")
      const step = (status: string) =>
        asUser(
          db,
          studio.owner,
          (as) =>
            as`select public.set_booking_status(${studio.organizationId}, ${placed.booking_id}, ${status})`,
        )
      await step("in_progress")
      expect(await attempt(at("12:00"), at("13:00"))).toBe("not_reschedulable")
      await move(db, studio.owner, studio, before, { until: at("11:30") })
      await step("completed")
      const done = await appointmentOf(db, placed)
      expect(await failure(move(db, studio.owner, studio, done, { until: at("11:15") }))).toBe(
        "not_reschedulable",
      )
    }))

  test("tells the customer only where that is asked for", () =>
    inTheMorning(async (db, studio) => {
      const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
      const mails = async () =>
        (
          await db`select 1 from public.messages where organization_id = ${studio.organizationId} and template = 'booking_status'`
        ).length
      await move(db, studio.owner, studio, await appointmentOf(db, placed), twelveToOne)
      expect(await mails()).toBe(0)
      await move(db, studio.owner, studio, await appointmentOf(db, placed), { ...tenToEleven, notify: true })
      expect(await mails()).toBe(1)
    }))

  test("takes a class with everyone in it, over its own old time too, and never onto another", () =>
    inTheMorning(
      async (db, studio) => {
        const yoga = await createService(db, studio.organizationId, [studio.staffId], {
          name: "Yoga",
          kind: "class",
          capacity: 8,
        })
        const places: Placed[] = []
        for (let n = 0; n < 3; n++)
          places.push(await visit(db, studio, bookingRequest(studio.serviceId, at("10:00"))))
        await visit(db, studio, bookingRequest(yoga, at("14:00")))
        const [first] = places
        if (!first) throw new Error("No place was booked.")
        const before = await appointmentOf(db, first)
        await move(db, studio.owner, studio, before, { from: at("10:15"), until: at("11:15") })
        const rows = await db`
          select count(*)::int as seats, count(distinct seat)::int as chairs, count(distinct session_key)::int as sessions,
                 min(starts_at) as starts_at, max(starts_at) as latest
            from public.appointments where organization_id = ${studio.organizationId} and service_id = ${studio.serviceId}`
        expect(rows[0]).toEqual({
          seats: 3,
          chairs: 3,
          sessions: 1,
          starts_at: new Date(at("10:15")),
          latest: new Date(at("10:15")),
        })
        const later = await appointmentOf(db, first)
        expect(
          await failure(move(db, studio.owner, studio, later, { from: at("13:30"), until: at("14:30") })),
        ).toBe("slot_taken")
        expect(
          await db`select 1 from public.booking_events where event_type = 'rescheduled' and organization_id = ${studio.organizationId}`,
        ).toHaveLength(3)
      },
      { kind: "class", capacity: 8 },
    ))

  test("finds another chair where several share a person, and refuses when all are taken", () =>
    inTheMorning(
      async (db, studio) => {
        const early = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00")))
        await visit(db, studio, bookingRequest(studio.serviceId, at("12:00")))
        await move(db, studio.owner, studio, await appointmentOf(db, early), {
          from: at("12:15"),
          until: at("13:15"),
        })
        const third = await visit(db, studio, bookingRequest(studio.serviceId, at("15:00")))
        expect(
          await failure(
            move(db, studio.owner, studio, await appointmentOf(db, third), {
              from: at("12:30"),
              until: at("13:30"),
            }),
          ),
        ).toBe("slot_taken")
      },
      { capacity: 2 },
    ))

  test("leaves a collection round where it is", () =>
    inTheMorning(
      async (db, studio) => {
        const placed = await visit(
          db,
          studio,
          bookingRequest(studio.serviceId, at("11:00"), { pickup_address: { line1: "1 High Street" } }),
        )
        const before = await appointmentOf(db, placed)
        expect(
          await failure(move(db, studio.owner, studio, before, { ...twelveToOne, staffId: studio.staffId })),
        ).toBe("not_reschedulable")
      },
      { kind: "pickup_delivery", duration_minutes: 120 },
    ))
})

/** On connections of their own and with real commits. */
describe("at the same moment", () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  let own: postgres.Sql
  beforeAll(async () => {
    database = await ownDatabase({ max: 24 })
    own = database.sql
  })
  afterAll(() => database.drop())

  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  /** Does something in a transaction of its own that commits. */
  const commit = <T>(work: (db: postgres.TransactionSql) => Promise<T>) => own.begin(work)
  const book = (studio: Studio, time: string) =>
    commit((db) => visit(db, studio, bookingRequest(studio.serviceId, at(time, day))))
  const moves = (studio: Studio, visited: Appointment, from: string, until: string) =>
    outcome(commit((db) => move(db, studio.owner, studio, visited, { from, until })))
  const outcome = (moving: Promise<unknown>) =>
    moving.then(
      () => "moved",
      (error: postgres.PostgresError) => error.detail ?? error.code,
    )

  test("ten people move one visit: one has it, nine are told that it changed", async () => {
    const studio = await createStudio(own)
    const placed = await book(studio, "10:00")
    const before = await appointmentOf(own, placed)
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        moves(studio, before, at(`1${n % 5}:05`, day), at(`1${(n % 5) + 1}:05`, day)),
      ),
    )
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 9 }, () => "changed_meanwhile"), "moved"])
  })

  test("two visits that swap their times and a customer who books meanwhile end without an overlap", async () => {
    const studio = await createStudio(own)
    const early = await book(studio, "10:00")
    const late = await book(studio, "12:00")
    const [a, b] = [await appointmentOf(own, early), await appointmentOf(own, late)]
    const outcomes = await Promise.all([
      moves(studio, a, b.starts_at, b.ends_at),
      moves(studio, b, a.starts_at, a.ends_at),
      moves(studio, b, at("15:00", day), at("16:00", day)),
      ...Array.from({ length: 8 }, () => outcome(book(studio, "15:00"))),
    ])
    expect(outcomes.every((one) => ["moved", "slot_taken", "changed_meanwhile"].includes(one))).toBe(true)
    const [overlaps] = await own`
      select count(*)::int as n from public.appointments x join public.appointments y
          on y.organization_id = x.organization_id and y.resource_id = x.resource_id and y.id > x.id
         and tstzrange(x.starts_at, x.ends_at) && tstzrange(y.starts_at, y.ends_at)
       where x.organization_id = ${studio.organizationId} and x.status = 'confirmed' and y.status = 'confirmed'`
    expect(overlaps?.n).toBe(0)
  })
})

test("a visit keeps its wall-clock time across a change of clocks when it is moved by days", () =>
  inTheMorning(async (db, studio) => {
    const placed = await visit(db, studio, bookingRequest(studio.serviceId, at("10:00", "2027-03-27")))
    await setClock(db, at("08:30", "2027-03-26"))
    const before = await appointmentOf(db, placed)
    await move(db, studio.owner, studio, before, {
      from: "2027-03-28T10:00:00+01:00",
      until: "2027-03-28T11:00:00+01:00",
    })
    const [row] = await db`
      select to_char(starts_at at time zone 'Europe/London', 'HH24:MI') as at from public.bookings where id = ${placed.booking_id}`
    expect(row?.at).toBe("10:00")
  }))
