import { mkdirSync } from "node:fs"
import { rm } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import type postgres from "postgres"
import { localEnvironment, localKeys, localPorts } from "@/local/environment.ts"
import { freePort } from "@/local/free-port.ts"
import { startPostgrest } from "@/local/gateway/postgrest.ts"
import { startGateway } from "@/local/gateway/server.ts"
import { startMail } from "@/local/mail/server.ts"
import { startStripe } from "@/local/stripe/server.ts"
import { ownDatabase } from "../database/session.ts"
import { type FaultyProxy, startProxy } from "./proxy.ts"

/** The application's surroundings, each behind a proxy that can fail. */
export interface Stage {
  databaseUrl: string
  sql: postgres.Sql
  data: FaultyProxy
  mail: FaultyProxy
  stripe: FaultyProxy
  /** Where the mail and Stripe stand-ins are controlled and looked into, whatever befalls the proxies. */
  behind: { mail: string; stripe: string }
  close(): Promise<void>
}

/**
 * Sets up a database of its own with the data API, the mail and the payment provider in front of it, and points
 * the environment at them: whatever the test imports from the application then runs against this stage.
 */
export async function setStage(): Promise<Stage> {
  const portBase = Math.min(await freePort(), 65_000)
  const ports = localPorts(portBase)
  const dataDir = fileURLToPath(new URL(`../../.test/stage-${process.pid}-${portBase}`, import.meta.url))
  mkdirSync(dataDir, { recursive: true })
  const env = localEnvironment({ portBase, webPort: await freePort(), dataDir })
  const database = await ownDatabase({ max: 5 })
  const [mail, stripe, rest] = await Promise.all([
    startMail({ port: ports.mail }),
    startStripe({ port: 0, dataDir, env }),
    startPostgrest({
      port: ports.rest,
      databaseUrl: database.url,
      keys: localKeys(dataDir),
      logFile: `${dataDir}/postgrest.log`,
    }),
  ])
  const gateway = await startGateway({
    portBase,
    dataDir,
    databaseUrl: database.url,
    restUrl: rest?.url ?? null,
    env,
  })
  const proxies = {
    data: await startProxy(gateway.url),
    mail: await startProxy(mail.url),
    stripe: await startProxy(stripe.url),
  }
  Object.assign(process.env, env, {
    NEXT_PUBLIC_SUPABASE_URL: proxies.data.url,
    RESEND_BASE_URL: proxies.mail.url,
    STRIPE_API_URL: proxies.stripe.url,
  })
  return {
    databaseUrl: database.url,
    sql: database.sql,
    ...proxies,
    behind: { mail: mail.url, stripe: stripe.url },
    async close() {
      for (const proxy of Object.values(proxies)) await proxy.close()
      await gateway.close()
      await rest?.stop()
      await stripe.close()
      await mail.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
