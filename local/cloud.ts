import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { prepareDatabase } from "./database.ts"
import { type LocalOptions, localEnvironment, localKeys, localPorts } from "./environment.ts"
import { startPostgrest } from "./gateway/postgrest.ts"
import { startGateway } from "./gateway/server.ts"
import { startGoogle } from "./google/server.ts"
import { startMail } from "./mail/server.ts"
import { startPostgres } from "./postgres.ts"
import { startSms } from "./sms/server.ts"
import { startStripe } from "./stripe/server.ts"

/** A cloud that runs, or one that is half started and has to be stopped all the same. */
export interface LocalCloud {
  env: Record<string, string>
  stop(): Promise<void>
}

/** Starts everything that a hosted project would provide. `report` hears of each step that is done. */
export async function startCloud(
  options: LocalOptions,
  report: (step: string, text: string) => void = () => {},
): Promise<LocalCloud> {
  const { dataDir, portBase } = options
  mkdirSync(dataDir, { recursive: true })
  const ports = localPorts(portBase)
  const env = localEnvironment(options)
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of stops.splice(0).reverse()) {
      await close().catch((error: unknown) => console.error(error))
    }
  }

  try {
    const database = await startPostgres({ port: ports.postgres, dataDir: join(dataDir, "postgres") })
    stops.push(() => database.stop())
    report("database", `database on port ${ports.postgres}`)
    const applied = await prepareDatabase(database.url)
    if (applied.length > 0) report("migrations", `${applied.length} migrations and seed files applied`)

    const start = { dataDir, env }
    const standIns = [
      startMail({ ...start, port: ports.mail }),
      startStripe({ ...start, port: ports.stripe }),
      startSms({ ...start, port: ports.sms }),
      startGoogle({ ...start, port: ports.google }),
    ]
    for (const standIn of await Promise.all(standIns)) stops.push(() => standIn.close())

    const logFile = join(dataDir, "postgrest.log")
    const keys = localKeys(dataDir)
    const rest = await startPostgrest({ port: ports.rest, databaseUrl: database.url, keys, logFile })
    if (rest) {
      stops.push(() => rest.stop())
      // Whoever clears up after us must know of it: it doesn't notice that we are gone.
      process.send?.({ process: { name: "postgrest", pid: rest.pid } })
    }
    const restUrl = rest?.url ?? null
    const gateway = await startGateway({ portBase, dataDir, databaseUrl: database.url, restUrl, env })
    stops.push(() => gateway.close())
    report("ready", `Supabase on ${gateway.url}; mail, Stripe, SMS and Google stand-ins`)
    return { env, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
