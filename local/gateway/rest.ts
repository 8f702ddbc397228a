import { Agent, request as ask, type IncomingMessage, type ServerResponse } from "node:http"

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Hands a request to PostgREST as it is, with the visitor's role token where no one has signed in. */
export function proxyRest(restUrl: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const target = new URL(restUrl)
  const apiKey = incoming.headers.apikey
  const authorization =
    incoming.headers.authorization ?? `Bearer ${Array.isArray(apiKey) ? apiKey[0] : apiKey}`
  const upstream = ask(
    {
      agent,
      host: target.hostname,
      port: target.port,
      method: incoming.method,
      path: (incoming.url ?? "").replace(/^\/rest\/v1/, "") || "/",
      headers: { ...incoming.headers, host: target.host, authorization },
    },
    (answer) => {
      const { server: _, ...headers } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, { ...headers, ...corsHeaders(incoming) })
      answer.pipe(outgoing)
    },
  )
  upstream.once("error", () => {
    if (outgoing.headersSent) return outgoing.destroy()
    outgoing.writeHead(503, {
      "content-type": "application/json",
      "retry-after": "1",
      ...corsHeaders(incoming),
    })
    outgoing.end(
      JSON.stringify({
        code: "PGRST000",
        message: "The database is not answering.",
        details: null,
        hint: null,
      }),
    )
  })
  incoming.pipe(upstream)
  outgoing.once("close", () => {
    if (!outgoing.writableEnded) upstream.destroy()
  })
}

/** What lets a browser on another origin read the answer. */
export function corsHeaders(incoming: IncomingMessage): Record<string, string> {
  return {
    "access-control-allow-origin": incoming.headers.origin ?? "*",
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS",
    "access-control-allow-headers": incoming.headers["access-control-request-headers"] ?? "*",
    "access-control-expose-headers":
      "content-range, content-location, preference-applied, x-total-count, link",
    "access-control-max-age": "86400",
  }
}
