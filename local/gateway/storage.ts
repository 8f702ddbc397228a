import { Hono } from "hono"
import { z } from "zod"
import type { Gateway } from "./context.ts"
import { AuthError } from "./errors.ts"
import { askLite, bearer } from "./sessions.ts"
import type { Claims, Tokens } from "./tokens.ts"

/** Supabase Storage: lite's, in the words and shapes that storage-js expects. */
export function storageRoutes(gateway: Gateway, tokens: Tokens): Hono {
  const app = new Hono()
  app.onError((error) => {
    if (error instanceof AuthError) {
      return Response.json(
        { statusCode: "403", error: "Unauthorized", message: error.message },
        { status: 400 },
      )
    }
    console.error("Storage:", error)
    return Response.json({ statusCode: "500", error: "Internal", message: "Internal error" }, { status: 500 })
  })

  const claimsOf = async (request: Request): Promise<Claims> => {
    const token = bearer(request) || request.headers.get("apikey")
    return token ? tokens.verify(token) : { role: "anon" }
  }
  const ask = async (request: Request, options: { path?: string; body?: unknown } = {}) =>
    askLite(gateway, tokens, request, { ...options, claims: await claimsOf(request) })

  app.post("/object/sign/:bucket", async (c) => {
    const { paths, expiresIn } = manySchema.parse(await c.req.json())
    const answers = paths.map(async (path) => {
      const answer = await ask(c.req.raw, {
        path: signPath(c.req.param("bucket"), path),
        body: { expiresIn },
      })
      const signed = signedSchema.safeParse(await answer.json())
      return signed.success
        ? { path, error: null, signedURL: withoutPrefix(signed.data.signedUrl) }
        : { path, error: "Either the object does not exist or you do not have access to it", signedURL: null }
    })
    return c.json(await Promise.all(answers))
  })
  app.post("/object/sign/:bucket/:path{.+}", async (c) => {
    const answer = await ask(c.req.raw, { body: await c.req.json() })
    if (!answer.ok) return answer
    return c.json({ signedURL: withoutPrefix(signedSchema.parse(await answer.json()).signedUrl) })
  })
  app.post("/object/upload/sign/:bucket/:path{.+}", async (c) => {
    const answer = await ask(c.req.raw, { body: {} })
    if (!answer.ok) return answer
    const { signedUrl, url, token } = uploadSchema.parse(await answer.json())
    const address = withoutPrefix(signedUrl ?? url ?? "")
    return c.json({
      url: address,
      token: token ?? new URL(address, gateway.apiUrl).searchParams.get("token"),
    })
  })
  app.post("/object/upload/:rest{.+}", (c) => c.notFound())
  app.post("/object/list/:bucket", async (c) => {
    const body = listSchema.parse(await c.req.json())
    const answer = await ask(c.req.raw, { body })
    return answer.ok
      ? c.json(inFolder(z.array(objectSchema).parse(await answer.json()), body.prefix))
      : answer
  })
  app.post("/object/:kind{move|copy}", async (c) => {
    const answer = await ask(c.req.raw, { body: await c.req.json() })
    if (!answer.ok || c.req.param("kind") === "move") return answer
    const { key } = z.object({ key: z.string() }).parse(await answer.json())
    return c.json({ Key: key })
  })
  app.put("/object/upload/sign/:bucket/:path{.+}", (c) => upload(c.req.raw, null))
  app.on(["POST", "PUT"], "/object/:bucket/:path{.+}", async (c) =>
    upload(c.req.raw, await claimsOf(c.req.raw)),
  )
  app.delete("/object/:bucket/:path{.+}", async (c) => {
    const url = new URL(c.req.url)
    url.pathname = `/storage/v1/object/${c.req.param("bucket")}`
    const request = new Request(url, { method: "DELETE", headers: c.req.raw.headers })
    return ask(request, { body: { prefixes: [c.req.param("path")] } })
  })
  app.get("/object/:rest{.+}", async (c) => {
    const target = c.req.path
      .replace("/object/authenticated/", "/object/")
      .replace("/object/info/authenticated/", "/object/info/")
    const url = new URL(c.req.url)
    const answer = await ask(c.req.raw, { path: target + url.search })
    const name = url.searchParams.get("download")
    if (!answer.ok || name === null) return answer
    const headers = new Headers(answer.headers)
    const filename = name || decodeURIComponent(url.pathname.split("/").at(-1) ?? "file")
    headers.set("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`)
    return new Response(answer.body, { status: answer.status, headers })
  })
  app.all("*", async (c) => {
    const body = c.req.header("content-type")?.includes("json")
      ? await c.req.json().catch(() => ({}))
      : undefined
    return ask(c.req.raw, { body: body && plainSizes(body) })
  })
  return app

  async function upload(request: Request, claims: Claims | null): Promise<Response> {
    const headers = new Headers(request.headers)
    headers.delete("authorization")
    if (claims) headers.set("authorization", `Bearer ${await tokens.toInner(claims)}`)
    let body: Uint8Array<ArrayBuffer>
    if (headers.get("content-type")?.startsWith("multipart/form-data")) {
      const form = await request.formData()
      const file = [...form.values()].find((value) => value instanceof Blob)
      if (!file)
        return Response.json(
          { statusCode: "400", error: "InvalidRequest", message: "No file was sent." },
          { status: 400 },
        )
      body = new Uint8Array(await file.arrayBuffer())
      headers.set("content-type", file.type || "application/octet-stream")
      const cacheControl = form.get("cacheControl")
      if (typeof cacheControl === "string") headers.set("cache-control", `max-age=${cacheControl}`)
    } else body = new Uint8Array(await request.arrayBuffer())
    headers.set("content-length", String(body.length))
    return gateway.lite(new Request(request.url, { method: request.method, headers, body }))
  }
}

const listSchema = z.looseObject({ prefix: z.string().default("") })
const objectSchema = z.looseObject({ name: z.string() })

/** Names as the hosted service lists them: within the folder, and one entry for each folder below. */
function inFolder(objects: z.infer<typeof objectSchema>[], prefix: string): object[] {
  const folder = prefix && !prefix.endsWith("/") ? `${prefix}/` : prefix
  const entries = new Map<string, object>()
  for (const object of objects) {
    if (!object.name.startsWith(folder)) continue
    const [name = "", ...below] = object.name.slice(folder.length).split("/")
    const isFolder = below.length > 0
    entries.set(
      name,
      isFolder ? { name, id: null, updated_at: null, created_at: null, metadata: null } : { ...object, name },
    )
  }
  return [...entries.values()]
}

const manySchema = z.object({ paths: z.array(z.string()).max(1000), expiresIn: z.number() })
const signedSchema = z.object({ signedUrl: z.string() })
const uploadSchema = z.object({
  signedUrl: z.string().optional(),
  url: z.string().optional(),
  token: z.string().optional(),
})

/** Storage-js adds the prefix itself. */
function withoutPrefix(url: string): string {
  return url.replace(/^\/storage\/v1/, "")
}

function signPath(bucket: string, path: string): string {
  return `/storage/v1/object/sign/${bucket}/${path.split("/").map(encodeURIComponent).join("/")}`
}

const sizes: Record<string, number> = { kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }

function plainSizes(body: Record<string, unknown>): Record<string, unknown> {
  const match = /^(\d+)\s*(kb|mb|gb)$/i.exec(String(body.file_size_limit ?? ""))
  const entries = Object.entries(body).filter(([, value]) => value !== null)
  if (!match) return Object.fromEntries(entries)
  return {
    ...Object.fromEntries(entries),
    file_size_limit: Number(match[1]) * (sizes[(match[2] ?? "").toLowerCase()] ?? 1),
  }
}
