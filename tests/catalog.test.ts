import { afterAll, describe, expect, test } from "vitest"
import { createOption, createProduct, createService, createStudio } from "./database/factory.ts"
import { asAnon, asUser, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

describe("services", () => {
  test("visitors see the active ones with their price, not the buffers", () =>
    rolledBack(sql, async (db) => {
      const { organizationId, staffId } = await createStudio(db)
      await createService(db, organizationId, [staffId], { is_active: false })
      const seen = await asAnon(
        db,
        { organizationId },
        (as) => as`select name, price_cents from public.services`,
      )
      expect(seen).toEqual([{ name: "Cut", price_cents: "5000" }])
      expect(
        await failure(
          asAnon(db, { organizationId }, (as) => as`select buffer_after_minutes from public.services`),
        ),
      ).toBe("42501")
    }))

  test("visitors see options, categories and who offers what, of the business they are at only", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const elsewhere = await createStudio(db)
      await createOption(db, studio.organizationId, studio.serviceId)
      await db`insert into public.service_categories (organization_id, name) values (${studio.organizationId}, 'Hair')`
      for (const table of ["service_options", "service_categories", "staff_services"]) {
        const count = (organizationId: string) =>
          asAnon(db, { organizationId }, (as) => as`select organization_id from ${as(`public.${table}`)}`)
        const rows = await count(studio.organizationId)
        expect(new Set(rows.map((row) => row.organization_id))).toEqual(new Set([studio.organizationId]))
        expect(
          (await count(elsewhere.organizationId)).every(
            (row) => row.organization_id === elsewhere.organizationId,
          ),
        ).toBe(true)
      }
    }))

  test("are priced by editors only, and never deleted", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const cheaper = (as: typeof db) => as`update public.services set price_cents = 1`
      expect((await asUser(db, studio.viewer, cheaper)).count).toBe(0)
      expect((await asUser(db, studio.stranger, cheaper)).count).toBe(0)
      expect((await asUser(db, studio.owner, cheaper)).count).toBe(1)
      expect(await failure(asAnon(db, studio, cheaper))).toBe("42501")
      expect(await failure(asUser(db, studio.owner, (as) => as`delete from public.services`))).toBe("42501")
    }))

  test("refuse absurd rules", () =>
    rolledBack(sql, async (db) => {
      const { organizationId } = await createStudio(db)
      for (const row of [
        { price_cents: -1 },
        { duration_minutes: 0 },
        { capacity: 0 },
        { kind: "party" },
        { deposit_bp: 10001 },
        { slug: "A b" },
      ]) {
        expect(await failure(db.savepoint((inner) => createService(inner, organizationId, [], row)))).toBe(
          "23514",
        )
      }
    }))

  test("can't be offered by another organization's staff", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const elsewhere = await createStudio(db)
      const link = asUser(
        db,
        studio.owner,
        (as) => as`
        insert into public.staff_services (organization_id, staff_id, service_id) values (${studio.organizationId}, ${elsewhere.staffId}, ${studio.serviceId})`,
      )
      expect(await failure(link)).toBe("23503")
    }))
})

describe("stock", () => {
  test("is the sum of its movements, and nobody sets it", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const productId = await createProduct(db, studio.organizationId, 5)
      await asUser(
        db,
        studio.owner,
        (as) => as`
        insert into public.inventory_movements (organization_id, product_id, action, quantity) values (${studio.organizationId}, ${productId}, 'damaged', -2)`,
      )
      const [product] = await db`select stock_on_hand from public.products where id = ${productId}`
      expect(product?.stock_on_hand).toBe(3)
      expect(
        await failure(asUser(db, studio.owner, (as) => as`update public.products set stock_on_hand = 100`)),
      ).toBe("42501")
      expect(
        await failure(
          asUser(db, studio.owner, (as) => as`update public.inventory_movements set quantity = 100`),
        ),
      ).toBe("42501")
    }))

  test("never goes below zero, unless the organization allows back-orders", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const productId = await createProduct(db, studio.organizationId, 1)
      const lose = () =>
        db.savepoint(
          (inner) => inner`
        insert into public.inventory_movements (organization_id, product_id, action, quantity) values (${studio.organizationId}, ${productId}, 'damaged', -2)`,
        )
      expect(await failure(lose())).toBe("out_of_stock")
      await db`update public.organizations set settings = '{"back_orders": true}' where id = ${studio.organizationId}`
      await lose()
      const [product] = await db`select stock_on_hand from public.products where id = ${productId}`
      expect(product?.stock_on_hand).toBe(-1)
    }))

  test("sales are recorded by bookings alone", () =>
    rolledBack(sql, async (db) => {
      const studio = await createStudio(db)
      const productId = await createProduct(db, studio.organizationId, 3)
      const sell = (who: typeof studio.owner, action: string, quantity: number) =>
        asUser(
          db,
          who,
          (as) => as`
        insert into public.inventory_movements (organization_id, product_id, action, quantity) values (${studio.organizationId}, ${productId}, ${action}, ${quantity})`,
        )
      expect(await failure(sell(studio.owner, "sold", -1))).toBe("42501")
      expect(await failure(sell(studio.viewer, "received", 1))).toBe("42501")
      expect(await failure(sell(studio.owner, "received", -1))).toBe("23514")
    }))
})
