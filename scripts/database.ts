import { join } from "node:path"
import postgres from "postgres"
import { prepareDatabase, resetDatabase } from "@/local/database.ts"
import { localPorts } from "@/local/environment.ts"
import { migrate } from "@/local/migrations.ts"
import { postgresUrl, startPostgres } from "@/local/postgres.ts"

const portBase = Number(process.env.LOCAL_PORT_BASE ?? 54321)
const dataDir = process.env.LOCAL_DATA_DIR ?? ".local/cloud"
const command = process.argv[2]

if (command === "migrate") await migrateDatabase()
else if (command === "reset") await withLocalDatabase((url) => resetDatabase(url, dataDir))
else {
  console.error("Usage: npm run db:migrate, or npm run db:reset")
  process.exitCode = 1
}

async function migrateDatabase(): Promise<void> {
  // An address from outside is a hosted project's: it has its own schemas and gets no demo data.
  if (process.env.DATABASE_URL) report(await migrate(process.env.DATABASE_URL))
  else await withLocalDatabase(prepareDatabase)
}

async function withLocalDatabase(work: (url: string) => Promise<string[]>): Promise<void> {
  const { postgres: port } = localPorts(portBase)
  const url = postgresUrl(port)
  if (await answers(url)) return report(await work(url))
  const server = await startPostgres({ port, dataDir: join(dataDir, "postgres") })
  try {
    report(await work(server.url))
  } finally {
    await server.stop()
  }
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function report(applied: string[]): void {
  for (const name of applied) console.log(`  ${name}`)
  console.log(applied.length > 0 ? `Applied ${applied.length} files.` : "The database is up to date.")
}
