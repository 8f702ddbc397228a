import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import postgres from "postgres"

/**
 * Makes what a hosted Supabase project has before its first migration: roles, and the schemas auth, storage
 * and extensions. May be repeated.
 */
export async function createSystemSchemas(url: string): Promise<void> {
  process.env.LITE_TELEMETRY = "0"
  const { getAuthSchemaSql, getStorageSchemaSql } = await import("@supabase/lite")
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(await ours("roles"))
    await sql.unsafe(getAuthSchemaSql())
    await sql.unsafe(await ours("auth"))
    await sql.unsafe(getStorageSchemaSql())
    await sql.unsafe(await ours("storage"))
  } finally {
    await sql.end()
  }
}

function ours(name: string): Promise<string> {
  return readFile(fileURLToPath(new URL(`./sql/${name}.sql`, import.meta.url)), "utf8")
}
