import { type Bench, type Finding, median } from "./database.ts"

/** A row trigger on every business table: what it costs one update, and ten thousand. */
export async function measureAudit(bench: Bench): Promise<Finding[]> {
  const one: number[] = []
  const many: number[] = []
  for (let round = 0; round < 7; round++) {
    one.push((await updateOneByOne(bench, true)) / (await updateOneByOne(bench, false)))
    many.push((await updateAtOnce(bench, true)) / (await updateAtOnce(bench, false)))
  }
  return [
    { promise: "audit, one-row update", ratio: median(one), limit: "≤ 1.8", met: median(one) <= 1.8 },
    { promise: "audit, 10,000 rows at once", ratio: median(many), limit: "≤ 2.0", met: median(many) <= 2 },
  ]
}

function updateOneByOne(bench: Bench, audited: boolean): Promise<number> {
  return measure(
    bench,
    audited,
    `
    for r in select organization_id, id from public.bookings limit 1500 loop
      update public.bookings set notes = 'seen' || clock_timestamp() where organization_id = r.organization_id and id = r.id;
    end loop;`,
  )
}

function updateAtOnce(bench: Bench, audited: boolean): Promise<number> {
  return measure(
    bench,
    audited,
    `
    update public.bookings set notes = 'seen' || clock_timestamp()
     where ctid = any (array(select ctid from public.bookings limit 10000));`,
  )
}

async function measure(bench: Bench, audited: boolean, body: string): Promise<number> {
  const undo = new Error("Measured.")
  let milliseconds = Number.NaN
  try {
    await bench.sql.begin(async (t) => {
      if (!audited) await t.unsafe("alter table public.bookings disable trigger audit")
      await t`select set_config('request.jwt.claims', ${bench.claims}, true), set_config('request.headers', ${bench.headers}, true)`
      await t.unsafe(`do $bench$ declare t timestamptz := clock_timestamp(); r record; begin ${body}
        perform set_config('tenantry.bench', (extract(epoch from clock_timestamp() - t) * 1000)::text, true); end $bench$`)
      const [row] = await t<{ ms: string }[]>`select current_setting('tenantry.bench') as ms`
      milliseconds = Number(row?.ms)
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  return milliseconds
}
