import { afterAll, describe, expect, test } from "vitest"
import { addMember, createOrganization } from "./database/accounts.ts"
import { createStaff, createStudio } from "./database/factory.ts"
import { asAnon, asUser, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

describe("staff", () => {
  test("are seen by members with their contacts, by visitors without, by strangers not at all", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const names = (rows: { full_name: string }[]) => rows.map((row) => row.full_name)
      expect(
        names(await asUser(db, studio.viewer, (as) => as`select full_name, email from public.staff`)),
      ).toEqual(["Ada Stylist"])
      expect(
        names(await asAnon(db, { organizationId }, (as) => as`select full_name from public.staff`)),
      ).toEqual(["Ada Stylist"])
      expect(await failure(asAnon(db, { organizationId }, (as) => as`select email from public.staff`))).toBe(
        "42501",
      )
      expect(
        names(await asUser(db, studio.stranger, (as) => as`select full_name from public.staff`)),
      ).toEqual([])
      expect(names(await asAnon(db, {}, (as) => as`select full_name from public.staff`))).toEqual([])
    }))

  test("who are away for good or not bookable stay hidden from visitors", () =>
    rolledBack(sql, async (db) => {
      const { id: organizationId } = await createOrganization(db)
      await createStaff(db, organizationId, { row: { is_active: false } })
      await createStaff(db, organizationId, { row: { is_bookable: false } })
      expect(await asAnon(db, { organizationId }, (as) => as`select id from public.staff`)).toEqual([])
    }))

  test("of a suspended business are hidden from visitors", () =>
    rolledBack(sql, async (db) => {
      const { id: organizationId } = await createOrganization(db, "suspended")
      await createStaff(db, organizationId)
      expect(await asAnon(db, { organizationId }, (as) => as`select id from public.staff`)).toEqual([])
    }))

  test("are added and edited by owners, not by viewers or strangers, and never with a made-up rating", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId, staffId } = studio
      const add = (as: typeof db) =>
        as`insert into public.staff (organization_id, full_name) values (${organizationId}, 'New')`
      await asUser(db, studio.owner, add)
      expect(await failure(asUser(db, studio.viewer, add))).toBe("42501")
      expect(await failure(asUser(db, studio.stranger, add))).toBe("42501")
      const edited = await asUser(
        db,
        studio.viewer,
        (as) => as`update public.staff set title = 'x' where id = ${staffId}`,
      )
      expect(edited.count).toBe(0)
      expect(
        await failure(
          asUser(db, studio.owner, (as) => as`update public.staff set rating_sum = 5, rating_count = 1`),
        ),
      ).toBe("42501")
    }))

  test("can't be put into another organization's team", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const other = await createOrganization(db)
      const [team] =
        await db`insert into public.teams (organization_id, name) values (${other.id}, 'Theirs') returning id`
      const move = asUser(
        db,
        studio.owner,
        (as) => as`update public.staff set team_id = ${team?.id} where id = ${studio.staffId}`,
      )
      expect(await failure(move)).toBe("23503")
    }))
})

describe("hours, time off and closures", () => {
  test("hours end after they begin, and members alone see them", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId, staffId } = studio
      const wrong = asUser(
        db,
        studio.owner,
        (as) => as`
        insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at) values (${organizationId}, ${staffId}, 1, '17:00', '09:00')`,
      )
      expect(await failure(wrong)).toBe("23514")
      expect(await asUser(db, studio.viewer, (as) => as`select id from public.staff_hours`)).toHaveLength(7)
      expect(await asUser(db, studio.stranger, (as) => as`select id from public.staff_hours`)).toHaveLength(0)
      expect(
        await failure(asAnon(db, { organizationId }, (as) => as`select id from public.staff_hours`)),
      ).toBe("42501")
    }))

  test("one person's absences don't overlap, two people's may", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId, staffId } = studio
      const colleague = await createStaff(db, organizationId, { name: "Bo" })
      const away = (id: string) =>
        asUser(
          db,
          studio.owner,
          (as) => as`
        insert into public.staff_time_off (organization_id, staff_id, starts_at, ends_at) values (${organizationId}, ${id}, '2027-03-15', '2027-03-20')`,
        )
      await away(staffId)
      await away(colleague)
      expect(await failure(away(staffId))).toBe("23P01")
    }))

  test("visitors see when a business is closed, and only owners close it", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const close = (as: typeof db) =>
        as`insert into public.business_closures (organization_id, starts_on, ends_on) values (${organizationId}, '2027-12-25', '2027-12-26')`
      await asUser(db, studio.owner, close)
      expect(await failure(asUser(db, studio.viewer, close))).toBe("42501")
      expect(
        await asAnon(db, { organizationId }, (as) => as`select starts_on from public.business_closures`),
      ).toHaveLength(1)
    }))

  test("a suspended business can be looked at, not changed", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      await db`update public.organizations set status = 'suspended', suspended_at = now() where id = ${studio.organizationId}`
      expect(await asUser(db, studio.owner, (as) => as`select id from public.staff`)).toHaveLength(1)
      const edited = await asUser(db, studio.owner, (as) => as`update public.staff set title = 'x'`)
      expect(edited.count).toBe(0)
    }))

  test("a provider sees colleagues and changes nothing of them", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const provider = await addMember(db, studio.organizationId, "provider")
      expect(await asUser(db, provider, (as) => as`select id from public.staff`)).toHaveLength(1)
      expect((await asUser(db, provider, (as) => as`delete from public.staff_hours`)).count).toBe(0)
    }))
})
