import { afterAll, describe, expect, test } from "vitest"
import { addMember } from "./database/accounts.ts"
import { bookingRequest, createStudio, monday, place, setClock } from "./database/factory.ts"
import { asUser, type Connection, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

const add = (db: Connection, organizationId: string, name: string, shared = false) =>
  db<{ id: string }[]>`
    insert into public.saved_views (organization_id, list, name, query, is_shared)
    values (${organizationId}, 'bookings', ${name}, 'status=pending', ${shared}) returning id`

describe("saved views", () => {
  test("are seen by their owner, shared ones by colleagues, none by strangers", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      await asUser(db, studio.owner, (as) => add(as, organizationId, "Mine"))
      await asUser(db, studio.owner, (as) => add(as, organizationId, "Ours", true))
      const seen = async (persona: typeof studio.owner) =>
        (await asUser(db, persona, (as) => as`select name from public.saved_views order by name`)).map(
          (row) => row.name,
        )
      expect(await seen(studio.owner)).toEqual(["Mine", "Ours"])
      expect(await seen(studio.viewer)).toEqual(["Ours"])
      expect(await seen(studio.stranger)).toEqual([])
    }))

  test("are changed and removed by their owner alone, and saved for nobody else", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      await asUser(db, studio.owner, (as) => add(as, organizationId, "Ours", true))
      const rename = (as: Connection) => as`update public.saved_views set name = 'X'`
      const drop = (as: Connection) => as`delete from public.saved_views`
      expect((await asUser(db, studio.viewer, rename)).count).toBe(0)
      expect((await asUser(db, studio.viewer, drop)).count).toBe(0)
      expect(await failure(asUser(db, studio.stranger, (as) => add(as, organizationId, "Foreign")))).toBe(
        "42501",
      )
      const forAnother = (as: Connection) => as`
        insert into public.saved_views (organization_id, user_id, list, name) values (${organizationId}, ${studio.owner.userId}, 'bookings', 'Y')`
      expect(await failure(asUser(db, studio.viewer, forAnother))).toBe("42501")
      expect((await asUser(db, studio.owner, rename)).count).toBe(1)
      expect((await asUser(db, studio.owner, drop)).count).toBe(1)
    }))

  test("have one default for each member, and only among their own", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const colleague = await addMember(db, organizationId, "member")
      const [first] = await asUser(db, studio.owner, (as) => add(as, organizationId, "First", true))
      const [second] = await asUser(db, studio.owner, (as) => add(as, organizationId, "Second"))
      const prefer = (id: string | null) => (as: Connection) =>
        as`select public.set_default_view(${organizationId}, 'bookings', ${id})`
      const preferred = async () =>
        (
          await db`select name from public.saved_views where organization_id = ${organizationId} and is_default`
        ).map((row) => row.name)
      await asUser(db, studio.owner, prefer(first?.id ?? null))
      await asUser(db, studio.owner, prefer(second?.id ?? null))
      expect(await preferred()).toEqual(["Second"])
      expect(await failure(asUser(db, colleague, prefer(first?.id ?? null)))).toBe("not_found")
      expect(await failure(asUser(db, studio.stranger, prefer(first?.id ?? null)))).toBe("forbidden")
      await asUser(db, studio.owner, prefer(null))
      expect(await preferred()).toEqual([])
    }))
})

describe("a step for many bookings", () => {
  test("is judged for each, and says which were refused and why", () =>
    rolledBack(sql, async (db) => {
      await setClock(db, `${monday}T08:00:00Z`)
      const studio = await createStudio(db)
      const other = await createStudio(db)
      const { organizationId } = studio
      const ids: string[] = []
      for (const hour of ["10", "12", "14"]) {
        const placed = await place(
          db,
          organizationId,
          bookingRequest(studio.serviceId, `${monday}T${hour}:00:00Z`),
        )
        ids.push(placed.booking_id)
      }
      const foreign = await place(
        db,
        other.organizationId,
        bookingRequest(other.serviceId, `${monday}T10:00:00Z`),
      )
      await db`update public.bookings set status = 'cancelled', cancelled_at = now() where id = ${ids[2] ?? ""}`
      const go = (list: string[], status: string) => (as: Connection) =>
        as<{ outcome: { changed: string[]; refused: { id: string; message: string }[] } }[]>`
          select public.set_booking_statuses(${organizationId}, ${list}, ${status}) as outcome`
      expect(await failure(asUser(db, studio.viewer, go(ids, "in_progress")))).toBe("forbidden")
      expect(await failure(asUser(db, studio.stranger, go(ids, "in_progress")))).toBe("forbidden")
      const [row] = await asUser(db, studio.owner, go([...ids, foreign.booking_id], "in_progress"))
      expect(row?.outcome.changed.sort()).toEqual(ids.slice(0, 2).sort())
      expect(row?.outcome.refused.map(({ id }) => id).sort()).toEqual(
        [ids[2] ?? "", foreign.booking_id].sort(),
      )
      for (const { message } of row?.outcome.refused ?? []) expect(message).toMatch(/\.$/)
      const [untouched] = await db`select status from public.bookings where id = ${foreign.booking_id}`
      expect(untouched?.status).not.toBe("in_progress")
    }))
})
