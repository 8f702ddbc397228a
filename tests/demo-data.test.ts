import { afterAll, describe, expect, test } from "vitest"
import { connect } from "./database/session.ts"

/** The demo data are the acceptance test of the product: they obey every rule that real data do. */
const sql = connect()
afterAll(() => sql.end())

async function names(rows: Promise<{ name: string }[]>): Promise<string[]> {
  return (await rows).map((row) => row.name)
}

describe("the demo", () => {
  test("has the four businesses, each on its own industry", async () => {
    const rows = await sql`select slug::text, industry from public.organizations order by slug`
    expect(rows.map((row) => [row.slug, row.industry])).toEqual([
      ["evermore-weddings", "wedding"],
      ["glow-studio", "salon"],
      ["northwind-growth", "agency"],
      ["spotless-laundry", "laundry"],
    ])
  })

  test("lets every built-in role and every platform role sign in with its one password", async () => {
    const missing = sql<{ name: string }[]>`
      select r.key as name from public.roles r
       where r.is_system and not exists (
         select from public.member_roles mr join auth.users u on u.id = mr.user_id
          where mr.role_id = r.id and u.email_confirmed_at is not null
            and u.encrypted_password = extensions.crypt('Tenantry-demo-2026', u.encrypted_password))`
    expect(await names(missing)).toEqual([])
    const staff = await sql`select role from public.platform_staff order by role`
    expect(staff.map((row) => row.role)).toEqual(["billing_admin", "super_admin", "support"])
  })

  test("has ninety days of history and something today in each business", async () => {
    const rows = await sql<{ slug: string; first: number; ahead: number; today: number }[]>`
      select o.slug::text, current_date - min(b.starts_at)::date as first, max(b.starts_at)::date - current_date as ahead,
             count(*) filter (where b.starts_at between now() - interval '3 days' and now() + interval '3 days')::int as today
        from public.organizations o join public.bookings b on b.organization_id = o.id group by 1`
    for (const row of rows) {
      expect(row.first, row.slug).toBeGreaterThan(80)
      expect(row.ahead, row.slug).toBeGreaterThan(10)
      expect(row.today, row.slug).toBeGreaterThan(0)
    }
    expect(rows).toHaveLength(4)
  })

  test("numbers its bookings without a gap", async () => {
    const rows = sql<{ name: string }[]>`
      select organization_id::text as name from public.bookings
       group by 1 having max(substring(number from 3)::int) <> count(*) or min(substring(number from 3)::int) <> 1`
    expect(await names(rows)).toEqual([])
  })

  test("adds its money up: items, bookings, payments and refunds", async () => {
    const rows = sql<{ name: string }[]>`
      select b.number as name from public.bookings b
       where b.subtotal_cents <> (select sum(i.total_cents) from public.booking_items i where i.organization_id = b.organization_id and i.booking_id = b.id)
          or b.paid_cents <> (select coalesce(sum(p.amount_cents), 0) from public.payments p
                               where p.organization_id = b.organization_id and p.booking_id = b.id and p.paid_at is not null)
          or b.refunded_cents <> (select coalesce(sum(r.amount_cents), 0) from public.refunds r
                                    join public.payments p on p.organization_id = r.organization_id and p.id = r.payment_id
                                   where p.organization_id = b.organization_id and p.booking_id = b.id and r.status = 'succeeded')`
    expect(await names(rows)).toEqual([])
  })

  test("keeps the roll-up equal to the rows", async () => {
    const rows = sql<{ name: string }[]>`
      select coalesce(m.day, x.day)::text as name
        from (select organization_id, day, bookings_placed from public.organization_metrics_daily where bookings_placed > 0) m
        full join (select b.organization_id, (b.created_at at time zone o.timezone)::date as day, count(*)::int as placed
                     from public.bookings b join public.organizations o on o.id = b.organization_id group by 1, 2) x
          on x.organization_id = m.organization_id and x.day = m.day
       where m.bookings_placed is distinct from x.placed`
    expect(await names(rows)).toEqual([])
  })

  test("keeps stock equal to its movements", async () => {
    const rows = sql<{ name: string }[]>`
      select p.name from public.products p
       where p.stock_on_hand <> (select coalesce(sum(m.quantity), 0) from public.inventory_movements m
                                  where m.organization_id = p.organization_id and m.product_id = p.id)`
    expect(await names(rows)).toEqual([])
  })

  test("leaves its tools behind nowhere", async () => {
    const rows = sql<{ name: string }[]>`select nspname as name from pg_namespace where nspname = 'demo'`
    expect(await names(rows)).toEqual([])
    const silent = sql<{ name: string }[]>`
      select tgrelid::regclass::text as name from pg_trigger where tgname = 'audit' and tgenabled <> 'O'`
    expect(await names(silent)).toEqual([])
  })
})
