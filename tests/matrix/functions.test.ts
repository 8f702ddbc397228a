import { randomUUID } from "node:crypto"
import postgres from "postgres"
import { afterAll, expect, test } from "vitest"
import { asAnon, asUser, connect, rolledBack } from "../database/session.ts"
import { assemble, type Cast, type PersonaName, personaNames } from "./personas.ts"

/**
 * Calls every function a client may execute, as everybody, with nulls, garbage and another tenant's ids. None
 * may fail with anything but an error of ours that has a code and a sentence.
 */
const sql = connect()
afterAll(() => sql.end())

interface ClientFunction {
  name: string
  types: string[]
  names: string[]
}

const listed = sql<ClientFunction[]>`
  select p.proname as name,
         array(select t::regtype::text from unnest(p.proargtypes::oid[]) as t) as types,
         coalesce(p.proargnames[1:p.pronargs], '{}') as names
    from pg_proc p
   where p.pronamespace::regnamespace::text = 'public'
     and (has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('authenticated', p.oid, 'execute'))
   order by 1`

const garbage: Record<string, (cast: Cast) => (string | null)[]> = {
  uuid: (cast) => [null, randomUUID(), cast.organizationId, cast.otherOrganizationId],
  text: () => [null, "", "x".repeat(100_000), "'; drop table bookings; --", "\u202e\ufeff", "__proto__"],
  jsonb: (cast) => [
    null,
    "null",
    "[]",
    "{}",
    '"text"',
    "42",
    JSON.stringify({ items: "no", customer: [], idempotency_key: 7 }),
    JSON.stringify({
      items: [{ service_id: "no", quantity: -1 }],
      idempotency_key: "abcdefgh",
      channel: "storefront",
    }),
    JSON.stringify({
      items: [{ service_id: randomUUID(), quantity: 1e9 }],
      idempotency_key: "abcdefgh",
      starts_at: "soon",
    }),
    JSON.stringify({
      organization_id: cast.otherOrganizationId,
      items: Array.from({ length: 500 }, () => ({ service_id: randomUUID(), quantity: 0.001 })),
      idempotency_key: "abcdefgh",
      customer: { full_name: "x".repeat(10_000), email: "no", phone: {} },
      starts_at: "-infinity",
      payment: "free",
    }),
  ],
  bigint: () => [null, "-1", "0", "9223372036854775807"],
  integer: () => [null, "-1", "0", "2147483647"],
  boolean: () => [null, "true"],
  date: () => [null, "0001-01-01", "2027-03-28", "infinity"],
  "timestamp with time zone": () => [null, "-infinity", "2027-03-28T01:30:00Z", "infinity"],
  "uuid[]": (cast) => [null, "{}", `{${cast.organizationId},${randomUUID()}}`],
  "text[]": () => [null, "{}", "{x}"],
}

/** Sets of arguments: all null, then each argument's values in turn, the others taken from the first that isn't null. */
function argumentSets(types: string[], cast: Cast): (string | null)[][] {
  const choices = types.map((type) => {
    const make = garbage[type]
    if (!make) throw new Error(`No garbage is known for an argument of type ${type}.`)
    return make(cast)
  })
  const usual = types.map((type, index) =>
    type === "uuid" ? cast.organizationId : (choices[index]?.[1] ?? null),
  )
  const varied = choices.flatMap((values, index) =>
    values.map((value) => usual.map((other, place) => (place === index ? value : other))),
  )
  return [types.map(() => null), ...varied]
}

test.for(await listed)("$name answers anything with an answer or a refusal of ours", async (called) => {
  await rolledBack(sql, async (transaction) => {
    const cast = await assemble(transaction)
    for (const name of personaNames) {
      for (const values of argumentSets(called.types, cast)) {
        const outcome = await call(transaction, cast, name, called, values)
        expect
          .soft(outcome, `${name} calls ${called.name}(${JSON.stringify(values)?.slice(0, 300)})`)
          .toBe("ours")
      }
    }
  })
})

async function call(
  transaction: postgres.TransactionSql,
  cast: Cast,
  name: PersonaName,
  called: ClientFunction,
  values: (string | null)[],
): Promise<string> {
  const slots = called.types.map((type, index) => `${called.names[index]} => $${index + 1}::text::${type}`)
  const run = (inner: postgres.TransactionSql) =>
    inner.unsafe(`select * from public.${called.name}(${slots.join(", ")}) limit 1`, values)
  try {
    if (name === "visitor") await asAnon(transaction, { organizationId: cast.organizationId }, run)
    else await asUser(transaction, cast.signedIn[name], run)
    return "ours"
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error
    const refused = error.code.startsWith("PT4") && Boolean(error.detail) && /[.?]$/.test(error.message)
    return refused || (error.code === "42501" && name === "visitor")
      ? "ours"
      : `${error.code} ${error.message}`
  }
}
