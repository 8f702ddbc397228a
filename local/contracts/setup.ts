import { rm } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import postgres from "postgres"
import type { TestProject } from "vitest/node"
import { localEnvironment, localKeys, localPorts } from "../environment.ts"
import { freePort } from "../free-port.ts"
import { startPostgrest } from "../gateway/postgrest.ts"
import { startGateway } from "../gateway/server.ts"
import { startGoogle } from "../google/server.ts"
import { startMail } from "../mail/server.ts"
import { startPostgres } from "../postgres.ts"
import { createSystemSchemas } from "../schemas.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** The Supabase project that the contracts are held against. */
    supabase: { url: string; anonKey: string; serviceRoleKey: string; mailUrl: string | null }
  }
}

/**
 * Starts a Supabase of our own with a few tables to try it on. With CONTRACT_SUPABASE_URL, CONTRACT_ANON_KEY and
 * CONTRACT_SERVICE_ROLE_KEY the same tests run against a hosted project that has been given contract.sql.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const {
    CONTRACT_SUPABASE_URL: url,
    CONTRACT_ANON_KEY: anonKey,
    CONTRACT_SERVICE_ROLE_KEY: serviceRoleKey,
  } = process.env
  if (url && anonKey && serviceRoleKey) {
    project.provide("supabase", { url, anonKey, serviceRoleKey, mailUrl: null })
    return
  }
  const portBase = await freeBase()
  const ports = localPorts(portBase)
  const dataDir = fileURLToPath(new URL(`../../.test/contracts-${process.pid}`, import.meta.url))
  const env = localEnvironment({ portBase, webPort: 3000, dataDir })
  const database = await startPostgres({
    port: ports.postgres,
    dataDir: join(dataDir, "postgres"),
    durable: false,
  })
  await createSystemSchemas(database.url)
  const sql = postgres(database.url, { max: 1, onnotice: () => {} })
  await sql.file(fileURLToPath(new URL("./contract.sql", import.meta.url)))
  await sql.end()
  const mail = await startMail({ port: ports.mail })
  const google = await startGoogle({ port: ports.google, env })
  const rest =
    process.env.CONTRACT_REST === "lite"
      ? null
      : await startPostgrest({
          port: ports.rest,
          databaseUrl: database.url,
          keys: localKeys(dataDir),
          logFile: join(dataDir, "postgrest.log"),
        })
  const gateway = await startGateway({
    portBase,
    dataDir,
    databaseUrl: database.url,
    restUrl: rest?.url ?? null,
    env,
    reuseInterval: 1_000,
  })
  project.provide("supabase", {
    url: gateway.url,
    anonKey: env.NEXT_PUBLIC_SUPABASE_ANON_KEY ?? "",
    serviceRoleKey: env.SUPABASE_SERVICE_ROLE_KEY ?? "",
    mailUrl: env.RESEND_BASE_URL ?? null,
  })
  return async () => {
    await gateway.close()
    await rest?.stop()
    await google.close()
    await mail.close()
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function freeBase(): Promise<number> {
  // The parts listen on ports counted from the base; one that the system just gave has free neighbours as a rule.
  return Math.min(await freePort(), 65_000)
}
