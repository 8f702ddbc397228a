import { type Bench, type Finding, median } from "./database.ts"

interface Row {
  id: string
  customer_id: string
}

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
    `select id from public.bookings where organization_id = ${at} and customer_id = $3::uuid order by starts_at desc`,
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
  const [some] = await bench.sql<Row[]>`
    select id, customer_id from public.bookings where organization_id = ${bench.organizationId} limit 1`
  if (!some) throw new Error("The bench's organization has no bookings.")
  const ratios: [string, number][] = []
  const everywhere: number[] = []
  for (const [name, text] of [...queries, ["one insert", insert] as [string, string]]) {
    const measured: number[] = []
    const measuredEverywhere: number[] = []
    for (let round = 0; round < rounds; round++) {
      const floor = await time(bench, text, some, null, bench.claims)
      const secured = await time(bench, text, some, "authenticated", bench.claims)
      const securedEverywhere = await time(bench, text, some, "authenticated", bench.everywhereClaims)
      measured.push(secured / floor)
      measuredEverywhere.push(securedEverywhere / secured)
    }
    ratios.push([name, median(measured)])
    everywhere.push(median(measuredEverywhere))
  }
  const mean = geometricMean(ratios.map(([, ratio]) => ratio))
  const meanEverywhere = geometricMean(everywhere)
  return [
    {
      promise: "row-level security, geometric mean of seven queries",
      ratio: mean,
      limit: "≤ 1.3",
      met: mean <= 1.3,
    },
    {
      promise: "row-level security, a user in every organization against one in a single one",
      ratio: meanEverywhere,
      limit: "≤ 1.15",
      met: meanEverywhere <= 1.15,
    },
    ...ratios.map(([name, ratio]) => ({
      promise: `row-level security, ${name}`,
      ratio,
      limit: "≤ 1.8",
      met: ratio <= 1.8,
    })),
  ]
}

function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
}

/** PostgREST has the database make the answer's JSON: a query without it is nothing that a screen ever asks. */
function asTheDataApi(query: string): string {
  return `perform coalesce(json_agg(answer), '[]')::text from (${query}) as answer`
}

/** Microseconds for one run, in a prepared statement within the server, the permissions worked out as at each request's begin. */
async function time(
  bench: Bench,
  text: string,
  row: Row,
  role: string | null,
  claims: string,
): Promise<number> {
  const undo = new Error("Measured.")
  let microseconds = Number.NaN
  try {
    await bench.sql.begin(async (t) => {
      await t`select set_config('request.jwt.claims', ${claims}, true), set_config('request.headers', ${bench.headers}, true)`
      await t`select private.begin_request()`
      const body = text
        .replaceAll("$1", `'${bench.organizationId}'`)
        .replaceAll("$2", `'${row.id}'`)
        .replaceAll("$3", `'${row.customer_id}'`)
      const run = body.startsWith("select") ? asTheDataApi(body) : body
      if (role) await t.unsafe(`set local role ${role}`)
      await t.unsafe(`do $bench$
        declare t timestamptz; begin
          for i in 1..20 loop ${run}; end loop;
          t := clock_timestamp();
          for i in 1..${repeats} loop ${run}; end loop;
          perform set_config('tenantry.bench', (extract(epoch from clock_timestamp() - t) * 1e6 / ${repeats})::text, true);
        end $bench$`)
      const [timed] = await t<{ us: string }[]>`select current_setting('tenantry.bench') as us`
      microseconds = Number(timed?.us)
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  return microseconds
}
