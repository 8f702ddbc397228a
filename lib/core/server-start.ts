import { subscribe } from "node:diagnostics_channel"
import type { IncomingMessage } from "node:http"
import { env } from "./env"

/** Says at once what the environment lacks, and sees to it that a visitor's address can't be forged. */
export function prepareServer(): void {
  void env.APP_URL
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers["x-client-ip"] = request.socket.remoteAddress?.replace(/^::ffff:/, "")
  })
}
