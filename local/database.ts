import { rm } from "node:fs/promises"
import { join } from "node:path"
import postgres from "postgres"
import { migrate, seed } from "./migrations.ts"
import { createSystemSchemas } from "./schemas.ts"

/** Brings a database up to date: Supabase's own schemas, our migrations, the demo data. Names what it ran. */
export async function prepareDatabase(url: string): Promise<string[]> {
  await createSystemSchemas(url)
  return [...(await migrate(url)), ...(await seed(url))]
}

/** Throws the local database and its stored files away and makes them anew. */
export async function resetDatabase(url: string, dataDir: string): Promise<string[]> {
  const { pathname } = new URL(url)
  const name = pathname.slice(1)
  const admin = postgres(url.replace(/\/[^/]*$/, "/template1"), { max: 1, onnotice: () => {} })
  try {
    await admin`drop database if exists ${admin(name)} with (force)`
    await admin`create database ${admin(name)}`
  } finally {
    await admin.end()
  }
  await rm(join(dataDir, "storage"), { recursive: true, force: true })
  return prepareDatabase(url)
}
