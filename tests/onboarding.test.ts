import { afterAll, describe, expect, test } from "vitest"
import { addMember, createUser } from "./database/accounts.ts"
import { asAnon, asUser, type Connection, connect, type Persona, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

const found = async (db: Connection, founder: Persona, industry: string): Promise<string> => {
  const [row] = await asUser(
    db,
    founder,
    (as) =>
      as`select public.create_organization('Corner', ${`corner-${industry}`}, ${industry}) ->> 'id' as id`,
  )
  return row?.id ?? ""
}

describe("a new business", () => {
  test.each(["laundry", "salon", "agency", "wedding", "general"])("as %s can be booked at once", (industry) =>
    rolledBack(sql, async (db) => {
      const id = await found(db, await createUser(db), industry)
      const [service] = await asAnon(
        db,
        { organizationId: id },
        (as) => as`select id from public.services order by position limit 1`,
      )
      const slots = await asAnon(
        db,
        { organizationId: id },
        (as) =>
          as`select 1 from public.available_slots(${id}, ${service?.id}, current_date + 1, current_date + 8)`,
      )
      expect(slots.length).toBeGreaterThan(10)
    }),
  )

  test("is told what is left to do by what its people did themselves", () =>
    rolledBack(sql, async (db) => {
      const founder = await createUser(db)
      const organizationId = await found(db, founder, "salon")
      const progress = async (who: Persona) =>
        (await asUser(db, { ...who, organizationId }, (as) => as`select public.setup_progress() as now`))[0]
          ?.now
      const none = { services: false, hours: false, look: false, contact: false, booking: false }
      expect(await progress(founder)).toEqual(none)
      await db`update public.organizations set created_at = created_at - interval '1 minute' where id = ${organizationId}`
      await db`update public.services set price_cents = 1 where organization_id = ${organizationId}`
      await db`update public.organizations set about = 'We cut hair.', phone = '+442079460958' where id = ${organizationId}`
      expect(await progress(founder)).toMatchObject({
        services: true,
        look: true,
        contact: true,
        booking: false,
      })
      expect(await progress(await addMember(db, organizationId, "viewer"))).toBeNull()
    }))
})
