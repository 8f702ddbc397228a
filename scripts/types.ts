import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { freePort } from "@/local/free-port.ts"
import { migrate } from "@/local/migrations.ts"
import { startPostgres } from "@/local/postgres.ts"
import { createSystemSchemas } from "@/local/schemas.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const target = join(root, "lib/core/database.types.ts")

// Always from an empty database: what a developer tried by hand in theirs must not end up in the types.
const dataDir = join(root, ".test", `pg-${process.pid}`)
const server = await startPostgres({ port: await freePort(), dataDir, durable: false })
try {
  await createSystemSchemas(server.url)
  await migrate(server.url)
  const generated = await generate(server.url)
  if (process.argv.includes("--check")) await check(generated)
  else {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, generated)
    console.log("Wrote lib/core/database.types.ts.")
  }
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
  await rm(`${dataDir}.log`, { force: true })
}

async function generate(url: string): Promise<string> {
  // Only this platform's package of the CLI can be locked; elsewhere one that is installed on the machine serves.
  const packaged = join(root, "node_modules/@supabase/cli-linux-x64/bin/supabase")
  const cli = existsSync(packaged) ? packaged : "supabase"
  const args = ["gen", "types", `--remote=${url}?sslmode=disable`, "--lang=typescript", "--schema=public"]
  const { stdout } = await promisify(execFile)(cli, args, { cwd: root, maxBuffer: 64 << 20 })
  return format(stdout)
}

/** The generator's own layout is hard to read in a diff. */
function format(source: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const biome = join(root, "node_modules/.bin/biome")
    const child = execFile(
      biome,
      ["format", "--stdin-file-path=types.ts"],
      { cwd: root, maxBuffer: 64 << 20 },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    )
    child.stdin?.end(source)
  })
}

async function check(generated: string): Promise<void> {
  const current = await readFile(target, "utf8").catch(() => "")
  if (current === generated) return console.log("lib/core/database.types.ts matches the migrations.")
  console.error("lib/core/database.types.ts does not match the migrations. Run: npm run db:types")
  process.exitCode = 1
}
