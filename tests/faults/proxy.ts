import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo, Socket } from "node:net"

/**
 * What a network or a provider does wrong: closes the connection at once, answers 500, never answers, or does
 * the work and loses the answer.
 */
export type Fault = "none" | "refuse" | "error" | "hang" | "lose_answer"

/** Something that stands between a client and a server and can fail in each of the ways. */
export interface FaultyProxy {
  url: string
  /** Fails every request whose path matches until told otherwise; ends what hung so far. */
  set(fault: Fault, path?: RegExp): void
  /** How many requests met the present fault. */
  readonly met: number
  close(): Promise<void>
}

/** Starts a proxy in front of a server's address. */
export async function startProxy(target: string): Promise<FaultyProxy> {
  let fault: Fault = "none"
  let pattern = /./
  let met = 0
  const hanging = new Set<Socket>()

  const server = createServer(async (incoming, outgoing) => {
    const present = pattern.test(incoming.url ?? "") ? fault : "none"
    if (present !== "none") met++
    if (present === "refuse") return void incoming.socket.destroy()
    if (present === "hang") return void hanging.add(incoming.socket)
    if (present === "error") return void outgoing.writeHead(500).end("Internal error")
    const answer = await forward(target, incoming).catch(() => null)
    if (!answer || present === "lose_answer") return void incoming.socket.destroy()
    await reply(answer, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    set(next, path = /./) {
      fault = next
      pattern = path
      met = 0
      for (const socket of hanging) socket.destroy()
      hanging.clear()
    },
    get met() {
      return met
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function forward(target: string, incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!/^(host|connection|content-length|transfer-encoding)$/.test(name)) headers.set(name, String(value))
  }
  const response = await fetch(`${target}${incoming.url}`, {
    method: incoming.method ?? "GET",
    headers,
    redirect: "manual",
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  })
  // Whole, so that whatever the request was to do has been done by now.
  return new Response(await response.arrayBuffer(), {
    status: mayHaveBody(response.status),
    headers: response.headers,
  })
}

function mayHaveBody(status: number): number {
  return status === 204 ? 200 : status
}

async function reply(answer: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = Object.fromEntries(
    [...answer.headers].filter(
      ([name]) => !/^(content-length|content-encoding|transfer-encoding|connection)$/.test(name),
    ),
  )
  outgoing.writeHead(answer.status, headers).end(body)
}
