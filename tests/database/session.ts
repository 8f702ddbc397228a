import { randomUUID } from "node:crypto"
import postgres from "postgres"
import { inject } from "vitest"

/** A connection or an open transaction. */
export type Connection = postgres.Sql | postgres.TransactionSql

/** Who signs in, and what their token and request say. */
export interface Persona {
  userId: string
  organizationId?: string | null
  sessionId?: string
  aal?: "aal1" | "aal2"
  email?: string
  headers?: Record<string, string>
}

/** What an anonymous visitor or the server itself sends along. */
export interface Visit {
  organizationId?: string | null
  headers?: Record<string, string>
}

type Work<T> = (sql: postgres.TransactionSql) => Promise<T>

/** Opens connections to the database that all tests share. Close them with `end()`. */
export function connect(options: { max?: number } = {}): postgres.Sql {
  return postgres(inject("databaseUrl"), { max: options.max ?? 2, onnotice: () => {} })
}

/** Makes a database of one's own with the same content, for tests that must commit: races, jobs, crashes. */
export async function ownDatabase(options: { max?: number } = {}): Promise<{
  url: string
  sql: postgres.Sql
  drop(): Promise<void>
}> {
  const name = `test_${randomUUID().replaceAll("-", "").slice(0, 12)}`
  const admin = postgres(inject("clusterUrl"), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name} template tenantry strategy file_copy`)
  const url = inject("clusterUrl").replace(/\/[^/]*$/, `/${name}`)
  const sql = postgres(url, { max: options.max ?? 10, onnotice: () => {} })
  return {
    url,
    sql,
    async drop() {
      await sql.end()
      await admin.unsafe(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/** Runs work in a transaction that never commits, and gives back what it answered. */
export async function rolledBack<T>(sql: postgres.Sql, work: Work<T>): Promise<T> {
  const undo = new Undo<T>()
  try {
    await sql.begin(async (transaction) => {
      undo.answer = { value: await work(transaction) }
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  if (!undo.answer) throw new Error("The transaction ended without an answer.")
  return undo.answer.value
}

/** Runs work as a signed-in user. Inside an open transaction its effects stay until that one ends. */
export function asUser<T>(sql: Connection, persona: Persona, work: Work<T>): Promise<T> {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    sub: persona.userId,
    role: "authenticated",
    aud: "authenticated",
    email: persona.email ?? "",
    session_id: persona.sessionId ?? randomUUID(),
    aal: persona.aal ?? "aal1",
    amr: [{ method: "password", timestamp: now }],
    app_metadata: {},
    user_metadata: {},
    is_anonymous: false,
    iat: now,
    exp: now + 600,
  }
  return as(sql, "authenticated", claims, persona, work)
}

/** Runs work as a visitor who has not signed in. */
export function asAnon<T>(sql: Connection, visit: Visit, work: Work<T>): Promise<T> {
  return as(sql, "anon", { role: "anon" }, visit, work)
}

/** Runs work with the server's own key, which row-level security does not bind. */
export function asService<T>(sql: Connection, visit: Visit, work: Work<T>): Promise<T> {
  return as(sql, "service_role", { role: "service_role" }, visit, work)
}

/** The code that a refused statement failed with: ours (`slot_taken`) where there is one, else Postgres' own. */
export async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error
    return error.code.startsWith("PT") ? (error.detail ?? error.code) : error.code
  }
  throw new Error("It was expected to be refused, and it was not.")
}

async function as<T>(sql: Connection, role: string, claims: object, visit: Visit, work: Work<T>): Promise<T> {
  if (!isTransaction(sql)) return rolledBack(sql, (transaction) => as(transaction, role, claims, visit, work))
  const headers = {
    "x-request-id": randomUUID(),
    "x-client-ip": "203.0.113.7",
    ...(visit.organizationId ? { "x-organization-id": visit.organizationId } : {}),
    ...visit.headers,
  }
  const [before] = await sql<{ role: string; claims: string; headers: string }[]>`
    select
      current_setting('role') as role,
      coalesce(current_setting('request.jwt.claims', true), '') as claims,
      coalesce(current_setting('request.headers', true), '') as headers`
  // A failure inside goes back to the savepoint and takes role and claims along, so the caller may go on.
  const answer = await sql.savepoint(async (inner) => {
    await enter(inner, role, JSON.stringify(claims), JSON.stringify(headers))
    return { value: await work(inner) }
  })
  await enter(sql, before?.role ?? "none", before?.claims ?? "", before?.headers ?? "")
  return answer.value
}

async function enter(
  sql: postgres.TransactionSql,
  role: string,
  claims: string,
  headers: string,
): Promise<void> {
  await sql`
    select
      set_config('role', ${role}, true),
      set_config('request.jwt.claims', ${claims}, true),
      set_config('request.headers', ${headers}, true)`
}

function isTransaction(sql: Connection): sql is postgres.TransactionSql {
  return "savepoint" in sql
}

class Undo<T> extends Error {
  answer?: { value: T }
}
