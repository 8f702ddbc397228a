import { resolve } from "node:path"
import { type LocalCloud, startCloud } from "./cloud.ts"

let cloud: LocalCloud | null = null
let stopping = false

process.once("SIGINT", stop)
process.once("SIGTERM", stop)
// The supervisor holds the other end: when it dies, however it dies, we end in good order.
process.once("disconnect", stop)

try {
  const options = {
    portBase: Number(process.env.LOCAL_PORT_BASE ?? 54321),
    webPort: Number(process.env.PORT ?? 3000),
    dataDir: resolve(process.env.LOCAL_DATA_DIR ?? ".local/cloud"),
  }
  cloud = await startCloud(options, report)
  process.send?.({ step: "environment", env: cloud.env })
  if (stopping) await cloud.stop().then(() => process.exit())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

function report(step: string, text: string): void {
  if (process.connected) process.send?.({ step, text })
  else console.log(text)
}

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await cloud?.stop()
  if (cloud) process.exit()
}
