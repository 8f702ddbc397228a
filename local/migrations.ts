import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { readdir, readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { Logger, runMigrations } from "graphile-worker"
import postgres from "postgres"

const supabase = fileURLToPath(new URL("../supabase/", import.meta.url))
// Any number that nothing else locks: two migrators at once take turns.
const migrationLock = 7_216_045

interface SqlFile {
  name: string
  text: string
}

/** The SQL files of supabase/migrations or supabase/seed, in the order in which they run. */
export async function listSqlFiles(kind: "migrations" | "seed"): Promise<SqlFile[]> {
  const directory = `${supabase}${kind}/`
  if (!existsSync(directory)) return []
  const names = (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort()
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(directory + name, "utf8") })))
}

/** Applies the migrations that the database has not had yet, each in its own transaction, and names them. */
export async function migrate(url: string): Promise<string[]> {
  const files = await listSqlFiles("migrations")
  const silent = new Logger(() => () => {})
  await runMigrations({ connectionString: url, logger: silent })
  return withLock(url, async (sql) => {
    await sql.unsafe(`
      create schema if not exists supabase_migrations;
      create table if not exists supabase_migrations.schema_migrations (
        version text primary key, statements text[], name text
      )`)
    const rows = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`
    const done = new Set(rows.map((row) => row.version))
    const applied: string[] = []
    for (const file of files) {
      const [version = "", ...rest] = file.name.replace(/\.sql$/, "").split("_")
      if (done.has(version)) continue
      await runFile(sql, file, async (transaction) => {
        await transaction`
          insert into supabase_migrations.schema_migrations (version, statements, name)
          values (${version}, ${[file.text]}, ${rest.join("_")})`
      })
      applied.push(file.name)
    }
    if (applied.length > 0) await sql`notify pgrst, 'reload schema'`
    return applied
  })
}

/** Runs the seed files that the database has not had yet, each in its own transaction, and names them. */
export async function seed(url: string): Promise<string[]> {
  const files = await listSqlFiles("seed")
  return withLock(url, async (sql) => {
    await sql.unsafe(`
      create schema if not exists supabase_migrations;
      create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null)`)
    const rows = await sql<{ path: string }[]>`select path from supabase_migrations.seed_files`
    const done = new Set(rows.map((row) => row.path))
    const applied: string[] = []
    for (const file of files) {
      if (done.has(file.name)) continue
      const hash = createHash("sha256").update(file.text).digest("hex")
      await runFile(sql, file, async (transaction) => {
        await transaction`
          insert into supabase_migrations.seed_files (path, hash) values (${file.name}, ${hash})`
      })
      applied.push(file.name)
    }
    if (applied.length > 0) await sql.unsafe("analyze")
    return applied
  })
}

async function withLock<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { statement_timeout: 0 } })
  try {
    await sql`select pg_advisory_lock(${migrationLock})`
    return await work(sql)
  } finally {
    await sql.end()
  }
}

async function runFile(
  sql: postgres.Sql,
  file: SqlFile,
  record: (transaction: postgres.TransactionSql) => Promise<void>,
): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      await transaction.unsafe(file.text)
      await record(transaction)
    })
  } catch (error) {
    // Without the cause: it carries the whole file, which would bury the message.
    throw new Error(`${file.name}${lineOf(error, file.text)}: ${messageOf(error)}`)
  } finally {
    // A file may change settings for itself, such as the search path; the next one starts afresh.
    await sql`reset all`
  }
}

function lineOf(error: unknown, text: string): string {
  if (!(error instanceof postgres.PostgresError) || !error.position) return ""
  return `:${text.slice(0, Number(error.position)).split("\n").length}`
}

function messageOf(error: unknown): string {
  if (!(error instanceof postgres.PostgresError))
    return error instanceof Error ? error.message : String(error)
  return [error.message, error.detail, error.hint, error.where].filter(Boolean).join("\n  ")
}
