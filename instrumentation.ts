/** Runs once when the server starts: says what is missing, and sees to it that a visitor's address can't be forged. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { env } = await import("@/lib/core/env")
  const { subscribe } = await import("node:diagnostics_channel")
  void env.APP_URL
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: import("node:http").IncomingMessage }
    request.headers["x-client-ip"] = request.socket.remoteAddress?.replace(/^::ffff:/, "")
  })
}
