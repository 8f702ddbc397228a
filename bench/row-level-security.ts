import { type Bench, type Finding, median } from "./database.ts"

const at = "$1::uuid"
/** What screens ask all day; each also filters by organization itself, as our queries do. */
const queries: [name: string, text: string][] = [
  [
    "day",
    `select id, status from public.bookings where organization_id = ${at} and starts_at >= now() and starts_at < now() + interval '1 day' order by starts_at`,
  ],
  [
    "page of 25",
    `select id, number, status, total_cents from public.bookings where organization_id = ${at} order by starts_at desc limit 25`,
  ],
  [
    "counts",
    `select day, bookings_placed from public.organization_metrics_daily where organization_id = ${at} and day > current_date - 30`,
  ],
  [
    "one customer's",
    `select id from public.bookings where organization_id = ${at} and customer_id = (select id from public.customers where organization_id = ${at} limit 1) order by starts_at desc`,
  ],
  [
    "revenue by day",
    `select day, revenue_cents from public.organization_metrics_daily where organization_id = ${at} and day > current_date - 90 order by day`,
  ],
  ["by id", `select id, number, status from public.bookings where organization_id = ${at} and id = $2::uuid`],
]
const insert = `insert into public.customers (organization_id, full_name) values (${at}, 'New customer')`
const rounds = 9
const repeats = 300

/** Everyday queries under row-level security against the same without it, timed in the server. */
export async function measureRowLevelSecurity(bench: Bench): Promise<Finding[]> {
  const [some] = await bench.sql<{ id: string }[]>`
    select id from public.bookings where organization_id = ${bench.organizationId} limit 1`
  const ratios: [string, number][] = []
  for (const [name, text] of [...queries, ["one insert", insert] as [string, string]]) {
    const measured: number[] = []
    for (let round = 0; round < rounds; round++) {
      const floor = await time(bench, text, some?.id ?? "", null)
      const secured = await time(bench, text, some?.id ?? "", "authenticated")
      measured.push(secured / floor)
    }
    ratios.push([name, median(measured)])
  }
  const mean = Math.exp(ratios.reduce((sum, [, ratio]) => sum + Math.log(ratio), 0) / ratios.length)
  return [
    {
      promise: "row-level security, geometric mean of seven queries",
      ratio: mean,
      limit: "≤ 1.3",
      met: mean <= 1.3,
    },
    ...ratios.map(([name, ratio]) => ({
      promise: `row-level security, ${name}`,
      ratio,
      limit: "≤ 1.8",
      met: ratio <= 1.8,
    })),
  ]
}

/** Microseconds for one run, in a prepared statement within the server, the permissions worked out as at each request's begin. */
async function time(bench: Bench, text: string, bookingId: string, role: string | null): Promise<number> {
  const undo = new Error("Measured.")
  let microseconds = Number.NaN
  try {
    await bench.sql.begin(async (t) => {
      await t`select set_config('request.jwt.claims', ${bench.claims}, true), set_config('request.headers', ${bench.headers}, true)`
      await t`select private.begin_request()`
      const body = text.replaceAll("$1", `'${bench.organizationId}'`).replaceAll("$2", `'${bookingId}'`)
      const run = body.startsWith("select") ? body.replace("select", "perform") : body
      if (role) await t.unsafe(`set local role ${role}`)
      await t.unsafe(`do $bench$
        declare t timestamptz; begin
          for i in 1..20 loop ${run}; end loop;
          t := clock_timestamp();
          for i in 1..${repeats} loop ${run}; end loop;
          perform set_config('tenantry.bench', (extract(epoch from clock_timestamp() - t) * 1e6 / ${repeats})::text, true);
        end $bench$`)
      const [row] = await t<{ us: string }[]>`select current_setting('tenantry.bench') as us`
      microseconds = Number(row?.us)
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  return microseconds
}
