import { afterAll, describe, expect, test } from "vitest"
import { createUser } from "./database/accounts.ts"
import { bookingRequest, createCustomer, createStudio, monday, place, setClock } from "./database/factory.ts"
import { asAnon, asUser, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

describe("customers", () => {
  test("are seen and edited by members, by nobody else", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      await createCustomer(db, organizationId)
      const list = (as: typeof db) => as`select id from public.customers`
      const rename = (as: typeof db) => as`update public.customers set full_name = 'X'`
      expect(await asUser(db, studio.viewer, list)).toHaveLength(1)
      expect(await asUser(db, studio.stranger, list)).toHaveLength(0)
      expect(await failure(asAnon(db, { organizationId }, list))).toBe("42501")
      expect((await asUser(db, studio.owner, rename)).count).toBe(1)
      expect((await asUser(db, studio.viewer, rename)).count).toBe(0)
      expect(
        await failure(
          asUser(db, studio.owner, (as) => as`update public.customers set user_id = ${studio.owner.userId}`),
        ),
      ).toBe("42501")
      expect(
        await failure(asUser(db, studio.owner, (as) => as`update public.customers set deleted_at = now()`)),
      ).toBe("42501")
    }))

  test("have an e-mail once among the living, in any case of letters", () =>
    rolledBack(sql, async (db) => {
      const { organizationId } = await createStudio(db)
      await createCustomer(db, organizationId, { email: "Sam@Example.test", phone: "+447700900001" })
      const again = (row: object) =>
        failure(db.savepoint((inner) => createCustomer(inner, organizationId, row)))
      expect(await again({ email: "sam@example.TEST" })).toBe("23505")
      expect(await again({ phone: "+447700900001" })).toBe("23505")
      await db`update public.customers set deleted_at = now()`
      await createCustomer(db, organizationId, { email: "sam@example.test" })
    }))

  test("remember when consent was given", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const id = await createCustomer(db, studio.organizationId)
      await asUser(
        db,
        studio.owner,
        (as) => as`update public.customers set marketing_consent = true where id = ${id}`,
      )
      const [row] =
        await db`select marketing_consent_at is not null as told from public.customers where id = ${id}`
      expect(row?.told).toBe(true)
    }))

  test("deleted are hidden and can be brought back, by those who may delete", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const id = await createCustomer(db, organizationId)
      const remove = (as: typeof db) => as`select public.delete_customer(${organizationId}, ${id})`
      expect(await failure(asUser(db, studio.viewer, remove))).toBe("forbidden")
      expect(await failure(asUser(db, studio.stranger, remove))).toBe("forbidden")
      await asUser(db, studio.owner, remove)
      expect(await asUser(db, studio.owner, (as) => as`select id from public.customers`)).toHaveLength(0)
      await asUser(db, studio.owner, (as) => as`select public.restore_customer(${organizationId}, ${id})`)
      expect(await asUser(db, studio.owner, (as) => as`select id from public.customers`)).toHaveLength(1)
    }))

  test("notes and contacts stay among members", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const { organizationId } = studio
      const shopper = await createUser(db)
      const id = await createCustomer(db, organizationId, { user_id: shopper.userId })
      await asUser(
        db,
        studio.owner,
        (as) =>
          as`insert into public.customer_notes (organization_id, customer_id, body) values (${organizationId}, ${id}, 'Prefers tea')`,
      )
      await asUser(
        db,
        studio.owner,
        (as) =>
          as`insert into public.customer_contacts (organization_id, customer_id, contact_type, contact_value) values (${organizationId}, ${id}, 'social', '@casey')`,
      )
      for (const table of ["customer_notes", "customer_contacts", "customers"]) {
        const read = (as: typeof db) => as`select 1 from ${as(`public.${table}`)}`
        expect(await asUser(db, studio.viewer, read)).toHaveLength(1)
        expect(await asUser(db, { ...shopper, organizationId }, read)).toHaveLength(0)
        expect(await asUser(db, studio.stranger, read)).toHaveLength(0)
      }
    }))

  test("stop at the plan's limit", () =>
    rolledBack(sql, async (db) => {
      const { organizationId } = await createStudio(db)
      await db`update public.subscriptions set plan_key = 'free' where organization_id = ${organizationId}`
      await db`update public.plans set limits = limits || '{"customers": 1}' where key = 'free'`
      await createCustomer(db, organizationId)
      expect(await failure(db.savepoint((inner) => createCustomer(inner, organizationId)))).toBe(
        "limit_reached",
      )
    }))
})

describe("a guest's history", () => {
  test("is claimed with the verified e-mail only, and once", () =>
    rolledBack(sql, async (db) => {
      await setClock(db, `${monday}T08:00:00Z`)
      const studio = await createStudio(db)
      const shopper = await createUser(db)
      const unproved = await createUser(db)
      await db`update auth.users set email_confirmed_at = null where id = ${unproved.userId}`
      for (const [hour, email] of [
        ["09", shopper.email],
        ["10", shopper.email],
        ["11", unproved.email],
      ] as const) {
        await asAnon(db, {}, (as) =>
          place(
            as,
            studio.organizationId,
            bookingRequest(studio.serviceId, `${monday}T${hour}:00:00Z`, {
              customer: { full_name: "Gale", email },
            }),
          ),
        )
      }
      const claim = (as: typeof db) => as`select public.claim_bookings() as count`
      expect(await asUser(db, unproved, claim)).toEqual([{ count: 0 }])
      expect(await asUser(db, shopper, claim)).toEqual([{ count: 2 }])
      expect(await asUser(db, shopper, claim)).toEqual([{ count: 0 }])
      expect(await asUser(db, shopper, (as) => as`select id from public.my_bookings()`)).toHaveLength(2)
      expect(await failure(asAnon(db, {}, claim))).toBe("42501")
    }))
})
