import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import postgres from "postgres"
import type { TestProject } from "vitest/node"
import { freePort } from "@/local/free-port.ts"
import { listSqlFiles, migrate, seed } from "@/local/migrations.ts"
import { postgresUrl, startPostgres, stopPostgres } from "@/local/postgres.ts"
import { createSystemSchemas } from "@/local/schemas.ts"

const root = fileURLToPath(new URL("../../.test/", import.meta.url))
const cache = join(root, "database")

declare module "vitest" {
  interface ProvidedContext {
    /** The database that all tests share; they leave no trace in it. */
    databaseUrl: string
    /** The cluster's administrative database, from which a test can make a database of its own. */
    clusterUrl: string
  }
}

/**
 * Gives the run a Postgres cluster of its own, with all migrations and the demo data. The cluster is built
 * once for each state of the SQL files and copied for each run, so that runs side by side never meet.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(cache, { recursive: true })
  await removeAbandoned()
  const prepared = await prepareCluster()
  const dataDir = join(root, `pg-${process.pid}`)
  await copyCluster(prepared, dataDir)
  const port = await freePort()
  const server = await startPostgres({ port, dataDir, durable: false })
  const admin = postgres(server.url, { max: 1, onnotice: () => {} })
  await admin.unsafe("create database test template tenantry strategy file_copy")
  await admin.end()
  project.provide("databaseUrl", postgresUrl(port, "test"))
  project.provide("clusterUrl", server.url)
  return async () => {
    await server.stop()
    await removeCluster(dataDir)
  }
}

async function prepareCluster(): Promise<string> {
  const dataDir = join(cache, await fingerprint())
  if (await exists(dataDir)) {
    await utimes(dataDir, new Date(), new Date())
    return dataDir
  }
  const draft = join(root, `pg-${process.pid}`)
  await removeCluster(draft)
  const port = await freePort()
  const server = await startPostgres({ port, dataDir: draft, durable: false })
  try {
    const admin = postgres(server.url, { max: 1, onnotice: () => {} })
    await admin.unsafe("create database tenantry")
    await admin.end()
    const url = postgresUrl(port, "tenantry")
    await createSystemSchemas(url)
    await migrate(url)
    await seed(url)
  } catch (error) {
    await server.stop()
    await removeCluster(draft)
    throw error
  }
  await server.stop()
  // Two runs may have prepared the same cluster at once; either copy will do.
  await rename(draft, dataDir).catch(() => removeCluster(draft))
  await forgetOldClusters()
  return dataDir
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256")
  for (const file of [
    "schemas.ts",
    "migrations.ts",
    "postgres.ts",
    "sql/roles.sql",
    "sql/auth.sql",
    "sql/storage.sql",
  ]) {
    hash.update(await readFile(new URL(`../../local/${file}`, import.meta.url)))
  }
  for (const kind of ["migrations", "seed"] as const) {
    for (const file of await listSqlFiles(kind)) hash.update(`${file.name}\0${file.text}\0`)
  }
  return hash.digest("hex").slice(0, 16)
}

async function copyCluster(from: string, to: string): Promise<void> {
  await removeCluster(to)
  // The server's account owns the files, which only cp keeps when we are root.
  if (process.platform === "win32") await cp(from, to, { recursive: true })
  else await promisify(execFile)("cp", ["-a", from, to])
}

async function removeCluster(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true })
  await rm(`${dataDir}.log`, { force: true })
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = Number(/^(?:pg|fault|stage)-(\d+)(?:-\d+)?$/.exec(name)?.[1] ?? 0)
    if (!pid || isAlive(pid)) continue
    await stopPostgres(join(root, name))
    await removeCluster(join(root, name))
  }
}

async function forgetOldClusters(): Promise<void> {
  const names = await readdir(cache)
  const dated = await Promise.all(
    names.map(async (name) => ({
      name,
      age: await stat(join(cache, name)).then(
        (it) => it.mtimeMs,
        () => 0,
      ),
    })),
  )
  const old = dated.sort((a, b) => b.age - a.age).slice(4)
  await Promise.all(old.map(({ name }) => rm(join(cache, name), { recursive: true, force: true })))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function exists(path: string): Promise<boolean> {
  return readdir(path).then(
    () => true,
    () => false,
  )
}
