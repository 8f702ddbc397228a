import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

/** One server action of the build. */
export interface ServerAction {
  id: string
  /** `<file> <exported name>` */
  name: string
  /** The routes whose pages carry it, as Next writes them. */
  routes: string[]
}

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      filename: z.string(),
      exportedName: z.string(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
})

/** Where the build that is being tested lies. */
export const distDir = join(process.cwd(), process.env.E2E_DIST_DIR ?? ".next")

/** Every server action that the build will answer to, whoever asks. */
export function listServerActions(): ServerAction[] {
  const file = join(distDir, "server/server-reference-manifest.json")
  const { node } = manifest.parse(JSON.parse(readFileSync(file, "utf8")))
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename} ${exportedName}`,
    routes: Object.keys(workers),
  }))
}

/** Posts a body to a server action, as a browser does or as anybody can. */
export function postToAction(
  base: string,
  action: ServerAction,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Response> {
  return fetch(`${base}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "next-action": action.id,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      ...headers,
    },
    body,
  })
}

/** What came back: the code of a refusal, `ok`, or the status where there was no answer of an action. */
export async function callAction(
  base: string,
  action: ServerAction,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<string> {
  const response = await postToAction(base, action, path, body, headers)
  const text = await response.text()
  const refusal = /"serverError":\{"code":"([a-z_]+)"/.exec(text)?.[1]
  if (refusal) return refusal
  if (text.includes('"validationErrors"')) return "invalid_request"
  if (response.headers.has("x-action-redirect")) return "ok"
  // A long text in the answer comes before it, without a line of its own.
  return response.ok && /(^|[^0-9a-f])1:\{/m.test(text) ? "ok" : `status ${response.status}`
}
