import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join, relative } from "node:path"
import { z } from "zod"
import { distDir } from "./server-actions"

/** A server of the same build that knows of no middleware. */
export interface BareServer {
  url: string
  stop(): Promise<void>
}

/** Copies the build, strikes the middleware from its manifest, and serves it. */
export async function startWithoutMiddleware(): Promise<BareServer> {
  const copy = join(process.cwd(), ".test/no-middleware")
  rmSync(copy, { recursive: true, force: true })
  cpSync(distDir, copy, {
    recursive: true,
    // The build links to modules by relative paths, which would lead elsewhere from here.
    dereference: true,
    filter: (path) => path !== join(distDir, "cache"),
  })
  const manifest = join(copy, "server/functions-config-manifest.json")
  const known = z.looseObject({ functions: z.record(z.string(), z.unknown()) })
  const { functions, ...rest } = known.parse(JSON.parse(readFileSync(manifest, "utf8")))
  if (!functions["/_middleware"]) throw new Error("The build's manifest names no middleware to strike out.")
  writeFileSync(manifest, JSON.stringify({ ...rest, functions: {} }))

  const port = await freePort()
  const server = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"],
    {
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_DIST_DIR: relative(process.cwd(), copy),
        NEXT_TELEMETRY_DISABLED: "1",
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  )
  await ready(server)
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(server, "exit")
      server.kill("SIGTERM")
      await ended
      rmSync(copy, { recursive: true, force: true })
    },
  }
}

async function ready(server: ChildProcess): Promise<void> {
  let said = ""
  for await (const chunk of server.stdout ?? []) {
    said += chunk
    // The output goes on being read, so that the server never waits for a reader.
    if (said.includes("Ready in")) return void server.stdout?.resume()
  }
  throw new Error(`The server did not start.\n${said}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject()))
    })
  })
}
